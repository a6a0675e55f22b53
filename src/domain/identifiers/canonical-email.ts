import { test } from 'linkifyjs';
import type { Email } from '../ids.ts';
import { unicodeDomain } from './punycode.ts';

/** Lengths in characters (RFC 5321). */
const MAX_LOCAL_LENGTH = 64;
const MAX_ADDRESS_LENGTH = 254;
const MAX_DOMAIN_LENGTH = 253;
const MAX_LABEL_LENGTH = 63;
const localShape = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const labelShape = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;
// Ids of WhatsApp chats look like addresses of American domains.
const messengerDomains = new Set(['c.us', 'g.us', 's.whatsapp.net', 'lid']);

const topLevelLabels = new Map<string, boolean>();
const MAX_CACHED_LABELS = 2000;

/** Whether a label is a top-level domain: linkifyjs carries IANA's list. Answers are cached. */
function isTopLevel(label: string): boolean {
  const known = topLevelLabels.get(label);
  if (known !== undefined) return known;
  const exists = test(`a@a.${label}`, 'email');
  if (topLevelLabels.size >= MAX_CACHED_LABELS) topLevelLabels.clear();
  topLevelLabels.set(label, exists);
  return exists;
}

/** Labels of letters, digits and hyphens that end in a top-level domain that exists. */
export function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  if (labels.length < 2 || domain.length > MAX_DOMAIN_LENGTH) return false;
  if (!labels.every((label) => label.length <= MAX_LABEL_LENGTH && labelShape.test(label))) return false;
  return !messengerDomains.has(domain.toLowerCase()) && isTopLevel((labels.at(-1) ?? '').toLowerCase());
}

/** Lower case, NFC, domain in its Unicode form; `undefined` when the two parts are no address. */
export function canonicalEmail(local: string, domain: string): Email | undefined {
  if (
    local.length === 0 ||
    local.length > MAX_LOCAL_LENGTH ||
    local.length + domain.length >= MAX_ADDRESS_LENGTH
  )
    return undefined;
  if (!localShape.test(local)) return undefined;
  const readable = unicodeDomain(domain.toLowerCase()).normalize('NFC');
  if (!isDomain(readable)) return undefined;
  return `${local.toLowerCase().normalize('NFC')}@${readable}` as Email;
}
