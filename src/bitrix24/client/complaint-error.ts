import { mask } from '../../observability/mask.ts';
import { errorKind, type Complaint } from './error-kind.ts';
import { PortalError } from './portal-client.ts';

const shortWait = 2000;
const longWait = 60_000;
/** Of a description; a portal that says more says it to nobody. */
const longest = 1000;

/**
 * The portal's complaint as the one error that leaves this room. `waitFor` is what the portal asked for, in ms;
 * `method` the command of a batch that it is about.
 */
export function complaintError(
  complaint: Complaint,
  { waitFor, method }: { readonly waitFor?: number | undefined; readonly method?: string } = {},
): PortalError {
  const kind = errorKind(complaint);
  const description = wording(complaint);
  return new PortalError(kind, codeOf(complaint), {
    ...(description === '' ? {} : { description }),
    ...(method === undefined ? {} : { method }),
    ...(kind === 'throttled' ? { retryAfter: waitFor ?? defaultWait(complaint) } : {}),
  });
}

/** Quotes the name of a field and nothing that was sent: `The field "Title" is required.` */
const fieldRequired = 'CRM_FIELD_ERROR_REQUIRED';

/** A code is a short word; anything else may quote what the portal was given. */
function codeOf(complaint: Complaint): string {
  const { code } = complaint;
  return /^[\w.:-]{1,64}$/.test(code) && mask(code) === code ? code : fallbackCode(complaint);
}

/** Portals quote what they were given: quoted parts and anything like a phone or an e-mail go. */
function wording({ code, description }: Complaint): string {
  const plain = description.slice(0, longest).replace(/<[^>]*>/g, ' ');
  const unquoted = code === fieldRequired ? plain : plain.replace(/(["'«“‘])[^"'»”’]*["'»”’]/g, '$1...');
  return mask(unquoted).replace(/\s+/g, ' ').trim().slice(0, 160);
}

function fallbackCode({ status, description }: Complaint): string {
  if (/not found/i.test(description)) return 'NOT_FOUND';
  return status === undefined ? 'ERROR' : `HTTP_${status}`;
}

/** A full bucket drains in moments; a used-up operating time comes back minute by minute (rest-contract.md 5). */
function defaultWait({ code, status }: Complaint): number {
  return code === 'OPERATION_TIME_LIMIT' || code === 'OVERLOAD_LIMIT' || status === 429
    ? longWait
    : shortWait;
}
