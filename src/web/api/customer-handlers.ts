import { customerId, lineId, type CustomerId, type LineId } from '../../domain/ids.ts';
import { parseUserCode } from '../../domain/chat.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { journalList } from '../../application/corrections/chat-history.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { Stores } from '../../store/ports.ts';
import type { CustomerDetail } from '../contract/customers.ts';
import type { Caller, Handlers } from './caller.ts';
import { viewCustomers } from './customer-view.ts';
import { viewDecisions } from './decision-view.ts';
import { findCustomers } from './find-customers.ts';
import { notFound } from './not-found.ts';

export interface CustomerHandlersDeps {
  readonly stores: Pick<Stores, 'bindings' | 'journal'>;
  readonly corrections: Pick<Corrections, 'setFirstPhone' | 'removeFirstPhone' | 'erase'>;
}

type Names = 'findCustomers' | 'getCustomer' | 'setFirstPhone' | 'removeFirstPhone' | 'eraseCustomer';

/** Decisions in the details of a customer. */
const MAX_DECISIONS = 50;

export function customerHandlers({ stores, corrections }: CustomerHandlersDeps): Handlers<Names> {
  const requireCustomer = (caller: Caller, id: string) => requireVisibleCustomer(stores, caller, id);
  const readDetail = async (caller: Caller, id: CustomerId): Promise<CustomerDetail> =>
    detailOf(stores, caller, (await requireCustomer(caller, id)).record);

  return {
    async findCustomers(caller, { query: { q = '', limit = 25, cursor } }) {
      if (q === '') return listNewest(stores, caller, limit, cursor);
      const all = await findCustomers(stores, caller, q);
      const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
      const page = all.slice(from, from + limit);
      const last = all.length > from + limit ? page.at(-1) : undefined;
      return { items: await viewCustomers(caller, page), next: last?.id ?? null };
    },
    getCustomer: (caller, { params }) => readDetail(caller, customerId(params.id)),
    async setFirstPhone(caller, { params, body }) {
      const { record } = await requireCustomer(caller, params.id);
      await caller.rights.requireLines(linesOf(record));
      await corrections.setFirstPhone(caller.session.member, record.id, body.phone);
      return readDetail(caller, record.id);
    },
    async removeFirstPhone(caller, { params }) {
      const { record } = await requireCustomer(caller, params.id);
      await caller.rights.requireLines(linesOf(record));
      await corrections.removeFirstPhone(caller.session.member, record.id);
      return readDetail(caller, record.id);
    },
    async eraseCustomer(caller, { params, body }) {
      await caller.rights.requireAdmin();
      const { record } = await requireCustomer(caller, params.id);
      return corrections.erase(caller.session.member, record.id, { crm: body.crm, by: caller.by });
    },
  };
}

/** Reads a customer of this portal. Throws 404 when it does not exist or the caller may not see it. */
export async function requireVisibleCustomer(
  { bindings }: Pick<Stores, 'bindings'>,
  caller: Caller,
  id: string,
) {
  const record = (await bindings.customers(caller.session.member, [customerId(id)])).get(customerId(id));
  const [view] = record ? await viewCustomers(caller, [record]) : [];
  if (!record || !view) throw notFound('CUSTOMER_UNKNOWN', 'customer');
  return { record, view };
}

/** Lines of a customer's chats and first phone: changing the customer needs the right for all of them. */
function linesOf({ chats, firstPhone }: CustomerRecord): readonly LineId[] {
  const lines = chats.flatMap((chat) => parseUserCode(chat)?.line ?? []);
  return [...new Set([...lines, ...(firstPhone ? [firstPhone.line] : [])])];
}

async function listNewest(
  { bindings }: CustomerHandlersDeps['stores'],
  caller: Caller,
  limit: number,
  cursor: string | undefined,
) {
  const page = await bindings.listCustomers(caller.session.member, {
    limit: limit + 1,
    ...(cursor !== undefined && { before: customerId(cursor) }),
  });
  const shown = page.slice(0, limit);
  const last = page.length > limit ? shown.at(-1) : undefined;
  return { items: await viewCustomers(caller, shown), next: last?.id ?? null };
}

async function detailOf(
  stores: CustomerHandlersDeps['stores'],
  caller: Caller,
  record: CustomerRecord,
): Promise<CustomerDetail> {
  const { member } = caller.session;
  const { view } = await requireVisibleCustomer(stores, caller, record.id);
  const [chats, decisions, admin, lines] = await Promise.all([
    stores.bindings.chats(member, record.chats),
    Promise.all(record.chats.map((chat) => journalList(stores.journal, member, { chat }, MAX_DECISIONS))),
    caller.rights.isAdmin(),
    caller.rights.editableLines(),
  ]);
  const newestFirst = decisions.flat().sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  const mayEdit = (line: string): boolean => admin || lines.has(line);
  return {
    ...view,
    chats: record.chats.map((code) => {
      const address = parseUserCode(code);
      const line = address?.line ?? lineId('0');
      return {
        code,
        line,
        connector: address?.connector ?? '',
        externalChat: address?.externalChat ?? '',
        notSame: chats.get(code)?.notSame ?? [],
        mayEdit: mayEdit(line),
      };
    }),
    decisions: await viewDecisions(caller, newestFirst.slice(0, MAX_DECISIONS)),
    may: [
      ...(linesOf(record).every(mayEdit) ? (['correct'] as const) : []),
      ...(admin ? (['erase', 'export'] as const) : []),
    ],
  };
}
