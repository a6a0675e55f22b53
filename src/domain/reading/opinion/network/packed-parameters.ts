import { z } from 'zod';
import type { LayerParameters, NetworkParameters, StepParameters } from './network-shape.ts';
import { emptyParameters, networkShape } from './network-shape.ts';

/*
 * Parameters of the network as text, in the order of `arraysOf`: signed integers in base64, for each array one byte or two,
 * and what a step of them is worth. Rows are many and take one; the others are few and count in every opinion.
 */

/** As learned and packed. */
export const packedParameters = z.object({
  shape: networkShape,
  /** What a step is worth, for each array. */
  scales: z.array(z.number()),
  rows: z.string(),
  others: z.string(),
});
export type PackedParameters = Readonly<z.infer<typeof packedParameters>>;

const LARGEST_BYTE = 127;
const LARGEST_WORD = 32_767;

function arraysOfStep({ weights, bias }: StepParameters): readonly Float32Array[] {
  return [weights, bias];
}

function arraysOfLayer({
  attention,
  distances,
  mixed,
  inner,
  outer,
}: LayerParameters): readonly Float32Array[] {
  return [...arraysOfStep(attention), distances, ...[mixed, inner, outer].flatMap(arraysOfStep)];
}

/** All arrays of the parameters, in one order: the rows first. */
export function arraysOf({
  rows,
  entry,
  places,
  neighbours,
  layers,
  hidden,
  output,
}: NetworkParameters): readonly [Float32Array, ...Float32Array[]] {
  return [
    rows,
    ...arraysOfStep(entry),
    places,
    ...arraysOfStep(neighbours),
    ...layers.flatMap(arraysOfLayer),
    ...arraysOfStep(hidden),
    ...arraysOfStep(output),
  ];
}

/** What a step of the integers is worth: the largest value is the largest integer. */
function scaleOf(values: Float32Array, largest: number): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), Number.MIN_VALUE) / largest;
}

export function packParameters(parameters: NetworkParameters): PackedParameters {
  const [rows, ...others] = arraysOf(parameters);
  const rowScale = scaleOf(rows, LARGEST_BYTE);
  const scales = others.map((values) => scaleOf(values, LARGEST_WORD));
  const words = others.flatMap((values, index) =>
    Array.from(values, (value) => Math.round(value / (scales[index] ?? 1))),
  );
  return {
    shape: parameters.shape,
    scales: [rowScale, ...scales],
    rows: base64Of(Array.from(rows, (value) => Math.round(value / rowScale))),
    others: base64Of(words.flatMap((word) => [word, word >> 8])),
  };
}

/** Of the lowest byte of each number. */
function base64Of(numbers: readonly number[]): string {
  return btoa(numbers.map((number) => String.fromCharCode(number & 0xff)).join(''));
}

export function unpackParameters(packed: PackedParameters): NetworkParameters {
  const parameters = emptyParameters(packed.shape);
  const [rows, ...others] = arraysOf(parameters);
  const [rowScale = 0, ...scales] = packed.scales;
  const bytes = atob(packed.rows);
  for (let at = 0; at < rows.length; at++) rows[at] = signed(bytes.charCodeAt(at)) * rowScale;
  const words = atob(packed.others);
  let first = 0;
  for (const [index, values] of others.entries()) {
    const scale = scales[index] ?? 0;
    for (let at = 0; at < values.length; at++, first += 2)
      values[at] = ((signed(words.charCodeAt(first + 1)) << 8) | words.charCodeAt(first)) * scale;
  }
  return parameters;
}

function signed(byte: number): number {
  return (byte << 24) >> 24;
}
