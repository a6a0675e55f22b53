import { z } from 'zod';
import { lineModes, type LineMode } from '../../../src/domain/line-settings.ts';
import type { PortalSim } from '../../portal-simulator.ts';

const answerSchema = z.object({ settings: z.object({ mode: z.enum(lineModes) }) });

/** Sets a line's mode as an admin does: by the API of the app, with a session of its page in the portal. */
export async function setLineMode(
  portal: PortalSim,
  appUrl: string,
  line: string,
  mode: LineMode,
): Promise<LineMode> {
  const page = await portal.openApp();
  const session = /<meta name="session" content="([^"]+)">/.exec(page.body)?.[1];
  if (session === undefined) throw new Error(`The app's page has no session (${page.status}).`);
  const answer = await fetch(`${appUrl}/api/v1/lines/${line}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${session}`, 'content-type': 'application/json' },
    body: JSON.stringify({ mode }),
  });
  if (!answer.ok) throw new Error(`The app refused the mode (${answer.status}).`);
  return answerSchema.parse(await answer.json()).settings.mode;
}
