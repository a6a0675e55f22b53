import type { OwnerEvidence } from '../../judge-owner.ts';
import type { Situation } from '../situation.ts';
import { networkInput } from './network-input.ts';
import { networkParameters } from './network-parameters.ts';
import { OpinionNetwork } from './opinion-network.ts';
import { unpackParameters } from './packed-parameters.ts';

let members: readonly OpinionNetwork[] | undefined;

/** Unpacked once, for some tenths of a second. */
function learnedNetworks(): readonly OpinionNetwork[] {
  return (members ??= networkParameters.members.map(
    (packed) => new OpinionNetwork(unpackParameters(packed)),
  ));
}

/**
 * Log-odds that an identifier is the writer's own: the mean of networks that learned the same from different beginnings. Each is
 * sometimes wrong by chance, seldom both.
 */
export function learnedOpinion(situation: Situation, evidence: OwnerEvidence | undefined): number {
  const input = networkInput(situation, evidence);
  const networks = learnedNetworks();
  return networks.reduce((sum, network) => sum + network.opinion(input), 0) / networks.length;
}
