import { z } from 'zod';
import type { ApiCall } from './call.ts';
import {
  crmItem,
  crmRef,
  idText,
  identifierListShape,
  list,
  noInput,
  pageOf,
  paging,
  userCodeText,
} from './common.ts';
import { decisionDetail, decisionView } from './journal.ts';

const firstPhone = z.object({
  value: z.string(),
  chat: z.string(),
  line: z.string(),
  connector: z.string(),
  /** Unix ms of the message. */
  at: z.number(),
  /** Id of the message in its channel or chat; may be empty. */
  messageId: z.string(),
  /** Who entered it by hand: `user:12`; absent where the customer gave it. */
  enteredBy: z.string().exactOptional(),
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
  /** Items marked as not being this chat's person. */
  notSame: list(crmRef),
  /** The caller may move the chat or mark it as not being the same person. */
  mayEdit: z.boolean(),
});

const customerDetail = customerSummary.omit({ chats: true }).extend({
  chats: list(chatView),
  /** The newest decisions; the journal has all. */
  decisions: list(decisionView),
  /** What the caller may do: `correct` the first phone, `erase` and `export` all data. */
  may: list(z.enum(['correct', 'erase', 'export'])),
});
export type CustomerDetail = z.infer<typeof customerDetail>;

const customerParams = z.strictObject({ id: idText });

export const findCustomers = {
  method: 'GET',
  path: '/api/v1/customers',
  right: 'read',
  description:
    'Finds customers by phone in any format, e-mail, name, chat or item (`deal:12`); without `q` the newest.',
  params: noInput,
  query: z.strictObject({ ...paging, q: z.string().trim().max(200).optional() }),
  body: noInput,
  response: pageOf(customerSummary),
} as const satisfies ApiCall;

export const getCustomer = {
  method: 'GET',
  path: '/api/v1/customers/{id}',
  right: 'read',
  description: 'One customer: chats, identifiers, first phone, decisions.',
  params: customerParams,
  query: noInput,
  body: noInput,
  response: customerDetail,
} as const satisfies ApiCall;

export const setFirstPhone = {
  method: 'PUT',
  path: '/api/v1/customers/{id}/first-phone',
  right: 'line',
  description:
    'Changes the stored first phone. The CRM is not changed. 409 PHONE_OF_ANOTHER when another customer has this phone.',
  params: customerParams,
  query: noInput,
  body: z.strictObject({ phone: z.string().trim().min(4).max(50) }),
  response: customerDetail,
} as const satisfies ApiCall;

export const removeFirstPhone = {
  method: 'DELETE',
  path: '/api/v1/customers/{id}/first-phone',
  right: 'line',
  description: 'Removes the first phone: it no longer identifies this customer. The CRM is not changed.',
  params: customerParams,
  query: noInput,
  body: noInput,
  response: customerDetail,
} as const satisfies ApiCall;

export const moveChat = {
  method: 'POST',
  path: '/api/v1/chats/move',
  right: 'line',
  description:
    'Binds a chat and its session activities to another card or customer. Can be undone in the journal.',
  params: noInput,
  query: noInput,
  body: z.strictObject({ chat: userCodeText, item: crmRef }),
  response: decisionDetail,
} as const satisfies ApiCall;

export const notSame = {
  method: 'POST',
  path: '/api/v1/chats/not-same',
  right: 'line',
  description:
    "Marks the chat's person as not being this customer, permanently. A chat that was bound to the item is unbound, and the decision that bound it is undone.",
  params: noInput,
  query: noInput,
  body: z.strictObject({ chat: userCodeText, item: crmRef }),
  response: z.object({ decision: decisionDetail.nullable() }),
} as const satisfies ApiCall;

export const reportChat = {
  method: 'POST',
  path: '/api/v1/chats/report',
  right: 'read',
  description:
    'Says that a chat is not of the customer whose item the caller sees: makes a suggestion for those who may decide. 409 ALREADY_DECIDED when somebody decided that before.',
  params: noInput,
  query: noInput,
  body: z.strictObject({
    chat: userCodeText,
    item: crmRef,
    /** Where the caller thinks that it belongs: an item that they see. */
    to: crmRef.optional(),
  }),
  response: z.object({ reported: z.boolean() }),
} as const satisfies ApiCall;

export const eraseCustomer = {
  method: 'POST',
  path: '/api/v1/customers/{id}/erase',
  right: 'admin',
  description:
    'Erases a customer, the chats, and their entries in journal and suggestions. Changes in the CRM stay unless `crm` is true: then the decisions are undone first.',
  params: customerParams,
  query: noInput,
  body: z.strictObject({ crm: z.boolean() }),
  response: z.object({
    chats: z.number(),
    /** With `crm`: number of undone decisions. */
    undone: z.number(),
    /** With `crm`: number of changes not undone, because the items were edited since. */
    leftAlone: z.number(),
  }),
} as const satisfies ApiCall;

export const exportCustomer = {
  method: 'GET',
  path: '/api/v1/customers/{id}/export',
  right: 'admin',
  description: 'All stored data of a customer, as JSON.',
  params: customerParams,
  query: noInput,
  body: noInput,
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
  description: 'The same as a CSV table (text/csv). No cell is read as a formula.',
  params: customerParams,
  query: noInput,
  body: noInput,
  response: z.string(),
} as const satisfies ApiCall;
