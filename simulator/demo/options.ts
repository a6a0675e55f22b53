import { logLevels } from '../../config/environment.ts';
import { readArguments } from '../../src/cli/read-arguments.ts';

export interface DemoOptions {
  /** Plays the story without pauses, prints it and exits. */
  readonly fast: boolean;
  /** Port of the demo's page; 0 = any free one. */
  readonly port: number;
  /** Milliseconds between two steps of the story (`DEMO_PACE`). */
  readonly paceMs: number;
  /** Level of the app's own log on stderr. */
  readonly logLevel: string;
}

const DEFAULT_PORT = 4000;
const DEFAULT_PACE_MS = 4500;

type Environment = Readonly<Record<string, string | undefined>>;

/** Ends the process with a usage line for arguments that the demo does not take. */
export function readOptions(args: readonly string[], env: Environment): DemoOptions {
  const { values } = readArguments(
    {
      usage: 'demo [--fast]',
      help: `Shows the app on a simulated portal, in the browser. --fast: tells the story in the terminal and ends.
DEMO_PORT: port of the page (4000). DEMO_PACE: milliseconds between two steps (4500).`,
      options: { fast: { type: 'boolean', default: false } },
    },
    args,
  );
  return {
    fast: values.fast,
    port: portOf(env['DEMO_PORT']),
    paceMs: paceOf(env['DEMO_PACE']),
    logLevel: logLevels.find((level) => level === env['LOG_LEVEL']) ?? 'silent',
  };
}

function portOf(given: string | undefined): number {
  const port = Number(given?.trim() === '' ? undefined : (given ?? DEFAULT_PORT));
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : DEFAULT_PORT;
}

function paceOf(given: string | undefined): number {
  const pace = Number(given?.trim() === '' ? undefined : (given ?? DEFAULT_PACE_MS));
  return Number.isInteger(pace) && pace >= 0 && pace < 2 ** 31 ? pace : DEFAULT_PACE_MS;
}
