/** `npm run soak -- --events 5000 --portals 4`. */
export interface SoakOptions {
  /** Number of events that the portals post. */
  readonly events: number;
  readonly portals: number;
  /** Number of kills of the app, all in the first half: in the second half the memory of one process is measured. */
  readonly kills: number;
  /** Same seed, same people and messages; when faults hit also depends on the machine. */
  readonly seed: number;
}

const defaults: SoakOptions = { events: 200_000, portals: 20, kills: 6, seed: 1 };

/** Throws for unknown options and for values that are not whole numbers of at least 1 (kills: 0). */
export function soakOptions(args: readonly string[]): SoakOptions {
  const options = { ...defaults };
  for (let index = 0; index < args.length; index += 2) {
    const name = args[index]?.replace(/^--/, '') ?? '';
    const value = Number(args[index + 1]);
    if (!isOption(name)) throw new Error(`"${name}" is not one of: ${Object.keys(defaults).join(', ')}`);
    if (!Number.isSafeInteger(value) || value < (name === 'kills' ? 0 : 1))
      throw new Error(`--${name} needs a whole number`);
    options[name] = value;
  }
  return options;
}

function isOption(name: string): name is keyof SoakOptions {
  return name in defaults;
}
