/** The data directory (docs/spec.md 11): all that a command needs to find a running app. */
export function readDataDir(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return env['DATA_DIR']?.trim() || './data';
}
