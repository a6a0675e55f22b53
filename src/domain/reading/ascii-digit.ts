/** Code points of the digit zero of every script in the basic plane (Unicode 15, category Nd). */
const zeros: readonly number[] = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
  0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40,
  0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

const digits = new Map<string, string>();
for (const zero of zeros) {
  for (let value = 0; value < 10; value++) digits.set(String.fromCodePoint(zero + value), String(value));
}
// Mathematical digits: five consecutive sets of ten.
for (let value = 0; value < 50; value++)
  digits.set(String.fromCodePoint(0x1d7ce + value), String(value % 10));

/** The ASCII digit for a decimal digit of any script. */
export function asciiDigit(character: string): string | undefined {
  return digits.get(character);
}
