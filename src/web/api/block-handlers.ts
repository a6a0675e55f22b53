import type { Corrections } from '../../application/corrections/corrections.ts';
import type { Stores } from '../../store/ports.ts';
import { identityOfKey } from '../../domain/identifiers/identifier.ts';
import type { Handlers } from './caller.ts';

export interface BlockHandlersDeps {
  readonly stores: Pick<Stores, 'settings'>;
  readonly corrections: Pick<Corrections, 'unblock'>;
}

/** Blocked identifiers. For admins only: they apply to every line, and the identifiers are shown. */
export function blockHandlers({
  stores,
  corrections,
}: BlockHandlersDeps): Handlers<'listBlocks' | 'unblock'> {
  return {
    async listBlocks({ session, rights }) {
      await rights.requireAdmin();
      const { blocked, blocks = [] } = await stores.settings.portal(session.member);
      return {
        blocks: [...blocked].reverse().map((key) => {
          const block = blocks.find((each) => each.key === key);
          return { key, value: identityOfKey(key), ...(block && { by: block.by, at: block.at }) };
        }),
      };
    },
    async unblock({ session, rights, by }, { body }) {
      await rights.requireAdmin();
      await corrections.unblock(session.member, body.key, by);
      return { unblocked: true };
    },
  };
}
