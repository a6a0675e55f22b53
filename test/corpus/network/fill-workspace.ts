import type { Workspace } from './network-forward.ts';
import type { NetworkInput } from '../../../src/domain/reading/opinion/network/network-input.ts';
import { POOLED, VECTOR } from '../../../src/domain/reading/opinion/network/network-shape.ts';

/** Adds the vector of what a word looks like to numbers from `first` on. */
export type AddWord = (word: string, target: Float32Array, first: number) => void;

/** Adds a row, scaled, to the numbers from `first` on. */
export function addRow(
  rows: Float32Array,
  row: number,
  scale: number,
  target: Float32Array,
  first: number,
): void {
  const start = row * VECTOR;
  for (let at = 0; at < VECTOR; at++) target[first + at]! += scale * rows[start + at]!;
}

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
    for (const row of others) addRow(rows, row, 1, workspace.tokens, place * VECTOR);
  }
  for (const row of known) addRow(rows, row, 1, workspace.head, POOLED);
  for (const row of verdict) addRow(rows, row, 1, workspace.head, POOLED);
}
