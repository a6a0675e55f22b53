/** Failures that are said in the reader's language; others come as the server told them. */
export type ErrorCode =
  | 'NO_ANSWER'
  | 'ANSWER_UNREADABLE'
  | 'SESSION_INVALID'
  | 'LINE_FORBIDDEN'
  | 'LINE_UNKNOWN'
  | 'PORTAL_FORBIDDEN'
  | 'PORTAL_UNAVAILABLE'
  | 'PHONE_OF_ANOTHER'
  | 'MERGE_CONFLICT';
