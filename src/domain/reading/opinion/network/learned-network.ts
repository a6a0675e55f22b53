import { networkParameters } from './network-parameters.ts';
import { unpackParameters } from './packed-parameters.ts';
import { ProjectedNetwork } from './projected-network.ts';

let network: ProjectedNetwork | undefined;

/** The network with what it learned; unpacked once, for a tenth of a second. */
export function learnedNetwork(): ProjectedNetwork {
  return (network ??= new ProjectedNetwork(unpackParameters(networkParameters)));
}
