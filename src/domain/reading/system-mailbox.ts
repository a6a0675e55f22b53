const systemLocal =
  /^(?:no-?_?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|noresponder|nao-?responda)\b/i;
const exampleDomain = /^(?:example\.(?:com|org|net)|domain\.com)$/i;
const exampleLocal = /^(?:your-?name|name|user|username|your-?email|email|test)$/i;
const exampleWord =
  /^(?:example|ejemplo|exemplo|exemple|beispiel|esempio|primer|ornek|misol|magaliti|contoh|vidu)$/i;

/** Whether a mailbox belongs to no person: automatic senders and addresses of examples. */
export function isSystemMailbox(email: string): boolean {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  if (systemLocal.test(local) || exampleWord.test(local)) return true;
  return exampleLocal.test(local) && exampleDomain.test(email.slice(at + 1));
}
