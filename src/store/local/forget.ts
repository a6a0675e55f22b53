import { sameRef, type CrmRef } from '../../domain/crm-ref.ts';
import type { Decision, Suggestion } from '../../domain/decision.ts';
import type { MemberId } from '../../domain/ids.ts';
import { decisionItems } from '../decision-items.ts';
import { refKey } from '../../domain/crm-ref.ts';
import type { Engine, Op } from '../engine/engine.ts';
import type { CustomerErasure } from '../ports.ts';

/** Takes chats and customers away, and what is told of them; also from the log. */
export async function forget(engine: Engine, member: MemberId, forgotten: CustomerErasure): Promise<void> {
  await engine.commit(member, () => ({ ops: forgetOps(engine, member, forgotten), result: undefined }));
  await engine.purge();
}

/** Looks through all there is: an erasure is rare, and no index is kept for it. */
function forgetOps(engine: Engine, member: MemberId, { chats, customers }: CustomerErasure): readonly Op[] {
  const codes = new Set<string>(chats);
  const ids = new Set<string>(customers);
  const parties = customers.flatMap((id) => engine.get(member, 'customers', id)?.party ?? []);
  const keys = new Set(parties.map(refKey));
  const ops: Op[] = [
    ...chats.map((key): Op => ({ table: 'chats', key })),
    ...customers.map((key): Op => ({ table: 'customers', key })),
  ];
  for (const [key, row] of engine.find(member, 'decisions', { index: 'time', from: '' })) {
    if (codes.has(row.chat) || tellsOf(row, ids, keys)) ops.push({ table: 'decisions', key });
  }
  for (const [key, row] of engine.find(member, 'suggestions', { index: 'state', from: '' })) {
    if (codes.has(row.chat) || isAbout(row, parties)) ops.push({ table: 'suggestions', key });
  }
  return ops;
}

function tellsOf(decision: Decision, ids: ReadonlySet<string>, keys: ReadonlySet<string>): boolean {
  return (
    decision.before.customers.some(({ id }) => ids.has(id)) ||
    decisionItems(decision).some((key) => keys.has(key))
  );
}

function isAbout({ items }: Suggestion, parties: readonly CrmRef[]): boolean {
  return items.some((item) => parties.some((party) => sameRef(item, party)));
}
