import { benchEvents } from './events.ts';
import { benchExtract } from './extract.ts';
import { benchRequests } from './requests.ts';
import { benchStore } from './store.ts';

/** `npm run bench`, or `npm run bench -- requests` for one of them. Each prints a ratio to a baseline of the same run. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  events: benchEvents,
  requests: benchRequests,
  extract: benchExtract,
  store: benchStore,
};
const [selected] = process.argv.slice(2);
for (const [name, run] of Object.entries(benches)) {
  if (selected === undefined || selected === name) await run();
}
