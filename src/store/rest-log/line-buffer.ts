import type { RestLogLine } from '../ports.ts';

/** Lines that wait to be written. */
export interface LineBuffer {
  add(line: RestLogLine): void;
  /** Stores everything added so far or counts it as lost. Never rejects. */
  flush(): Promise<void>;
  lost(): number;
  close(): Promise<void>;
}

const FLUSH_INTERVAL_MS = 1000;
/** Portals' request limits allow fewer in many seconds: only a blocked disk or database lets so many wait. */
const MAX_WAITING_LINES = 5000;

/** Collects lines and writes them together; lines whose `write` rejects are lost. */
export function createLineBuffer(write: (lines: readonly RestLogLine[]) => Promise<void>): LineBuffer {
  let waiting: RestLogLine[] = [];
  let lost = 0;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let writing = Promise.resolve();

  async function writeOut(): Promise<void> {
    const lines = waiting;
    waiting = [];
    if (lines.length === 0) return;
    await write(lines).catch(() => {
      lost += lines.length;
    });
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeOut);
    return writing;
  }

  return {
    add(line) {
      if (closed || waiting.length >= MAX_WAITING_LINES) {
        lost += 1;
        return;
      }
      waiting.push(line);
      timer ??= setTimeout(() => void flush(), FLUSH_INTERVAL_MS).unref();
    },
    flush,
    lost: () => lost,
    async close() {
      closed = true;
      await flush();
    },
  };
}
