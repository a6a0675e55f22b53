/** Where the embedded house lives: all that the command line needs to find a running app (spec 11). */
export function readDataDir(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return env['DATA_DIR']?.trim() || './data';
}
