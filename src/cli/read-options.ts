import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What stands behind `--` on the command line; ends the process with a usage line where it is something else. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(usage: string, options: T) {
  try {
    return parseArgs({ options }).values;
  } catch {
    process.stderr.write(`usage: ${usage}\n`);
    return process.exit(2);
  }
}
