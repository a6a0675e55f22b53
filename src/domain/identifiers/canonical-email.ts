import { test } from 'linkifyjs';
import type { Email } from '../ids.ts';
import { unicodeDomain } from './punycode.ts';

const maxLocal = 64;
const maxAddress = 254;
const localShape = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const labelShape = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;
// Ids of WhatsApp chats look like addresses of American domains.
const messengerDomains = new Set(['c.us', 'g.us', 's.whatsapp.net', 'lid']);

const topLevel = new Map<string, boolean>();
const mostRemembered = 2000;

/** Whether linkifyjs knows the last label (it carries IANA's list); each label is asked once. */
function isTopLevel(label: string): boolean {
  const known = topLevel.get(label);
  if (known !== undefined) return known;
  const exists = test(`a@a.${label}`, 'email');
  if (topLevel.size >= mostRemembered) topLevel.clear();
  topLevel.set(label, exists);
  return exists;
}

/** Labels of letters, digits and hyphens that end in a top-level domain that exists. */
export function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  if (labels.length < 2 || domain.length > 253) return false;
  if (!labels.every((label) => label.length <= 63 && labelShape.test(label))) return false;
  return !messengerDomains.has(domain.toLowerCase()) && isTopLevel((labels.at(-1) ?? '').toLowerCase());
}

/** Lower case, NFC, domain in its Unicode form; `undefined` when the two halves make no address. */
export function canonicalEmail(local: string, domain: string): Email | undefined {
  if (local.length === 0 || local.length > maxLocal || local.length + domain.length >= maxAddress)
    return undefined;
  if (!localShape.test(local)) return undefined;
  const readable = unicodeDomain(domain.toLowerCase()).normalize('NFC');
  if (!isDomain(readable)) return undefined;
  return `${local.toLowerCase().normalize('NFC')}@${readable}` as Email;
}
