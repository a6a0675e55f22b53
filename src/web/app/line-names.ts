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
}

/** The names of the open lines, loaded once in the background. */
export function createLineNames(call: Client): LineNames {
  const lines = shallowRef<ResponseOf<typeof listLines>['lines']>([]);
  call('listLines', {}).then(
    (answer) => {
      lines.value = answer.lines;
    },
    () => undefined,
  );
  return {
    of: (line) => lines.value.find(({ id }) => id === line)?.name ?? `#${line}`,
    all: () => lines.value,
    connectors: () => [...new Set(lines.value.flatMap(({ connectors }) => connectors))].sort(),
  };
}
