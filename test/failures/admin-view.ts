import { api } from '../../src/web/contract/api.ts';
import type { OpenPage } from '../web/api/open-page.ts';

/** What the Overview and Health pages show about problems, for comparisons. */
export async function readAdminView(page: OpenPage) {
  const { state, problems, about } = await page.call(api.overview);
  const { lane, refusals, inbox } = await page.call(api.health);
  return {
    state,
    problems,
    about: about.map(({ problem, text }) => `${problem}: ${text}`),
    lane: lane.state,
    code: lane.code,
    since: lane.since,
    nextTry: lane.nextTry,
    refusals: refusals.map(({ method, code, words }) => [method, code, words].join(' ').trim()),
    waiting: inbox.waiting,
    oldest: inbox.oldest,
    parked: inbox.parked.length,
  };
}
