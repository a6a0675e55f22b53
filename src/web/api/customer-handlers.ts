import { customerId, lineId, type CustomerId, type LineId } from '../../domain/ids.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { parseUserCode } from '../../domain/chat.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { journalList } from '../../application/corrections/chat-history.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { Stores } from '../../store/ports.ts';
import type { CustomerDetail } from '../contract/customers.ts';
import type { Caller, Handlers } from './caller.ts';
import { customerViewer, viewCustomers, type CustomerSummary } from './customer-view.ts';
import { viewDecisions } from './decision-view.ts';
import { findCustomers } from './find-customers.ts';
import { notFound } from './not-found.ts';
import { visiblePage } from './visible-page.ts';

export interface CustomerHandlersDeps {
  readonly stores: Pick<Stores, 'bindings' | 'journal'>;
  readonly corrections: Pick<Corrections, 'setFirstPhone' | 'removeFirstPhone' | 'erase'>;
}

type Names = 'findCustomers' | 'getCustomer' | 'setFirstPhone' | 'removeFirstPhone' | 'eraseCustomer';

const MAX_RESULTS = 200;
/** Customers that one call checks; older ones come with the next page. */
const MAX_CHECKED = 1000;
const BATCH_SIZE = 100;
const ANY_ITEM: CrmRef = { type: 'contact', id: 1 };
/** Decisions in the details of a customer. */
const MAX_DECISIONS = 50;

export function customerHandlers({ stores, corrections }: CustomerHandlersDeps): Handlers<Names> {
  const requireCustomer = (caller: Caller, id: string) => requireVisibleCustomer(stores, caller, id);
  const readDetail = async (caller: Caller, id: CustomerId): Promise<CustomerDetail> =>
    detailOf(stores, caller, (await requireCustomer(caller, id)).record);

  return {
    async findCustomers(caller, { query: { q = '', limit = 25, cursor } }) {
      if (q === '') return listNewest(stores, caller, limit, cursor);
      const found = await findCustomers(stores, caller, q);
      // Without a match the CRM is asked, too: the time that a search takes does not tell whether hidden ones match.
      const viewer = await customerViewer(
        caller,
        found.map(({ customer }) => customer),
        [ANY_ITEM],
      );
      const visible = found
        .filter(({ customer, byIdentifier }) =>
          byIdentifier ? viewer.showsIdentifiers(customer) : viewer.maySee(customer),
        )
        .map(({ customer }) => customer)
        .slice(0, MAX_RESULTS);
      const lastId = cursor === undefined ? undefined : caller.cursors.open('findCustomers', cursor);
      const from = lastId === undefined ? 0 : visible.findIndex(({ id }) => id === lastId) + 1;
      const page = visible.slice(from, from + limit);
      return {
        items: page.map(viewer.view),
        next: nextCursor(caller, visible.length > from + limit ? page.at(-1) : undefined),
      };
    },
    getCustomer: (caller, { params }) => readDetail(caller, customerId(params.id)),
    async setFirstPhone(caller, { params, body }) {
      const { record } = await requireCustomer(caller, params.id);
      await caller.rights.requireLines(linesOf(record));
      await corrections.setFirstPhone(caller.session.member, record.id, { typed: body.phone, by: caller.by });
      return readDetail(caller, record.id);
    },
    async removeFirstPhone(caller, { params }) {
      const { record } = await requireCustomer(caller, params.id);
      await caller.rights.requireLines(linesOf(record));
      await corrections.removeFirstPhone(caller.session.member, record.id, caller.by);
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

function nextCursor({ cursors }: Caller, last: CustomerRecord | undefined): string | null {
  return last ? cursors.seal('findCustomers', last.id) : null;
}

/** The newest customers that the caller may see. */
async function listNewest(
  { bindings }: CustomerHandlersDeps['stores'],
  caller: Caller,
  limit: number,
  cursor: string | undefined,
) {
  const first = cursor === undefined ? undefined : caller.cursors.open('findCustomers', cursor);
  const { shown, end } = await visiblePage<CustomerRecord, CustomerSummary>({
    limit,
    maxScanned: MAX_CHECKED,
    batchSize: BATCH_SIZE,
    read(previous) {
      const before = previous?.id ?? (first === undefined ? undefined : customerId(first));
      const query = { limit: BATCH_SIZE, ...(before !== undefined && { before }) };
      return bindings.listCustomers(caller.session.member, query);
    },
    async view(batch) {
      const viewer = await customerViewer(caller, batch);
      return batch.filter(viewer.maySee).map((entry) => ({ entry, view: viewer.view(entry) }));
    },
  });
  return { items: shown.map(({ view }) => view), next: nextCursor(caller, end) };
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
