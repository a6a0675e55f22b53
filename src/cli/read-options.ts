import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The options of the command line. Ends the process with a usage line and exit code 2 for unknown ones. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(usage: string, options: T) {
  try {
    return parseArgs({ options }).values;
  } catch {
    process.stderr.write(`usage: ${usage}\n`);
    return process.exit(2);
  }
}
