import { crc32 } from 'node:zlib';

const CHECKSUM_LENGTH = 8;

export interface DecodedLines {
  readonly lines: readonly unknown[];
  /** Bytes up to the end of the last complete line. */
  readonly goodBytes: number;
  /** Offset of an invalid line that is followed by others. */
  readonly brokenAt?: number;
}

/**
 * Reads the lines of a log of version 0.1.0 (checksum, space, JSON) up to the first invalid one. Every write is one line:
 * an invalid last line is a write that was interrupted, an invalid line before others is damage.
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
  const json = line.subarray(CHECKSUM_LENGTH + 1);
  if (line[CHECKSUM_LENGTH] !== 0x20 || line.toString('latin1', 0, CHECKSUM_LENGTH) !== checksum(json))
    return undefined;
  try {
    return { data: JSON.parse(json.toString('utf8')) };
  } catch {
    return undefined;
  }
}

function checksum(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(CHECKSUM_LENGTH, '0');
}
