import type { Tracker } from '../helpers/start-tracker.ts';
import { anasPortal } from '../web/api/scene.ts';

/** Ana, a contact with a deal, and the new customer Eva have each sent "hola"; everything is handled. */
export async function startTwoChats(tracker: Tracker) {
  const scene = await anasPortal(tracker);
  // ONOFFLINEEVENT entries would be counted among the waiting inbox entries.
  scene.portal.delivery.offline = false;
  const ana = scene.on('telegrambot', 'Ana');
  const eva = scene.on('instagram', 'Eva');
  ana.write('hola');
  eva.write('hola');
  await tracker.waitUntilSettled();
  await tracker.advanceTime(1000);
  return { ...scene, chats: { ana, eva }, contact: scene.ana };
}
