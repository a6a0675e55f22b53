/*
 * Weights of a learned opinion as text: for each place with a weight the distance to the place before it (seven bits in a
 * byte, the highest bit: more follow), then the weight (one signed byte); all in base64.
 */

export function packWeights(weights: Int8Array): string {
  const bytes: number[] = [];
  let last = -1;
  weights.forEach((weight, place) => {
    if (weight === 0) return;
    let distance = place - last;
    for (; distance > 0x7f; distance >>>= 7) bytes.push((distance & 0x7f) | 0x80);
    bytes.push(distance, weight & 0xff);
    last = place;
  });
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));
}

export function unpackWeights(packed: string, size: number): Int8Array {
  const weights = new Int8Array(size);
  const bytes = atob(packed);
  let place = -1;
  for (let at = 0; at < bytes.length; at++) {
    let distance = 0;
    for (let shift = 0; ; shift += 7, at++) {
      const byte = bytes.charCodeAt(at);
      distance |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    at++;
    place += distance;
    weights[place] = (bytes.charCodeAt(at) << 24) >> 24;
  }
  return weights;
}
