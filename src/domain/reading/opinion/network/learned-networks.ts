import { createRequire } from 'node:module';
import type { PackedParameters } from './packed-parameters.ts';
import { packedParameters } from './packed-parameters.ts';

const load = createRequire(import.meta.url);

/** How many networks there are. */
export const LEARNED_NETWORKS = 4;

/**
 * What `npm run train` wrote for a network (from 0). Megabytes as a source would be compiled whenever a process starts;
 * as data they are read when the network is first asked, and most commands ask none.
 */
export function learnedNetwork(member: number): PackedParameters {
  return packedParameters.parse(load(`./network-${String(member + 1)}.json`));
}
