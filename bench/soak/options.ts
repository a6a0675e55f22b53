/** `npm run soak -- --events 5000 --portals 4`. */
export interface SoakOptions {
  /** Events that portals post. */
  readonly events: number;
  readonly portals: number;
  /** The app is killed so often, all of them before the middle: after it, the memory of one process is measured. */
  readonly kills: number;
  /** Same seed, same people, same words; what fails when depends on the machine too. */
  readonly seed: number;
}

const defaults: SoakOptions = { events: 200_000, portals: 20, kills: 6, seed: 1 };

/** Throws for what is no option or no whole number above zero (kills: or zero). */
export function soakOptions(args: readonly string[]): SoakOptions {
  const options = { ...defaults };
  for (let at = 0; at < args.length; at += 2) {
    const name = args[at]?.replace(/^--/, '') ?? '';
    const value = Number(args[at + 1]);
    if (!isOption(name)) throw new Error(`"${name}" is none of: ${Object.keys(defaults).join(', ')}`);
    if (!Number.isSafeInteger(value) || value < (name === 'kills' ? 0 : 1))
      throw new Error(`--${name} wants a whole number`);
    options[name] = value;
  }
  return options;
}

function isOption(name: string): name is keyof SoakOptions {
  return name in defaults;
}
