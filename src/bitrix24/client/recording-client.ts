import type { PortalClient, RestCommand, RestOutcome } from './portal-client.ts';
import { isReadOnly } from './is-read-only.ts';

/** One request that reached the portal, or that would have: a batch is one request. */
export interface RecordedRequest {
  /** False for what changes something and was held back. */
  readonly sent: boolean;
  /** Whether it only reads. */
  readonly reads: boolean;
  readonly commands: readonly RestCommand[];
}

export interface RecordingOptions {
  /** Whether requests that change something are sent, or answered here as if they had been. */
  readonly sendsChanges: boolean;
  readonly onRequest: (request: RecordedRequest) => void;
}

/** Ids from here on stand for what the portal would have created. */
export const FIRST_PRETENDED_ID = 1_000_000_001;

/** A client that records every request and, in a dry run, sends only those that change nothing. */
export function createRecordingClient(client: PortalClient, options: RecordingOptions): PortalClient {
  const { sendsChanges, onRequest } = options;
  const pretend = createPretender();
  const record = (commands: readonly RestCommand[]): boolean => {
    const reads = isReadOnly(commands);
    const sent = reads || sendsChanges;
    onRequest({ sent, reads, commands });
    return sent;
  };
  const batch: PortalClient['batch'] = async (commands, requestId) => {
    if (sendsChanges || isReadOnly(commands)) {
      record(commands);
      return client.batch(commands, requestId);
    }
    const reads = commands.filter((command) => isReadOnly([command]));
    const changes = commands.filter((command) => !isReadOnly([command]));
    const answers = new Map<RestCommand, RestOutcome | undefined>();
    if (reads.length > 0) {
      const outcomes = await batch(reads, requestId);
      reads.forEach((command, index) => answers.set(command, outcomes[index]));
    }
    record(changes);
    return commands.map((command) => answers.get(command) ?? { ok: true, result: pretend(command) });
  };
  return {
    call: (command, requestId) =>
      record([command]) ? client.call(command, requestId) : Promise.resolve(pretend(command)),
    batch,
  };
}

/** What the portal answers to a change that it carries out. */
function createPretender(): (command: RestCommand) => unknown {
  let next = FIRST_PRETENDED_ID;
  return ({ method }) => {
    switch (method) {
      case 'crm.item.add':
        return { item: { id: next++ } };
      case 'crm.activity.configurable.add':
        return { activity: { id: next++ } };
      case 'crm.timeline.logmessage.add':
        return { logMessage: { id: next++ } };
      case 'crm.entity.mergeBatch':
        return { STATUS: 'SUCCESS' };
      case 'event.offline.get':
        return { process_id: 'not reserved', events: [] };
      default:
        return true;
    }
  };
}
