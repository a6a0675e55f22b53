import { z } from 'zod';
import type { ApiCall } from './call.ts';
import {
  crmItem,
  crmRef,
  idText,
  identifierListShape,
  list,
  nothing,
  pageOf,
  paging,
  userCodeText,
} from './common.ts';
import { decisionDetail, decisionView } from './journal.ts';

export const firstPhone = z.object({
  value: z.string(),
  chat: z.string(),
  line: z.string(),
  connector: z.string(),
  /** Unix ms of the message. */
  at: z.number(),
  /** Id of the message in its channel or chat; may be empty. */
  messageId: z.string(),
});

export const customerSummary = z.object({
  id: z.string(),
  customerItem: crmItem.exactOptional(),
  card: crmItem.exactOptional(),
  firstPhone: firstPhone.exactOptional(),
  ...identifierListShape,
  connectors: list(z.string()),
  chats: z.number(),
  /** Unix ms. */
  createdAt: z.number(),
});

const chatView = z.object({
  code: z.string(),
  line: z.string(),
  connector: z.string(),
  externalChat: z.string(),
  /** Customers that somebody said this chat's person is not. */
  notSame: list(crmRef),
  /** The opener may move it or say "not the same person". */
  mayEdit: z.boolean(),
});

export const customerDetail = customerSummary.omit({ chats: true }).extend({
  chats: list(chatView),
  /** The newest ones; the journal has all. */
  decisions: list(decisionView),
  /** What the opener may do: `correct` the first phone, `erase` and `export` everything. */
  may: list(z.enum(['correct', 'erase', 'export'])),
});
export type CustomerDetail = z.infer<typeof customerDetail>;

const one = z.strictObject({ id: idText });

export const findCustomers = {
  method: 'GET',
  path: '/api/v1/customers',
  right: 'read',
  does: 'Customers by number in any form, e-mail, name, chat or item (`deal:12`); without `q` the newest.',
  params: nothing,
  query: z.strictObject({ ...paging, q: z.string().trim().max(200).optional() }),
  body: nothing,
  response: pageOf(customerSummary),
} as const satisfies ApiCall;

export const getCustomer = {
  method: 'GET',
  path: '/api/v1/customers/{id}',
  right: 'read',
  does: 'One customer: chats, identifiers, first phone, decisions.',
  params: one,
  query: nothing,
  body: nothing,
  response: customerDetail,
} as const satisfies ApiCall;

export const setFirstPhone = {
  method: 'PUT',
  path: '/api/v1/customers/{id}/first-phone',
  right: 'line',
  does: 'Changes the remembered first phone. The CRM is not touched. 409 PHONE_OF_ANOTHER where another customer has it.',
  params: one,
  query: nothing,
  body: z.strictObject({ phone: z.string().trim().min(4).max(50) }),
  response: customerDetail,
} as const satisfies ApiCall;

export const removeFirstPhone = {
  method: 'DELETE',
  path: '/api/v1/customers/{id}/first-phone',
  right: 'line',
  does: 'Forgets the first phone: it leads to this customer no more. The CRM is not touched.',
  params: one,
  query: nothing,
  body: nothing,
  response: customerDetail,
} as const satisfies ApiCall;

export const moveChat = {
  method: 'POST',
  path: '/api/v1/chats/move',
  right: 'line',
  does: 'Binds a chat to another card or customer, and its session activities with it. Can be undone in the journal.',
  params: nothing,
  query: nothing,
  body: z.strictObject({ chat: userCodeText, item: crmRef }),
  response: decisionDetail,
} as const satisfies ApiCall;

export const notSame = {
  method: 'POST',
  path: '/api/v1/chats/not-same',
  right: 'line',
  does: "Says that the chat's person is not this customer. It is remembered; a chat that was bound there is unbound, and the decision that bound it is taken back.",
  params: nothing,
  query: nothing,
  body: z.strictObject({ chat: userCodeText, item: crmRef }),
  response: z.object({ decision: decisionDetail.nullable() }),
} as const satisfies ApiCall;

export const eraseCustomer = {
  method: 'POST',
  path: '/api/v1/customers/{id}/erase',
  right: 'admin',
  does: 'Erases a customer, the chats, and all that journal and suggestions tell of them. What the CRM got stays unless `crm` is true: then the decisions are taken back first.',
  params: one,
  query: nothing,
  body: z.strictObject({ crm: z.boolean() }),
  response: z.object({
    chats: z.number(),
    /** With `crm`: how many decisions were taken back. */
    undone: z.number(),
    /** With `crm`: how many changes were left alone because somebody changed them since. */
    leftAlone: z.number(),
  }),
} as const satisfies ApiCall;

export const exportCustomer = {
  method: 'GET',
  path: '/api/v1/customers/{id}/export',
  right: 'admin',
  does: 'Everything that is kept of a customer, as JSON.',
  params: one,
  query: nothing,
  body: nothing,
  response: z.object({
    customer: z.looseObject({ id: z.string() }),
    chats: list(z.looseObject({ userCode: z.string() })),
    decisions: list(z.looseObject({ id: z.string() })),
    suggestions: list(z.looseObject({ id: z.string() })),
  }),
} as const satisfies ApiCall;

export const exportCustomerCsv = {
  method: 'GET',
  path: '/api/v1/customers/{id}/export.csv',
  right: 'admin',
  does: 'The same as a CSV table (text/csv): no cell of it is a formula.',
  params: one,
  query: nothing,
  body: nothing,
  response: z.string(),
} as const satisfies ApiCall;
