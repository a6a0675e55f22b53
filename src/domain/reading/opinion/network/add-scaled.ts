/** For `length` numbers: target[first + n] += scale * source[start + n]. */
export function addScaled(
  target: Float32Array,
  first: number,
  source: Float32Array,
  start: number,
  length: number,
  scale: number,
): void {
  for (let at = 0; at < length; at++)
    target[first + at] = (target[first + at] ?? 0) + scale * (source[start + at] ?? 0);
}
