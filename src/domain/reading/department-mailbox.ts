import type { AnnotatedText } from './annotated-text.ts';
import { isMailProvider } from './mail-providers.ts';
import type { TextRange } from './reading.ts';
import { isInQuestion } from './certainty.ts';

// Personnel, support, claims: a customer writes to them and is never reached there.
const serviceLocal =
  /^(?:hr|rh|jobs?|careers?|kariera|karriere|kadry|kadr|kadrlar|cv|personal|personnel|recrut\w*|recruit\w*|rekrut\w*|bewerb\w*|support|soporte|suporte|supporto|helpdesk|help|destek|wsparcie|pomoc|service|servicio|servico|servis|kundenservice|kundendienst|customer\w*|care|claims?|complaints?|reclam\w*|sikayet|alerts?|notifications?|abuse|security)(?![a-z])/u;
// Reception and trade: also the mailbox with which a company orders.
const companyLocal =
  /^(?:info|contact\w*|kontakt|contato|contatti|office|biuro|buero|hello|hola|mail|post|sales|ventas|vendas|vendite|verkauf|orders?|zakaz|zamow\w*|pedidos?|siparis|reception|rezeption|recepcja|recepc\w*|reserv\w*|rezerv\w*|booking|billing|accounts?|invoice|invoices|rechnung|faktura|facturas?|buchhaltung|admin|shop|store)(?![a-z])/u;

/** A mailbox at which nobody is reached who writes to a company, except where it is a mail provider's. */
export function isServiceMailbox(email: string): boolean {
  const split = email.lastIndexOf('@');
  return !isMailProvider(email.slice(split + 1)) && serviceLocal.test(email.slice(0, split));
}

/** Whether a mailbox of a department, in this place, is rather the reader's than the writer's. */
export function isDepartmentMailbox(annotated: AnnotatedText, at: TextRange, email: string): boolean {
  if (isServiceMailbox(email)) return true;
  const split = email.lastIndexOf('@');
  if (isMailProvider(email.slice(split + 1))) return false;
  return companyLocal.test(email.slice(0, split)) && isInQuestion(annotated, at);
}
