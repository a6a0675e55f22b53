import { shallowRef } from 'vue';
import type { ResponseOf } from '../contract/call.ts';
import type { listLines } from '../contract/lines.ts';
import type { Client } from './api/client.ts';

export interface LineNames {
  /** `#5` until it is known, and for lines that are gone. */
  of(line: string): string;
  all(): readonly { readonly id: string; readonly name: string }[];
  /** Channels that any of them has, each once. */
  connectors(): readonly string[];
}

/** How the open lines are called: asked for once, in the background. */
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
