import type { NetworkParameters } from './network-shape.ts';
import { emptyParameters } from './network-shape.ts';

/*
 * Parameters of the network as text: one signed byte for each in base64, in the order of `arraysOf`, and for each array what
 * a step of its bytes is worth.
 */

/** As learned and packed. */
export interface PackedParameters {
  readonly scales: readonly number[];
  readonly packed: string;
}

const LARGEST = 127;

/** All arrays of the parameters, in one order. */
export function arraysOf({
  rows,
  filters,
  hidden,
  hiddenBias,
  output,
  outputBias,
}: NetworkParameters): readonly Float32Array[] {
  const ofFilters = filters.flatMap(({ weights, bias }) => [weights, bias]);
  return [rows, ...ofFilters, hidden, hiddenBias, output, outputBias];
}

/** What a step of the bytes is worth: the largest value is 127 steps. */
function scaleOf(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), Number.MIN_VALUE) / LARGEST;
}

export function packParameters(parameters: NetworkParameters): PackedParameters {
  const arrays = arraysOf(parameters).map((values) => ({ values, scale: scaleOf(values) }));
  const characters = arrays.flatMap(({ values, scale }) =>
    Array.from(values, (value) => String.fromCharCode(Math.round(value / scale) & 0xff)),
  );
  return { scales: arrays.map(({ scale }) => scale), packed: btoa(characters.join('')) };
}

export function unpackParameters({ scales, packed }: PackedParameters): NetworkParameters {
  const parameters = emptyParameters();
  const bytes = atob(packed);
  let first = 0;
  for (const [index, values] of arraysOf(parameters).entries()) {
    const scale = scales[index] ?? 0;
    for (let at = 0; at < values.length; at++)
      values[at] = ((bytes.charCodeAt(first + at) << 24) >> 24) * scale;
    first += values.length;
  }
  return parameters;
}
