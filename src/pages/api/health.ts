import { z } from 'zod';
import { inboxId } from '../../model/ids.ts';
import type { Corrections } from '../../operate/corrections/corrections.ts';
import type { Stores } from '../../store/ports.ts';
import type { Handlers } from './caller.ts';
import { readLines } from './portal-line.ts';
import { readPortalState, type PortalStateDeps } from '../../portal/portal-state.ts';

export interface HealthDeps extends PortalStateDeps {
  readonly stores: Pick<Stores, 'settings' | 'inbox'>;
  readonly corrections: Pick<Corrections, 'retry'>;
}

const MOST_WAITING = 1000;

/** Only what kind of thing it is: the rest may hold what a customer wrote. */
const kindOfBody = z
  .looseObject({ type: z.string() })
  .transform(({ type }) => type)
  .catch('');

export function healthCalls(deps: HealthDeps): Handlers<'health' | 'retryParked'> {
  const { stores, corrections, manifest } = deps;
  return {
    async health({ session, portal, client, rights }) {
      const { member } = session;
      const [state, lines, sources, waiting, parked, mayRetry] = await Promise.all([
        readPortalState(deps, member),
        readLines(client),
        stores.settings.sources(member),
        stores.inbox.waiting(member, MOST_WAITING),
        stores.inbox.parked(member),
        rights.isAdmin(),
      ]);
      return {
        version: manifest.version,
        portal: {
          domain: portal.domain,
          state: portal.state,
          installedAt: portal.installedAt,
          scope: portal.scope,
          missingScope: manifest.scopes.filter((scope) => !portal.scope.includes(scope)),
          regions: portal.regions,
        },
        token: state.token,
        lines: lines.map(({ id, name }) => ({
          line: id,
          name,
          sources: sources.filter(({ line }) => line === id).map(({ source, at }) => ({ source, at })),
        })),
        events: state.events,
        placements: state.placements,
        inbox: {
          waiting: waiting.length,
          moreWaiting: waiting.length === MOST_WAITING,
          parked: parked.map(({ id, error, body, at, parkedAt, attempts }) => ({
            id,
            error,
            type: kindOfBody.parse(body),
            at,
            parkedAt,
            attempts,
          })),
        },
        mayRetry,
      };
    },
    async retryParked({ session, rights }, { body }) {
      await rights.needAdmin();
      const wanted = new Set(body.ids);
      const parked = (await stores.inbox.parked(session.member)).filter(({ id }) => wanted.has(id));
      await corrections.retry(
        session.member,
        parked.map(({ id }) => inboxId(id)),
      );
      return { retried: parked.length };
    },
  };
}
