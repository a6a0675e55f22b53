import type { Installation } from '../../bitrix24/install/installation.ts';
import { readPortalState, type PortalStateDeps } from '../../bitrix24/install/portal-state.ts';
import type { Handlers } from './caller.ts';

export interface RegisterAgainDeps extends PortalStateDeps {
  readonly installation: Pick<Installation, 'rebind'>;
}

/** Registers what the portal lacks of the manifest, and says what that was. */
export function registerAgainHandler(deps: RegisterAgainDeps): Handlers<'registerAgain'> {
  return {
    async registerAgain({ session, rights }) {
      await rights.requireAdmin();
      const { member } = session;
      const { events, placements } = await readPortalState(deps, member);
      const missing = [...events, ...placements].filter(({ state }) => state !== 'bound');
      const { bound, failed } = await deps.installation.rebind(member);
      return {
        registered: missing.map(({ name }) => name).filter((name) => bound.includes(name)),
        failed: failed.flatMap(({ what, code, reason }) =>
          reason === 'unknown' ? [] : [{ name: what, code, reason }],
        ),
      };
    },
  };
}
