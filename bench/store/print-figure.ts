export function printFigure(what: string, figure: string): void {
  console.log(`${what.padEnd(86)} ${figure}`);
}

/** The bar of a ratio and whether it is met. */
export function verdict(ratio: number, limit: number): string {
  return `at most ${limit}: ${ratio <= limit ? 'kept' : 'MISSED'}`;
}
