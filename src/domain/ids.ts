import { z } from 'zod';

declare const brand: unique symbol;

/** A primitive with a name of its own: only its constructor function makes one. */
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** One Bitrix24 account; stays the same when its domain changes (docs/bitrix24/install-and-auth.md#member-id). */
export type MemberId = Brand<string, 'MemberId'>;
/** An open line's id as Bitrix24 writes it: digits in a string. */
export type LineId = Brand<string, 'LineId'>;
/** Channel inside a line: `livechat`, `instagram`, `telegrambot`, ... */
export type ConnectorId = Brand<string, 'ConnectorId'>;
/** `connector|line|externalChat|user` (docs/bitrix24/open-lines.md#user-code). */
export type UserCode = Brand<string, 'UserCode'>;
/** E.164 with its plus sign. */
export type Phone = Brand<string, 'Phone'>;
/** Canonical e-mail address: lower case, NFC, domain in its Unicode form. */
export type Email = Brand<string, 'Email'>;
export type CustomerId = Brand<string, 'CustomerId'>;
export type DecisionId = Brand<string, 'DecisionId'>;
export type SuggestionId = Brand<string, 'SuggestionId'>;
export type InboxId = Brand<string, 'InboxId'>;

export const memberId = (value: string): MemberId => value as MemberId;
export const lineId = (value: string): LineId => value as LineId;
export const connectorId = (value: string): ConnectorId => value as ConnectorId;
export const customerId = (value: string): CustomerId => value as CustomerId;
export const decisionId = (value: string): DecisionId => value as DecisionId;
export const suggestionId = (value: string): SuggestionId => value as SuggestionId;
export const inboxId = (value: string): InboxId => value as InboxId;

/** Schema of a branded text, such as an id. */
export function idSchema<T extends string>(): z.ZodType<T> {
  return z.custom<T>((value) => typeof value === 'string');
}
