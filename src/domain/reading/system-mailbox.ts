const systemLocal = /^(?:no-?_?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|noresponder|nao-?responda)\b/i;
const exampleDomain = /^(?:example\.(?:com|org|net)|domain\.com|dominio\.com|email\.com|mail\.com|mail\.ru|gmail\.com)$/i;
const exampleLocal = /^(?:example|ejemplo|exemplo|exemple|beispiel|muster|your-?name|name|user|username|usuario|email|your-?email|nombre|nome|correo|xxx+|abc|test|mail)$/i;

/** Whether a mailbox belongs to no person: automatic senders and addresses of examples. */
export function isSystemMailbox(email: string): boolean {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  const domain = email.slice(at + 1);
  if (systemLocal.test(local)) return true;
  return exampleLocal.test(local) && exampleDomain.test(domain);
}
