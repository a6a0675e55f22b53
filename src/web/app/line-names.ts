import { shallowRef } from 'vue';
import type { ResponseOf } from '../contract/call.ts';
import type { listLines } from '../contract/lines.ts';
import type { Client } from './api/client.ts';

export interface LineNames {
  /** Name of a line; `#5` while the names are loading, and for deleted lines. */
  of(line: string): string;
  all(): readonly { readonly id: string; readonly name: string }[];
  /** Connectors of all lines, without duplicates. */
  connectors(): readonly string[];
  /** ISO codes of the countries whose numbers can be read. */
  countries(): readonly string[];
}

/** The names of the open lines, loaded once in the background. */
export function createLineNames(call: Client): LineNames {
  const answered = shallowRef<ResponseOf<typeof listLines>>({ lines: [], countries: [] });
  call('listLines', {}).then(
    (answer) => {
      answered.value = answer;
    },
    () => undefined,
  );
  return {
    of: (line) => answered.value.lines.find(({ id }) => id === line)?.name ?? `#${line}`,
    all: () => answered.value.lines,
    connectors: () => [...new Set(answered.value.lines.flatMap(({ connectors }) => connectors))].sort(),
    countries: () => answered.value.countries,
  };
}
