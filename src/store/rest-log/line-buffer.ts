import type { RestLogLine } from '../ports.ts';

/** Lines on their way to where they are kept. */
export interface LineBuffer {
  add(line: RestLogLine): void;
  /** Everything added so far is kept, or lost. Never rejects. */
  flush(): Promise<void>;
  lost(): number;
  close(): Promise<void>;
}

const every = 1000;
/** More than a portal's limit lets come in many seconds: only a disk or database that stands still lets so many wait. */
const mostWaiting = 5000;

/** Collects lines and writes them together. `write` gives the number of lines that it could not keep. */
export function createLineBuffer(write: (lines: readonly RestLogLine[]) => Promise<number>): LineBuffer {
  let waiting: RestLogLine[] = [];
  let lost = 0;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let writing = Promise.resolve();

  async function writeOut(): Promise<void> {
    const lines = waiting;
    waiting = [];
    if (lines.length > 0) lost += await write(lines).catch(() => lines.length);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeOut);
    return writing;
  }

  return {
    add(line) {
      if (closed || waiting.length >= mostWaiting) {
        lost += 1;
        return;
      }
      waiting.push(line);
      timer ??= setTimeout(() => void flush(), every).unref();
    },
    flush,
    lost: () => lost,
    async close() {
      closed = true;
      await flush();
    },
  };
}
