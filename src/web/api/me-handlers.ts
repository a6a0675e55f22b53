import type { Manifest } from '../../domain/manifest.ts';
import { languageOf } from '../../domain/languages.ts';
import { JOURNAL_RETENTION_DAYS } from '../../store/retention.ts';
import type { Handlers } from './caller.ts';

export function meHandlers({ version }: Manifest): Handlers<'me'> {
  return {
    async me({ session, portal, rights }) {
      const [admin, lines] = await Promise.all([rights.isAdmin(), rights.editableLines()]);
      return {
        userId: session.userId,
        language: languageOf(portal.language),
        role: admin ? 'admin' : lines.size > 0 ? 'editor' : 'reader',
        editableLines: [...lines],
        portalUrl: new URL(portal.clientEndpoint).origin,
        version,
        journalDays: JOURNAL_RETENTION_DAYS,
      };
    },
  };
}
