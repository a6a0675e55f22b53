import { addScaled } from '../../../src/domain/reading/opinion/network/add-scaled.ts';
import type { Workspace } from './network-forward.ts';
import type { NetworkInput } from '../../../src/domain/reading/opinion/network/network-input.ts';
import { POOLED, VECTOR } from '../../../src/domain/reading/opinion/network/network-shape.ts';

/** Adds the vector of what a word looks like to numbers from `first` on. */
export type AddWord = (word: string, target: Float32Array, first: number) => void;

/** Puts what the network is told into a workspace. */
export function fillWorkspace(
  rows: Float32Array,
  { tokens, rows: known, verdict }: NetworkInput,
  addWord: AddWord,
  workspace: Workspace,
): void {
  workspace.tokens.fill(0);
  workspace.isTaken.fill(0);
  workspace.head.fill(0);
  for (const { place, word, rows: others } of tokens) {
    workspace.isTaken[place] = 1;
    if (word !== '') addWord(word, workspace.tokens, place * VECTOR);
    for (const row of others)
      addScaled(workspace.tokens, place * VECTOR, rows, row * VECTOR, VECTOR, 1);
  }
  for (const row of [...known, ...verdict])
    addScaled(workspace.head, POOLED, rows, row * VECTOR, VECTOR, 1);
}
