import { crc32 } from 'node:zlib';

const checksumLength = 8;

/** One line: checksum, space, JSON. JSON has no line breaks of its own. */
export function encodeLine(json: string): Buffer {
  const line = Buffer.from(`${' '.repeat(checksumLength + 1)}${json}\n`);
  line.write(checksum(line.subarray(checksumLength + 1, -1)), 0, 'latin1');
  return line;
}

export interface DecodedLines {
  readonly lines: readonly unknown[];
  /** Bytes up to the end of the last whole line. */
  readonly goodBytes: number;
  /** Where a line is broken although others follow it. */
  readonly brokenAt?: number;
}

/**
 * Reads lines up to the first that is not whole. As every write to the log is one line, a broken last line is a write
 * that never finished; a broken line before others is damage.
 */
export function decodeLines(bytes: Buffer): DecodedLines {
  const lines: unknown[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start);
    const line = end === -1 ? undefined : decodeLine(bytes.subarray(start, end));
    if (line === undefined) {
      const isLast = end === -1 || end === bytes.length - 1;
      return { lines, goodBytes: start, ...(isLast ? {} : { brokenAt: start }) };
    }
    lines.push(line.data);
    start = end + 1;
  }
  return { lines, goodBytes: start };
}

function decodeLine(line: Buffer): { readonly data: unknown } | undefined {
  const json = line.subarray(checksumLength + 1);
  if (line[checksumLength] !== 0x20 || line.toString('latin1', 0, checksumLength) !== checksum(json))
    return undefined;
  try {
    return { data: JSON.parse(json.toString('utf8')) };
  } catch {
    return undefined;
  }
}

function checksum(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(checksumLength, '0');
}
