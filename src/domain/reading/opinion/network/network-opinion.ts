import type { OwnerEvidence } from '../../judge-owner.ts';
import type { Situation } from '../situation.ts';
import { networkParameters } from './network-parameters.ts';
import { unpackParameters } from './packed-parameters.ts';
import { ProjectedNetwork } from './projected-network.ts';

let network: ProjectedNetwork | undefined;

/** The network with what it learned; unpacked once, for a tenth of a second. */
export function learnedNetwork(): ProjectedNetwork {
  return (network ??= new ProjectedNetwork(unpackParameters(networkParameters)));
}

/** Log-odds that an identifier is the writer's own, by the order of the words around it and what they mean. */
export function networkOpinion(situation: Situation, evidence: OwnerEvidence): number {
  return learnedNetwork().opinion(situation, evidence);
}
