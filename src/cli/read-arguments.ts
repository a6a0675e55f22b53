import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What a command takes, for its `--help` and for the check of what it was given. */
export interface CommandLine<T extends Options> {
  /** `journal [COUNT] [--portal DOMAIN]`; positional arguments in capitals. */
  readonly usage: string;
  /** What the command does, in one or more lines. */
  readonly help: string;
  readonly options?: T;
  /** How many positional arguments there have to be. Default: none. */
  readonly positionals?: { readonly min: number; readonly max: number };
}

/**
 * Reads a command's arguments. `--help` prints what the command does and ends the process with 0; anything that the
 * command does not take ends it with 2 and the usage on stderr, before the command has done anything.
 */
export function readArguments<const T extends Options>(
  line: CommandLine<T>,
  args: readonly string[] = process.argv.slice(2),
) {
  const { usage, help, positionals: { min, max } = { min: 0, max: 0 } } = line;
  if (asksForHelp(args)) {
    process.stdout.write(`usage: ${usage}\n\n${help}\n`);
    process.exit(0);
  }
  const { values, positionals } = parsed(line, args);
  if (positionals.some((value) => value.trim() === '')) return refuseArguments(usage, 'An argument is empty');
  if (positionals.length < min) return refuseArguments(usage, 'An argument is missing');
  if (positionals.length > max) return refuseArguments(usage, 'There are too many arguments');
  return { values, positionals };
}

/** Says what is wrong with the arguments and ends the process with 2. */
export function refuseArguments(usage: string, problem: string): never {
  process.stderr.write(`${problem}.\nusage: ${usage}\n`);
  process.exit(2);
}

/** A whole number from the command line; anything else ends the process with 2. */
export function wholeNumber(
  usage: string,
  text: string,
  { name, min, max }: { readonly name: string; readonly min: number; readonly max: number },
): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  return refuseArguments(usage, `${name} has to be a whole number from ${min} to ${max}`);
}

/** Also beside wrong arguments: whoever asks for help does not know them yet. What stands behind `--` is a value. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h');
}

function parsed<T extends Options>({ usage, options, positionals }: CommandLine<T>, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: options ?? ({} as T),
      allowPositionals: (positionals?.max ?? 0) > 0,
      strict: true,
    });
  } catch (error) {
    // Node adds advice about its own syntax, which the usage line says better.
    const problem = error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error);
    return refuseArguments(usage, problem);
  }
}
