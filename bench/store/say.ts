export function say(what: string, figure: string): void {
  console.log(`${what.padEnd(86)} ${figure}`);
}

/** Whether a ratio is as low as it is promised to be. */
export function verdict(ratio: number, most: number): string {
  return `at most ${most}: ${ratio <= most ? 'kept' : 'MISSED'}`;
}
