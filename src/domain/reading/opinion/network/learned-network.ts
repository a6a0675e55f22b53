import { networkParameters } from './network-parameters.ts';
import { unpackParameters } from './packed-parameters.ts';
import { OpinionNetwork } from './opinion-network.ts';

let network: OpinionNetwork | undefined;

/** The network with what it learned; unpacked once, for a tenth of a second. */
export function learnedNetwork(): OpinionNetwork {
  return (network ??= new OpinionNetwork(unpackParameters(networkParameters)));
}
