import { z } from 'zod';
import { languages } from '../../domain/languages.ts';
import { list, noInput } from './common.ts';
import type { ApiCall } from './call.ts';

export const me = {
  method: 'GET',
  path: '/api/v1/me',
  right: 'read',
  description: 'The user who opened the page, with role, language and editable lines.',
  params: noInput,
  query: noInput,
  body: noInput,
  response: z.object({
    userId: z.number(),
    /** The portal's own language, for pages that were opened without one. */
    language: z.enum(languages),
    role: z.enum(['admin', 'editor', 'reader']),
    /** Lines that the caller may edit; all of them for an admin. */
    editableLines: list(z.string()),
    /** Origin of the portal in a browser: `https://acme.bitrix24.es`. */
    portalUrl: z.string(),
    version: z.string(),
    /** Days after which decisions are deleted. */
    journalDays: z.number(),
  }),
} as const satisfies ApiCall;
