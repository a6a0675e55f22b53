import { z } from 'zod';
import { memberId } from '../../domain/ids.ts';
import type { Commit, HouseState } from '../engine/house-state.ts';
import { deepFreeze } from '../engine/json-copy.ts';
import type { TableName, TableSpecs } from '../engine/tables.ts';
import { fileVersion } from '../files/json-adapter.ts';

/** First line of every log. */
export const headerSchema = z.looseObject({ version: z.number(), first: z.number().int() });

const opSchema = z.union([z.tuple([z.string(), z.string()]), z.tuple([z.string(), z.string(), z.unknown()])]);
const commitSchema = z.union([
  z.strictObject({ member: z.string(), ops: z.array(opSchema) }),
  z.strictObject({ member: z.string(), erased: z.literal(true) }),
]);
/** Every other line: what one write committed, with its number in the order of writes. */
export const writeSchema = z.strictObject({ number: z.number().int(), commits: z.array(commitSchema) });
export type LoggedWrite = z.infer<typeof writeSchema>;

export function headerRecord(first: number): string {
  return JSON.stringify({ version: fileVersion, first } satisfies z.infer<typeof headerSchema>);
}

/** A `LoggedWrite` as JSON; what was made JSON once is not made so again. */
export function writeRecord(number: number, commits: readonly Commit[]): string {
  const texts = commits.map((commit) => {
    const member = JSON.stringify(commit.member);
    return 'erased' in commit
      ? `{"member":${member},"erased":true}`
      : `{"member":${member},"ops":${commit.text}}`;
  });
  return `{"number":${number},"commits":[${texts.join(',')}]}`;
}

/** Does again what a line of the log says. */
export function replay(state: HouseState, specs: TableSpecs, write: LoggedWrite): void {
  for (const commit of write.commits) {
    const member = memberId(commit.member);
    if ('erased' in commit) {
      state.apply({ member, erased: true });
      continue;
    }
    for (const [name, key, row] of commit.ops) {
      const table = tableName(specs, name);
      state.put(member, table, key, row === undefined ? undefined : checkedRow(specs, table, row));
    }
  }
}

export function tableName(specs: TableSpecs, name: string): TableName {
  const known = Object.keys(specs).find((table): table is TableName => table === name);
  if (known === undefined) throw new Error(`There is no table "${name}".`);
  return known;
}

/** A row as a file has it, checked and frozen. */
export function checkedRow<K extends TableName>(specs: TableSpecs, table: K, row: unknown) {
  const checked = specs[table].schema.parse(row);
  deepFreeze(checked);
  return checked;
}
