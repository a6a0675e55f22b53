/** What finds a customer. A new kind is added here: the compiler names every other place that has to know it. */
export const identifierKinds = ['phone', 'email'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** Field of a customer's record, and of the pages, that lists the identifiers of a kind. */
export const identifierLists = {
  phone: 'phones',
  email: 'emails',
} as const satisfies Readonly<Record<IdentifierKind, string>>;
export type IdentifierList = (typeof identifierLists)[IdentifierKind];

/**
 * `attested`: the channel, a form of the portal or another app put it there; `asked`: the customer answered an operator's
 * question with it; `typed`: the customer wrote it.
 */
export const identifierOrigins = ['typed', 'asked', 'attested'] as const;
export type IdentifierOrigin = (typeof identifierOrigins)[number];
