import type { RequestHandler, Response } from 'express';
import type { Log } from '../src/observability/log.ts';
import { ContactError } from '../src/bitrix24/auth/contact-error.ts';
import { parseEventBody, type PostedEvent } from '../src/bitrix24/auth/event-body.ts';
import type { Claim } from '../src/bitrix24/install/first-contact.ts';
import type { Installation } from '../src/bitrix24/install/installation.ts';
import type { EventRefusal, VerifiedEvent, VerifyEvent } from '../src/bitrix24/auth/verify-event.ts';
import type { OnCrashPoint } from '../src/runtime/crash-points.ts';
import { noCrashPoint } from '../src/runtime/crash-points.ts';
import { isPortalUnknown } from '../src/store/store-error.ts';
import { HttpProblem, problemBody } from './http-problem.ts';

export interface EventsDeps {
  readonly verifyEvent: VerifyEvent;
  readonly installation: Installation;
  readonly acceptEvent: (event: VerifiedEvent) => Promise<void>;
  /** What became of an event that is none for the tracker itself. */
  readonly onEvent: (event: string, outcome: 'accepted' | 'refused' | 'ignored', code?: string) => void;
  /** Events that the manifest asks for. */
  readonly known: readonly string[];
  readonly onCrashPoint?: OnCrashPoint;
  readonly log: Log;
}

/** POST from the portal's queue. Answers as soon as the event is safe: it is never sent again (rest-contract.md 2.1). */
export function events(deps: EventsDeps): RequestHandler {
  return async (request, response) => {
    const posted = parseEventBody(request.body);
    if (!posted)
      throw new HttpProblem(400, 'NOT_AN_EVENT', 'Send event and auth[member_id], as Bitrix24 does.');
    if (posted.name === 'ONAPPINSTALL' || posted.name === 'ONAPPUPDATE')
      await receiveClaim(posted, deps, response);
    else await receiveEvent(posted, deps, response);
  };
}

/** The events that bring tokens prove themselves with them: their application_token is new (rest-contract.md 1.2). */
async function receiveClaim(
  posted: PostedEvent,
  { installation, onEvent, log }: EventsDeps,
  response: Response,
): Promise<void> {
  const claim: Claim = posted.auth;
  try {
    const outcome = await installation.accept(claim);
    onEvent(posted.name, 'accepted');
    response.status(outcome === 'kept' ? 202 : 200).json({ result: outcome });
  } catch (error) {
    if (!(error instanceof ContactError)) throw error;
    onEvent(posted.name, 'refused', error.code);
    log.warn({ event: posted.name, code: error.code }, 'an installation was refused');
    response.status(error.status).json(problemBody(error.code, error.message, error.advice));
  }
}

const refusals: Readonly<Record<EventRefusal, string>> = {
  UNKNOWN_PORTAL: 'This portal has not installed the application.',
  WRONG_APPLICATION_TOKEN: 'The application token is not the one of this portal.',
  PORTAL_NOT_ACTIVE: 'This portal has uninstalled the application.',
};

async function receiveEvent(posted: PostedEvent, deps: EventsDeps, response: Response): Promise<void> {
  const { verifyEvent, installation, acceptEvent, onEvent, known, onCrashPoint = noCrashPoint, log } = deps;
  const verdict = await verifyEvent(posted);
  const refuse = (code: EventRefusal): void => {
    onEvent(posted.name, 'refused', code);
    log.warn({ event: posted.name, code }, 'an event was refused');
    response.status(403).json(problemBody(code, refusals[code]));
  };
  if (!verdict.ok) {
    refuse(verdict.code);
    return;
  }
  const { event } = verdict;
  if (event.name === 'ONAPPUNINSTALL') {
    const outcome = await installation.uninstall(event);
    onEvent(event.name, 'accepted');
    response.status(outcome === 'kept' ? 202 : 200).json({ result: outcome });
    return;
  }
  if (known.includes(event.name)) {
    try {
      await acceptEvent(event);
    } catch (error) {
      if (!isPortalUnknown(error)) throw error;
      // Erased since it was looked up.
      refuse('UNKNOWN_PORTAL');
      return;
    }
  } else {
    onEvent(event.name, 'ignored', 'notAsked');
    log.info(
      { member: event.member, event: event.name },
      'an event that the app does not ask for: nothing done',
    );
  }
  response.json({ result: true });
  onCrashPoint('event.answered');
}
