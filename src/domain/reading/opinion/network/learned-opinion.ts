import type { OwnerEvidence } from '../../judge-owner.ts';
import type { Situation } from '../situation.ts';
import { networkInput } from './network-input.ts';
import { LEARNED_NETWORKS, learnedNetwork } from './learned-networks.ts';
import { CLEAR } from './network-shape.ts';
import { OpinionNetwork } from './opinion-network.ts';
import { unpackParameters } from './packed-parameters.ts';

const networks: OpinionNetwork[] = [];

/** Read and unpacked when it is first asked. */
function networkOf(member: number): OpinionNetwork {
  return (networks[member] ??= new OpinionNetwork(unpackParameters(learnedNetwork(member))));
}

/**
 * Log-odds that an identifier is the writer's own: the mean of networks that learned the same from different beginnings. Each is
 * sometimes wrong by chance, seldom all; where the first are sure the others are not asked.
 */
export function learnedOpinion(situation: Situation, evidence: OwnerEvidence | undefined): number {
  const input = networkInput(situation, evidence);
  let mean = 0;
  for (let member = 0; member < LEARNED_NETWORKS; member++) {
    mean += (networkOf(member).opinion(input) - mean) / (member + 1);
    if (Math.abs(mean) > CLEAR) break;
  }
  return mean;
}
