/** Prints an error that nobody else handles. */
export function onError(error: unknown): void {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
