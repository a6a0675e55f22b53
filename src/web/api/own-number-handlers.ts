import type { Corrections } from '../../application/corrections/corrections.ts';
import { identityOfKey, keyOfWritten } from '../../domain/identifiers/identifier.ts';
import type { Stores } from '../../store/ports.ts';
import type { Handlers } from './caller.ts';

export interface OwnNumberHandlersDeps {
  readonly stores: Pick<Stores, 'settings'>;
  readonly corrections: Pick<Corrections, 'setOwnNumber'>;
}

/** Numbers that identify nobody. For admins only: they apply to every line, and the identifiers are shown. */
export function ownNumberHandlers({
  stores,
  corrections,
}: OwnNumberHandlersDeps): Handlers<'listOwnNumbers' | 'addOwnNumber' | 'removeOwnNumber'> {
  return {
    async listOwnNumbers({ session, rights }) {
      await rights.requireAdmin();
      const { numbers } = await stores.settings.ownNumbers(session.member);
      return {
        numbers: [...numbers].reverse().map(({ key, source, at, by, removed }) => ({
          key,
          value: identityOfKey(key),
          source,
          at,
          ...(by !== undefined && { by }),
          removed: removed === true,
        })),
      };
    },
    async addOwnNumber({ session, portal, rights, by }, { body }) {
      await rights.requireAdmin();
      const written = body.value.trim();
      const key = keyOfWritten('email', written, []) ?? keyOfWritten('phone', written, portal.regions) ?? '';
      await corrections.setOwnNumber(session.member, { key, by, removed: false });
      return { key };
    },
    async removeOwnNumber({ session, rights, by }, { body }) {
      await rights.requireAdmin();
      await corrections.setOwnNumber(session.member, { key: body.key, by, removed: true });
      return { removed: true };
    },
  };
}
