import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { parseUserCode } from '../../domain/chat.ts';
import { asciiDigit } from '../../domain/reading/ascii-digit.ts';
import type { CustomerErasure } from '../ports.ts';

/** What an erased person's data is found by in stored JSON. */
export interface Needles {
  /** Of phones, as they are dialled within their country: part of every way of writing them. */
  readonly digits: readonly string[];
  /** Lower-case: addresses, and chats as JSON writes them. */
  readonly words: readonly string[];
  /** Connector and the channel's chat as JSON writes them: events have no user code. */
  readonly channelChats: readonly (readonly [string, string])[];
  readonly chats: ReadonlySet<string>;
}

/** Fewer digits are found in too much else. */
const MIN_DIGITS = 6;

export function erasureNeedles({ chats, identifiers }: CustomerErasure): Needles {
  const phones = identifiers.filter(({ kind }) => kind === 'phone').map(({ value }) => dialledDigits(value));
  const emails = identifiers.filter(({ kind }) => kind === 'email').map(({ value }) => value);
  return {
    digits: phones.filter((digits) => digits.length >= MIN_DIGITS),
    words: [...emails, ...chats].map((word) => JSON.stringify(word.toLowerCase()).slice(1, -1)),
    channelChats: chats.flatMap((code) => {
      const chat = parseUserCode(code);
      return chat ? [[JSON.stringify(chat.connector), JSON.stringify(chat.externalChat)] as const] : [];
    }),
    chats: new Set(chats),
  };
}

/** Whether stored JSON, or a text, mentions an identifier or a chat. */
export function mentionsAny({ digits, words }: Needles, json: string): boolean {
  const lower = json.toLowerCase();
  if (words.some((word) => lower.includes(word))) return true;
  if (digits.length === 0) return false;
  // Numbers are written in digits of any script, with spaces and signs in between.
  const ascii = lower.replace(/\p{Nd}/gu, (digit) => asciiDigit(digit) ?? digit);
  const dialled = ascii.replace(/(?<=\d)[^\p{L}\d"{}[\]]{1,3}(?=\d)/gu, '');
  return digits.some((phone) => dialled.includes(phone));
}

/** Whether an event, as JSON, is of one of the chats. */
export function isOfChat({ channelChats }: Needles, json: string): boolean {
  return channelChats.some(([connector, chat]) => json.includes(connector) && json.includes(chat));
}

function dialledDigits(phone: string): string {
  return parsePhoneNumberFromString(phone)?.nationalNumber ?? phone.replace(/\D/g, '');
}
