import { api } from '../../src/web/contract/api.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import type { OpenPage } from '../web/api/open-page.ts';
import { anasPortal } from '../web/api/scene.ts';

/** The lines of Overview and Health that tell of trouble, for short comparisons. */
export async function whatAnAdminSees(page: OpenPage) {
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

/** Ana of the CRM has written on a line, and nothing is wrong yet. */
export async function anaSaysHello(tracker: Tracker) {
  const scene = await anasPortal(tracker);
  // Its pings would wait beside the messages that are counted.
  scene.portal.delivery.offline = false;
  const ana = scene.on('telegrambot', 'Ana');
  const eva = scene.on('instagram', 'Eva');
  ana.write('hola');
  eva.write('hola');
  await tracker.rest();
  await tracker.pass(1000);
  return { ...scene, chats: { ana, eva }, contact: scene.ana };
}
