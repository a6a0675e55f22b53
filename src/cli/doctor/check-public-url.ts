import { z } from 'zod';
import { fail, ok, warn, type Check } from './check.ts';

const healthAnswer = z.looseObject({ status: z.literal('ok') });
const TIMEOUT_MS = 10_000;

/** Whether the app answers at its public address. `running`: whether it answers at its control socket. */
export async function checkPublicUrl(publicUrl: string, running: boolean): Promise<readonly Check[]> {
  const transport = publicUrl.startsWith('https:')
    ? []
    : [
        warn(
          `PUBLIC_URL ${publicUrl} is not https`,
          'Bitrix24 binds https addresses only: use one in production.',
        ),
      ];
  return [...transport, await checkHealth(publicUrl, running)];
}

async function checkHealth(publicUrl: string, running: boolean): Promise<Check> {
  const what = `${publicUrl}/health`;
  const problem = await problemOf(what);
  if (problem === undefined) return ok(`${what} answers`);
  if (!running) return warn(`${what}: ${problem}`, 'Start the app, then run this again.');
  return fail(
    `${what}: ${problem}, although the app runs`,
    'Check DNS, certificate, reverse proxy and PORT. A network may also hide its own public address from itself: then ask from outside.',
  );
}

/** `undefined` when the app answered. */
async function problemOf(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body: unknown = await response.json().catch(() => undefined);
    return healthAnswer.safeParse(body).success
      ? undefined
      : `something else answers (HTTP ${response.status})`;
  } catch {
    return 'no answer';
  }
}
