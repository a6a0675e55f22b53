import type { RequestHandler, Response } from 'express';
import type { MemberId } from '../src/domain/ids.ts';
import type { Log } from '../src/observability/log.ts';
import { InstallationError } from '../src/bitrix24/auth/installation-error.ts';
import { parseEventBody, type PostedEvent } from '../src/bitrix24/auth/event-body.ts';
import type { InstallationClaim } from '../src/bitrix24/install/register-portal.ts';
import type { Installation } from '../src/bitrix24/install/installation.ts';
import type { AcceptEvent } from '../src/application/intake/accept-event.ts';
import type { EventRefusal, VerifyEvent } from '../src/bitrix24/auth/verify-event.ts';
import type { OnCrashPoint } from '../src/runtime/crash-points.ts';
import { noCrashPoint } from '../src/runtime/crash-points.ts';
import { isPortalUnknown } from '../src/store/store-error.ts';
import { postedForm } from './form-body.ts';
import { HttpProblem, problemBody } from './http-problem.ts';
import type { PostedForm } from './posted-form.ts';

export interface EventsDeps {
  readonly verifyEvent: VerifyEvent;
  readonly installation: Installation;
  readonly acceptEvent: AcceptEvent;
  /** For an event whose sender is not proven: the portal is read instead. */
  readonly onUnproven: (member: MemberId) => Promise<void>;
  /** For metrics: the outcome of an event that `acceptEvent` does not get. */
  readonly onEvent: (event: string, outcome: 'accepted' | 'refused' | 'ignored', code?: string) => void;
  /** Events listed in the manifest. */
  readonly known: readonly string[];
  readonly onCrashPoint?: OnCrashPoint;
  readonly log: Log;
}

/**
 * POST of an event. Answers when the event is durable, since the portal never sends it again
 * (docs/bitrix24/events.md#delivery).
 */
export function events(deps: EventsDeps): RequestHandler {
  return async (request, response) => {
    const posted = readEvent(postedForm(request));
    if (!posted)
      throw new HttpProblem(400, 'NOT_AN_EVENT', 'Send event and auth[member_id], as Bitrix24 does.');
    if (posted.name === 'ONAPPINSTALL' || posted.name === 'ONAPPUPDATE')
      await receiveClaim(posted, deps, response);
    else await receiveEvent(posted, deps, response);
  };
}

/** `data` is decoded and nested only when it is read: after the sender is verified. */
function readEvent(form: PostedForm): PostedEvent | undefined {
  const envelope = parseEventBody(form.values('event', 'ts', 'event_handler_id', 'eventId', 'auth'));
  return (
    envelope && {
      ...envelope,
      get data() {
        return form.values('data')['data'];
      },
    }
  );
}

/**
 * Events with tokens are verified by them, as their application_token is new
 * (docs/bitrix24/install-and-auth.md#app-events).
 */
async function receiveClaim(
  posted: PostedEvent,
  { installation, onEvent, log }: EventsDeps,
  response: Response,
): Promise<void> {
  const claim: InstallationClaim = posted.auth;
  try {
    const outcome = await installation.accept(claim);
    onEvent(posted.name, 'accepted');
    response.status(outcome === 'pending' ? 202 : 200).json({ result: outcome });
  } catch (error) {
    if (!(error instanceof InstallationError)) throw error;
    onEvent(posted.name, 'refused', error.code);
    log.warn({ event: posted.name, code: error.code }, 'installation refused');
    response.status(error.status).json(problemBody(error.code, error.message, error.advice));
  }
}

/** Why a verified or unverified event is refused, with the status of the answer. */
type Refusal = EventRefusal | 'INBOX_FULL';

const refusals: Readonly<Record<Refusal, string>> = {
  UNKNOWN_PORTAL: 'This portal has not installed the application.',
  WRONG_APPLICATION_TOKEN: 'The application token is not the one of this portal.',
  PORTAL_NOT_ACTIVE: 'This portal has uninstalled the application.',
  INBOX_FULL: 'Too many events of this portal wait; the next sweeps read what is refused now.',
};

async function receiveUnproven(
  member: MemberId,
  { name }: PostedEvent,
  { onUnproven, onEvent, log }: EventsDeps,
  response: Response,
): Promise<void> {
  onEvent(name, 'ignored', 'unproven');
  log.info({ member, event: name }, 'sender not proven: the portal is read instead');
  await onUnproven(member).catch((error: unknown) => {
    // Erased since it was looked up.
    if (!isPortalUnknown(error)) throw error;
  });
  response.status(202).json({ result: 'pending' });
}

async function receiveEvent(posted: PostedEvent, deps: EventsDeps, response: Response): Promise<void> {
  const { verifyEvent, installation, acceptEvent, onEvent, known, onCrashPoint = noCrashPoint, log } = deps;
  const verdict = await verifyEvent(posted);
  const refuse = (code: Refusal): void => {
    onEvent(posted.name, 'refused', code);
    log.warn({ event: posted.name, code }, 'an event was refused');
    response.status(code === 'INBOX_FULL' ? 503 : 403).json(problemBody(code, refusals[code]));
  };
  if (!verdict.ok) {
    if (verdict.code === 'UNPROVEN') await receiveUnproven(verdict.member, posted, deps, response);
    else refuse(verdict.code);
    return;
  }
  const { event } = verdict;
  if (event.name === 'ONAPPUNINSTALL') {
    const outcome = await installation.uninstall(event);
    onEvent(event.name, 'accepted');
    response.status(outcome === 'pending' ? 202 : 200).json({ result: outcome });
    return;
  }
  if (known.includes(event.name)) {
    try {
      if ((await acceptEvent(event)) === 'full') {
        refuse('INBOX_FULL');
        return;
      }
    } catch (error) {
      if (!isPortalUnknown(error)) throw error;
      // Erased since it was looked up.
      refuse('UNKNOWN_PORTAL');
      return;
    }
  } else {
    onEvent(event.name, 'ignored', 'notAsked');
    log.info({ member: event.member, event: event.name }, 'event ignored: not in the manifest');
  }
  response.json({ result: true });
  onCrashPoint('event.answered');
}
