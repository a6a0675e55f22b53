import { z } from 'zod';
import { fail, ok, warn, type Check } from './check.ts';

const alive = z.looseObject({ status: z.literal('ok') });
const patience = 10_000;

/** Whether the app is found where the portals are told to look for it. */
export async function checkPublicUrl(publicUrl: string, running: boolean): Promise<readonly Check[]> {
  const transport = publicUrl.startsWith('https:')
    ? []
    : [
        warn(
          `PUBLIC_URL ${publicUrl} is not https`,
          'Bitrix24 binds https addresses only: use one in production.',
        ),
      ];
  return [...transport, await reach(publicUrl, running)];
}

async function reach(publicUrl: string, running: boolean): Promise<Check> {
  const what = `${publicUrl}/health`;
  const answer = await ask(what);
  if (answer === undefined) return ok(`${what} answers`);
  if (!running) return warn(`${what}: ${answer}`, 'Start the app, then run this again.');
  return fail(
    `${what}: ${answer}, although the app runs`,
    'Check DNS, certificate, reverse proxy and PORT. A network may also hide its own public address from itself: then ask from outside.',
  );
}

/** What is wrong; nothing when the app answered. */
async function ask(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patience) });
    const body: unknown = await response.json().catch(() => undefined);
    return alive.safeParse(body).success ? undefined : `something else answers (HTTP ${response.status})`;
  } catch {
    return 'no answer';
  }
}
