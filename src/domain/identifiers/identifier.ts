import { z } from 'zod';
import type { IdentifierKind, IdentifierOrigin } from './identifier-kind.ts';
import { identifierKinds, identifierOrigins } from './identifier-kind.ts';
import { storedObject } from '../stored-object.ts';
import type { IdentifierValues } from './registry.ts';
import { identifierSpecs, kindOfField } from './registry.ts';

export interface IdentifierOf<Kind extends IdentifierKind> {
  readonly kind: Kind;
  readonly value: IdentifierValues[Kind];
  /** One key for all ways of writing the same value. */
  readonly identity: string;
  readonly origin: IdentifierOrigin;
  /** Digits behind a phone that lead to one person of a switchboard. */
  readonly extension?: string;
  /** Of a phone typed without its country: what it is in other countries of the line, not looked up yet. */
  readonly alternatives?: readonly string[];
  /** The most likely reading, while the others are looked up. */
  readonly preferred?: string;
  /** Corrects a phone that the customer gave before. */
  readonly corrects?: boolean;
  /** Name on the contact card that it is from, as long as it was not compared with the customer's; never stored. */
  readonly cardName?: string;
}

/** What finds a customer: a phone or an e-mail, with where it came from. */
export type Identifier = { readonly [Kind in IdentifierKind]: IdentifierOf<Kind> }[IdentifierKind];

const schemas: { readonly [Kind in IdentifierKind]: z.ZodType<IdentifierOf<Kind>> } = {
  phone: schemaOf('phone'),
  email: schemaOf('email'),
};

export const identifierSchema: z.ZodType<Identifier> = z.union(Object.values(schemas));

function schemaOf<Kind extends IdentifierKind>(kind: Kind) {
  return storedObject({
    kind: z.literal(kind),
    value: identifierSpecs[kind].schema,
    identity: z.string(),
    origin: z.enum(identifierOrigins),
    extension: z.string().exactOptional(),
    alternatives: z.array(z.string()).exactOptional(),
    preferred: z.string().exactOptional(),
    corrects: z.boolean().exactOptional(),
  });
}

/** `value` in normal form. */
export function identifierOf<Kind extends IdentifierKind>(
  kind: Kind,
  value: IdentifierValues[Kind],
  origin: IdentifierOrigin,
): IdentifierOf<Kind> {
  return { kind, value, identity: identifierSpecs[kind].identity(value), origin };
}

/** The identifier in what a person or the CRM wrote; `undefined` where it is none of the kind. `regions`: ISO countries. */
export function readIdentifier(
  kind: IdentifierKind,
  written: string,
  regions: readonly string[],
  origin: IdentifierOrigin,
): Identifier | undefined {
  return readers[kind](written, regions, origin);
}

type ReadIdentifier = (
  written: string,
  regions: readonly string[],
  origin: IdentifierOrigin,
) => Identifier | undefined;

const readers: { readonly [Kind in IdentifierKind]: ReadIdentifier } = {
  phone: (written, regions, origin) => {
    const value = identifierSpecs.phone.normalise(written, regions);
    return value && identifierOf('phone', value, origin);
  },
  email: (written, regions, origin) => {
    const value = identifierSpecs.email.normalise(written, regions);
    return value && identifierOf('email', value, origin);
  },
};

/** `phone:+34600123456`: equal for every variant of one number; for map keys and sorted lists. */
export function identifierKey({ kind, identity }: Pick<Identifier, 'kind' | 'identity'>): string {
  return `${kind}:${identity}`;
}

/** `+34600123456` of `phone:+34600123456`. */
export function identityOfKey(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

/** Key of a value in normal form. */
export function keyOfValue<Kind extends IdentifierKind>(kind: Kind, value: IdentifierValues[Kind]): string {
  return identifierKey({ kind, identity: identifierSpecs[kind].identity(value) });
}

/** Key of what a person or the CRM wrote; `undefined` where it is none of the kind. `regions`: ISO countries. */
export function keyOfWritten(
  kind: IdentifierKind,
  written: string,
  regions: readonly string[],
): string | undefined {
  const value = identifierSpecs[kind].normalise(written, regions);
  return value && keyOfValue(kind, value);
}

/** A multi-field value of a CRM item. `key`: as `storedKey` gives it. */
export interface StoredValue {
  /** Multi-field: `PHONE`. */
  readonly type: string;
  readonly value: string;
  readonly key: string;
}

/**
 * Key of a value of a CRM item: `identifierKey` where it can be read, else `PHONE:` and the value; of messengers the
 * value itself. `regions`: ISO countries that national numbers are read with.
 */
export function storedKey(type: string, value: string, regions: readonly string[]): string {
  const kind = kindOfField(type);
  return kind ? (keyOfWritten(kind, value, regions) ?? unreadKey(type, value)) : value;
}

function unreadKey(type: string, value: string): string {
  return `${type}:${value}`;
}

/**
 * Whether a CRM item's value is an identifier: the one rule for what a search found, what is there already and what may
 * be added. Portals compare digits and know no country, so a search hit proves nothing: a value that the regions can
 * read has to be the same number, one that they cannot read has to be written as the identifier's own country writes it.
 */
export function isSameIdentifier<Kind extends IdentifierKind>(
  identifier: IdentifierOf<Kind>,
  stored: StoredValue,
): boolean {
  if (kindOfField(stored.type) !== identifier.kind) return false;
  if (stored.key !== unreadKey(stored.type, stored.value)) return stored.key === identifierKey(identifier);
  return identifierSpecs[identifier.kind].isUnreadForm(identifier.value, stored.value);
}

/** Key of a value in normal form whose kind was not stored with it; `undefined` where it is of no kind. */
export function keyOfStoredValue(value: string): string | undefined {
  for (const kind of identifierKinds) {
    const key = keyOfParsed(kind, value);
    if (key !== undefined) return key;
  }
  return undefined;
}

function keyOfParsed(kind: IdentifierKind, value: string): string | undefined {
  const { data } = identifierSpecs[kind].schema.safeParse(value);
  return data && keyOfValue(kind, data);
}

/** Forms under which the CRM may hold an identifier, most likely first. */
export function searchTermsOf<Kind extends IdentifierKind>({
  kind,
  value,
}: IdentifierOf<Kind>): readonly string[] {
  return identifierSpecs[kind].searchTerms(value);
}

/** Values of one kind, in the order given. */
export function valuesOfKind<Kind extends IdentifierKind>(
  identifiers: readonly Identifier[],
  kind: Kind,
): readonly IdentifierValues[Kind][] {
  return identifiers.filter((identifier) => isOfKind(identifier, kind)).map(({ value }) => value);
}

function isOfKind<Kind extends IdentifierKind>(
  identifier: Identifier,
  kind: Kind,
): identifier is Identifier & IdentifierOf<Kind> {
  return identifier.kind === kind;
}
