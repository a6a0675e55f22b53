/** Time after the last test within which everything that tests opened is closed. */
const GRACE_MS = 60_000;

/**
 * Ends the run as failed when it does not end by itself: something that a test opened is still open, such as a server of a
 * test that failed before its end. Without this the run would wait for ever.
 */
export function mustEnd(): void {
  setTimeout(() => {
    const open = process.getActiveResourcesInfo().join(', ');
    process.stdout.write(`\nThe run does not end; still open: ${open}\n`);
    process.exit(1);
  }, GRACE_MS).unref();
}
