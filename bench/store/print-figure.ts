export function printFigure(what: string, figure: string): void {
  console.log(`${what.padEnd(86)} ${figure}`);
}

/** Whether a ratio is as low as it is promised to be. */
export function verdict(ratio: number, limit: number): string {
  return `at most ${limit}: ${ratio <= limit ? 'kept' : 'MISSED'}`;
}
