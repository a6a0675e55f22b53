/** Keeps from dividing by 0 where all numbers of a row are the same. */
const SMALLEST_VARIANCE = 1e-5;

/** Writes rows with mean 0 and variance 1. */
export function normalise(rows: Float32Array, into: Float32Array, width: number): void {
  for (let first = 0; first < rows.length; first += width) {
    let sum = 0;
    let squares = 0;
    for (let at = first; at < first + width; at++) {
      const value = rows[at] ?? 0;
      sum += value;
      squares += value * value;
    }
    const mean = sum / width;
    const scale = 1 / Math.sqrt(squares / width - mean * mean + SMALLEST_VARIANCE);
    for (let at = first; at < first + width; at++) into[at] = ((rows[at] ?? 0) - mean) * scale;
  }
}

/** target[n] += added[n], as far as the target goes. */
export function addRows(target: Float32Array, added: Float32Array): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + (added[at] ?? 0);
}

/** target[n] += scale * source[first + n] */
export function addScaled(target: Float32Array, source: Float32Array, first: number, scale: number): void {
  for (let at = 0; at < target.length; at++)
    target[at] = (target[at] ?? 0) + scale * (source[first + at] ?? 0);
}

/** Makes what is below 0 to 0. */
export function keepPositive(values: Float32Array): void {
  for (let at = 0; at < values.length; at++) if ((values[at] ?? 0) < 0) values[at] = 0;
}
