import { z } from 'zod';
import { languages } from '../../domain/languages.ts';
import { list, nothing } from './common.ts';
import type { ApiCall } from './call.ts';

export const me = {
  method: 'GET',
  path: '/api/v1/me',
  right: 'read',
  does: 'Who opened the page, in which language, and what they may do.',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({
    userId: z.number(),
    /** The portal's own language, for pages that were opened without one. */
    language: z.enum(languages),
    role: z.enum(['admin', 'editor', 'reader']),
    /** Lines that the opener may edit; of an admin all of them. */
    editableLines: list(z.string()),
    /** Portal as its employees reach it: `https://acme.bitrix24.es`. */
    portalUrl: z.string(),
    version: z.string(),
  }),
} as const satisfies ApiCall;
