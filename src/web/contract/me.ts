import { z } from 'zod';
import { list, noInput } from './common.ts';
import type { ApiCall } from './call.ts';

export const pageLanguages = ['es', 'en', 'ru', 'pt', 'de', 'fr'] as const;

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
    /** The portal's language. */
    language: z.enum(pageLanguages),
    role: z.enum(['admin', 'editor', 'reader']),
    /** Lines that the caller may edit; all of them for an admin. */
    editableLines: list(z.string()),
    /** Origin of the portal in a browser: `https://acme.bitrix24.es`. */
    portalUrl: z.string(),
    version: z.string(),
  }),
} as const satisfies ApiCall;
