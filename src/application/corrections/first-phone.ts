import { reason } from '../../domain/reason.ts';
import { normalisePhone } from '../../domain/identifiers/normalise-phone.ts';
import { identifierOf } from '../../domain/identifiers/identifier.ts';
import { phoneIdentity } from '../../domain/identifiers/phone-identity.ts';
import { emptyRecord } from '../../processing/empty-record.ts';
import { parseUserCode } from '../../domain/chat.ts';
import type { Decision } from '../../domain/decision.ts';
import type { CustomerId, MemberId, Phone, UserCode } from '../../domain/ids.ts';
import type { CustomerRecord, FirstPhone } from '../../domain/customer-record.ts';
import { CorrectionError } from './correction-error.ts';
import type { PersonDecisionDeps } from './person-decision.ts';
import { personDecision } from './person-decision.ts';
import { readCustomer } from './read-records.ts';
import type { PortalReader } from '../../processing/portal-reader.ts';
import type { Stores } from '../../store/ports.ts';

export type RemoveFirstPhoneDeps = PersonDecisionDeps & {
  readonly stores: Pick<Stores, 'bindings' | 'record'>;
};

export type FirstPhoneDeps = RemoveFirstPhoneDeps & RegionDeps;

interface RegionDeps {
  readonly stores: Pick<Stores, 'settings'>;
  readonly portals: PortalReader;
}

/**
 * Replaces the first phone of a customer by a number as a person typed it. The old one no longer leads to the customer;
 * the CRM is not changed. Returns the journal entry; `undefined` for the number that it is already. To be run inside the
 * portal's lane.
 */
export async function changeFirstPhone(
  deps: FirstPhoneDeps,
  member: MemberId,
  id: CustomerId,
  entry: { readonly typed: string; readonly by: string },
): Promise<Decision | undefined> {
  const customer = await readCustomer(deps.stores.bindings, member, id);
  const phone = normalisePhone(entry.typed, await regionsOf(deps, member, customer));
  if (!phone) {
    throw new CorrectionError('invalid', 'PHONE_UNREADABLE', 'Write it with its country: +34 600 123 456.');
  }
  if (customer.firstPhone?.value === phone) return undefined;
  const owner = (await deps.stores.bindings.customersByPhone(member, [phone])).get(phone);
  if (owner && owner.id !== customer.id) {
    throw new CorrectionError(
      'conflict',
      'PHONE_OF_ANOTHER',
      'Another customer is remembered by this number. Remove it there first, or move the chat.',
    );
  }
  const chat = chatOf(customer);
  const address = parseUserCode(chat);
  const firstPhone: FirstPhone | undefined = address && {
    value: phone,
    chat,
    line: address.line,
    at: deps.now(),
    messageId: '',
    enteredBy: entry.by,
  };
  const { firstPhone: old, ...rest } = customer;
  const phones = [phone, ...withoutPhone(withoutPhone(customer.phones, old?.value), phone)];
  const decision = personDecision(deps, chat, {
    outcome: 'stayed',
    by: entry.by,
    reasons: [reason('firstPhoneChanged', { identifier: phone, ...(old && { value: old.value }) })],
    identifiers: [identifierOf('phone', phone, 'typed')],
    ...refsOf(customer),
    before: { customers: [customer] },
  });
  await deps.stores.record(member, {
    ...emptyRecord,
    customers: [
      { ...rest, ...(firstPhone && { firstPhone }), phones, ...takenOffAfter(customer, old?.value, phone) },
    ],
    decisions: [decision],
  });
  return decision;
}

/** Removes the first phone of a customer; the CRM is not changed. To be run inside the portal's lane. */
export async function removeFirstPhone(
  deps: RemoveFirstPhoneDeps,
  member: MemberId,
  id: CustomerId,
  by: string,
): Promise<Decision> {
  const customer = await readCustomer(deps.stores.bindings, member, id);
  const { firstPhone, ...rest } = customer;
  if (!firstPhone) throw new CorrectionError('conflict', 'NO_FIRST_PHONE', 'There is none to remove.');
  const decision = personDecision(deps, chatOf(customer), {
    outcome: 'stayed',
    by,
    reasons: [reason('firstPhoneRemoved', { identifier: firstPhone.value })],
    ...refsOf(customer),
    before: { customers: [customer] },
  });
  await deps.stores.record(member, {
    ...emptyRecord,
    customers: [
      {
        ...rest,
        phones: withoutPhone(customer.phones, firstPhone.value),
        ...takenOffAfter(customer, firstPhone.value),
      },
    ],
    decisions: [decision],
  });
  return decision;
}

function chatOf(customer: CustomerRecord): UserCode {
  const chat = customer.firstPhone?.chat ?? customer.chats[0];
  if (chat !== undefined) return chat;
  throw new CorrectionError('conflict', 'NO_CHAT', 'The customer has no chat any more.');
}

async function regionsOf(
  { stores, portals }: RegionDeps,
  member: MemberId,
  customer: CustomerRecord,
): Promise<readonly string[]> {
  const line = parseUserCode(chatOf(customer))?.line;
  const { regions } = line ? await stores.settings.line(member, line) : { regions: [] };
  return regions.length > 0 ? regions : ((await portals.get(member))?.regions ?? []);
}

function withoutPhone(phones: readonly Phone[], removed: Phone | undefined): readonly Phone[] {
  if (removed === undefined) return phones;
  return phones.filter((phone) => phoneIdentity(phone) !== phoneIdentity(removed));
}

/** The card in the CRM keeps the old number: it must lead nobody to this customer. */
function takenOffAfter(
  { takenOff = [] }: CustomerRecord,
  removed: Phone | undefined,
  added?: Phone,
): Pick<CustomerRecord, 'takenOff'> {
  const all = withoutPhone([...new Set([...takenOff, ...(removed ? [removed] : [])])], added);
  return all.length === 0 && takenOff.length === 0 ? {} : { takenOff: all };
}

function refsOf({ customerRef, card }: CustomerRecord): Pick<Decision, 'customerRef' | 'card'> {
  return { ...(customerRef && { customerRef }), ...(card && { card }) };
}
