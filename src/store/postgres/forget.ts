import type { MemberId } from '../../domain/ids.ts';
import type { CustomerErasure } from '../ports.ts';
import type { Database } from './database.ts';
import { text } from './sql-values.ts';

/** `party`s of the customers that are forgotten: $2 their ids. */
const parties =
  'select party from chat_tracker.customers where member = $1 and id = any($2) and party is not null';

/** Takes chats and customers away, and what is told of them. */
export function forget(
  database: Database,
  member: MemberId,
  { chats, customers }: CustomerErasure,
): Promise<void> {
  const who = [text(member), customers.map(text), chats.map(text)];
  return database.transaction(async (sql) => {
    await sql.run(
      `delete from chat_tracker.decisions d where member = $1 and (
         chat = any($3)
         or exists (select from chat_tracker.decision_items i
                    where i.member = $1 and i.decision = d.id and i.item in (${parties}))
         or exists (select from json_array_elements(data -> 'before' -> 'customers') c where c ->> 'id' = any($2)))`,
      who,
    );
    await sql.run(
      `delete from chat_tracker.suggestions where member = $1 and (
         chat = any($3)
         or exists (select from json_array_elements(data -> 'items') i
                    where (i ->> 'type') || ':' || (i ->> 'id') in (${parties})))`,
      who,
    );
    await sql.run('delete from chat_tracker.chats where member = $1 and code = any($2)', [
      text(member),
      chats.map(text),
    ]);
    await sql.run('delete from chat_tracker.customers where member = $1 and id = any($2)', [
      text(member),
      customers.map(text),
    ]);
  });
}
