import { readdir } from 'node:fs/promises';

/** `log.00000001.ndjson` */
export function logName(generation: number): string {
  return `log.${generation.toString().padStart(8, '0')}.ndjson`;
}

/** Generations of the logs in a folder, oldest first. */
export async function logGenerations(dir: string): Promise<readonly number[]> {
  const names = await readdir(dir);
  return names
    .flatMap((name) => {
      const digits = /^log\.(\d{8,})\.ndjson$/.exec(name)?.[1];
      return digits === undefined ? [] : [Number(digits)];
    })
    .sort((a, b) => a - b);
}
