/** Number of the setup's step that checks the connection, from 1. */
export const CHECK_STEP = 3;
