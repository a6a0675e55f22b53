import { benchEvents } from './events.ts';
import { benchExtract } from './extract.ts';
import { benchHeap } from './heap.ts';
import { benchHostile } from './hostile.ts';
import { benchRequests } from './requests.ts';
import { benchStore } from './store.ts';

/** `npm run bench`, or `npm run bench -- hostile 30` for one of them, with its seconds or events. Each prints a ratio to a baseline of the same run. */
const benches: Readonly<Record<string, (amount?: number) => Promise<void>>> = {
  events: benchEvents,
  requests: benchRequests,
  extract: benchExtract,
  store: benchStore,
  hostile: benchHostile,
  heap: benchHeap,
};
const [selected, amount] = process.argv.slice(2);
for (const [name, run] of Object.entries(benches)) {
  if (selected === undefined || selected === name)
    await run(amount === undefined ? undefined : Number(amount));
}
