import { reason } from '../../domain/reason.ts';
import { normalisePhone } from '../../domain/identifiers/normalise-phone.ts';
import { identifierOf } from '../../domain/identifiers/identifier.ts';
import { phoneIdentity } from '../../domain/identifiers/phone-identity.ts';
import type { LaneDeps } from '../../processing/lane-deps.ts';
import { emptyRound } from '../../processing/empty-record.ts';
import { parseUserCode } from '../../domain/chat.ts';
import type { Decision } from '../../domain/decision.ts';
import type { CustomerId, MemberId, Phone, UserCode } from '../../domain/ids.ts';
import type { CustomerRecord, FirstPhone } from '../../domain/customer-record.ts';
import { CorrectionError } from './correction-error.ts';
import { personDecision } from './person-decision.ts';

/** Another first phone: the old one leads here no more. The CRM is not touched. Inside the lane. */
export async function changeFirstPhone(
  deps: LaneDeps,
  member: MemberId,
  id: CustomerId,
  typed: string,
): Promise<Decision> {
  const customer = await customerOf(deps, member, id);
  const phone = normalisePhone(typed, await regionsOf(deps, member, customer));
  if (!phone) {
    throw new CorrectionError('invalid', 'PHONE_UNREADABLE', 'Write it with its country: +34 600 123 456.');
  }
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
  };
  const { firstPhone: old, ...rest } = customer;
  const phones = [phone, ...without(without(customer.phones, old?.value), phone)];
  const decision = personDecision(deps, chat, {
    outcome: 'stayed',
    reasons: [reason('firstPhoneChanged', { identifier: phone, ...(old && { value: old.value }) })],
    identifiers: [identifierOf('phone', phone, 'typed')],
    ...where(customer),
    before: { customers: [customer] },
  });
  await deps.stores.record(member, {
    ...emptyRound,
    customers: [{ ...rest, ...(firstPhone && { firstPhone }), phones }],
    decisions: [decision],
  });
  return decision;
}

/** The first phone is forgotten. The CRM is not touched. Inside the lane. */
export async function removeFirstPhone(deps: LaneDeps, member: MemberId, id: CustomerId): Promise<Decision> {
  const customer = await customerOf(deps, member, id);
  const { firstPhone, ...rest } = customer;
  if (!firstPhone) throw new CorrectionError('conflict', 'NO_FIRST_PHONE', 'There is none to remove.');
  const decision = personDecision(deps, chatOf(customer), {
    outcome: 'stayed',
    reasons: [reason('firstPhoneRemoved', { identifier: firstPhone.value })],
    ...where(customer),
    before: { customers: [customer] },
  });
  await deps.stores.record(member, {
    ...emptyRound,
    customers: [{ ...rest, phones: without(customer.phones, firstPhone.value) }],
    decisions: [decision],
  });
  return decision;
}

export async function customerOf(deps: LaneDeps, member: MemberId, id: CustomerId): Promise<CustomerRecord> {
  const customer = (await deps.stores.bindings.customers(member, [id])).get(id);
  if (customer) return customer;
  throw new CorrectionError('unknown', 'CUSTOMER_UNKNOWN', 'Open the list again.');
}

function chatOf(customer: CustomerRecord): UserCode {
  const chat = customer.firstPhone?.chat ?? customer.chats[0];
  if (chat !== undefined) return chat;
  throw new CorrectionError('conflict', 'NO_CHAT', 'The customer has no chat any more.');
}

async function regionsOf(
  deps: LaneDeps,
  member: MemberId,
  customer: CustomerRecord,
): Promise<readonly string[]> {
  const line = parseUserCode(chatOf(customer))?.line;
  const { regions } = line ? await deps.stores.settings.line(member, line) : { regions: [] };
  return regions.length > 0 ? regions : ((await deps.stores.portals.get(member))?.regions ?? []);
}

function without(phones: readonly Phone[], gone: Phone | undefined): readonly Phone[] {
  if (gone === undefined) return phones;
  return phones.filter((phone) => phoneIdentity(phone) !== phoneIdentity(gone));
}

function where({ customerRef, card }: CustomerRecord): Pick<Decision, 'customerRef' | 'card'> {
  return { ...(customerRef && { customerRef: customerRef }), ...(card && { card }) };
}
