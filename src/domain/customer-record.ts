import { z } from 'zod';
import { crmRefSchema } from './crm-ref.ts';
import type { IdentifierKind, IdentifierList } from './identifiers/identifier-kind.ts';
import { identifierKinds } from './identifiers/identifier-kind.ts';
import type { Identifier } from './identifiers/identifier.ts';
import { identifierOf, keyOfValue, valuesOfKind } from './identifiers/identifier.ts';
import type { IdentifierValues } from './identifiers/registry.ts';
import { identifierSpecs } from './identifiers/registry.ts';
import type { CustomerId, LineId, UserCode } from './ids.ts';
import { idSchema } from './ids.ts';
import type { Immutable } from './immutable.ts';
import { storedObject } from './stored-object.ts';

const firstPhoneSchema = storedObject({
  value: identifierSpecs.phone.schema,
  chat: idSchema<UserCode>(),
  line: idSchema<LineId>(),
  /** Unix ms of the message. */
  at: z.number(),
  /** Id of the message in its channel or chat; empty where the channel gives none. */
  messageId: z.string(),
  /** Who entered it by hand: `user:12`; absent where the customer gave it. */
  enteredBy: z.string().exactOptional(),
});

/** The first phone a customer gave, remembered for good (docs/spec.md 1). */
export type FirstPhone = Immutable<z.infer<typeof firstPhoneSchema>>;

const listSchemas = {
  /** Every phone that leads here, first phone included. */
  phones: z.array(identifierSpecs.phone.schema),
  emails: z.array(identifierSpecs.email.schema),
} satisfies Readonly<Record<IdentifierList, z.ZodType>>;

const notedNameSchema = storedObject({
  chat: idSchema<UserCode>(),
  name: z.string(),
  lastName: z.string(),
});

/** The name that a chat's channel gave. */
export type NotedName = Immutable<z.infer<typeof notedNameSchema>>;

export const customerSchema = storedObject({
  id: idSchema<CustomerId>(),
  /** Contact, else company, else a lead without a contact; absent while the CRM has nobody (line creates nothing). */
  customerRef: crmRefSchema.exactOptional(),
  /** The lead or deal that holds the conversation now. */
  card: crmRefSchema.exactOptional(),
  firstPhone: firstPhoneSchema.exactOptional(),
  ...listSchemas,
  chats: z.array(idSchema<UserCode>()),
  /** The card was changed since it was last read, so that it may be closed: it is read with the next identifier. */
  cardChanged: z.boolean().exactOptional(),
  /** First phones that a person took off: where the CRM still has them, they lead nobody here. */
  takenOff: z.array(identifierSpecs.phone.schema).exactOptional(),
  /** Chats that gave a phone of this customer under another person's name: they were only suggested. */
  doubted: z.array(idSchema<UserCode>()).exactOptional(),
  /** Names of the customer's chats and of the doubted ones: chats of one name are one person. */
  names: z.array(notedNameSchema).exactOptional(),
  /** Unix ms. */
  createdAt: z.number(),
});

/** Who some chats and identifiers belong to: the binding of docs/spec.md 2. */
export type CustomerRecord = Immutable<z.infer<typeof customerSchema>>;

type CustomerLists = Pick<CustomerRecord, IdentifierList>;

/** A customer's lists with identifiers added, each value once. */
export function addIdentifiers(
  lists: CustomerLists | undefined,
  added: readonly Identifier[],
): CustomerLists {
  return {
    phones: union([lists?.phones ?? [], valuesOfKind(added, 'phone')]),
    emails: union([lists?.emails ?? [], valuesOfKind(added, 'email')]),
  };
}

/** The lists of several customers as one, each value once. */
export function mergeLists(customers: readonly CustomerLists[]): CustomerLists {
  return {
    phones: union(customers.map(({ phones }) => phones)),
    emails: union(customers.map(({ emails }) => emails)),
  };
}

/** A customer's lists without some values. */
export function withoutValues(lists: CustomerLists, removed: ReadonlySet<string>): CustomerLists {
  return {
    phones: lists.phones.filter((value) => !removed.has(value)),
    emails: lists.emails.filter((value) => !removed.has(value)),
  };
}

const valuesByKind: {
  readonly [Kind in IdentifierKind]: (customer: CustomerRecord) => readonly IdentifierValues[Kind][];
} = {
  phone: ({ firstPhone, phones }) => union([firstPhone ? [firstPhone.value] : [], phones]),
  email: ({ emails }) => emails,
};

/** An identifier that leads to a customer. */
export interface CustomerValue {
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly key: string;
}

/** Everything that leads to a customer, kind by kind. */
export function valuesOfCustomer(customer: CustomerRecord): readonly CustomerValue[] {
  return identifierKinds.flatMap((kind) => valuesOf(customer, kind));
}

function valuesOf(customer: CustomerRecord, kind: IdentifierKind): readonly CustomerValue[] {
  return valuesByKind[kind](customer).map((value) => ({ kind, value, key: keyOfValue(kind, value) }));
}

/** What a customer can be searched by, phones first. */
export function identifiersOfCustomer(customer: CustomerRecord): readonly Identifier[] {
  return [
    ...valuesByKind.phone(customer).map((value) => identifierOf('phone', value, 'typed')),
    ...valuesByKind.email(customer).map((value) => identifierOf('email', value, 'typed')),
  ];
}

function union<T>(parts: readonly (readonly T[])[]): readonly T[] {
  return [...new Set(parts.flat())];
}
