import { openSqliteStores } from '../../src/store/open-sqlite-stores.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { member } from './batch-of.ts';

/** Opens a DATA_DIR in a process of its own, and prints time and memory as JSON. */
const [dir = '', count] = process.argv.slice(2);
const startedAt = performance.now();
const stores = await openSqliteStores({ dir, secretBox: createSecretBox({ keys: ['bench'] }) });
const ms = performance.now() - startedAt;
const counted = await stores.bindings.count(member);
if (counted.customers !== Number(count))
  throw new Error(`${counted.customers} of ${String(count)} are there`);
process.stdout.write(JSON.stringify({ ms, bytes: process.resourceUsage().maxRSS * 1024 }));
await stores.close();
