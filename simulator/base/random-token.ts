import { randomBytes } from 'node:crypto';

export const randomToken = (bytes = 16): string => randomBytes(bytes).toString('hex');
