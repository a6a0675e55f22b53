/** `npm run fuzz -- --seconds 60 --seed 7`, or `-- --seed 7 --steps 1200-1234` to repeat a failure. */
export interface FuzzOptions {
  /** How long steps are made; ignored with `steps`. */
  readonly seconds: number;
  /** Same seed, same steps. */
  readonly seed: number;
  /** First and last step; without it as many as fit into `seconds`. */
  readonly steps?: readonly [number, number];
}

const DEFAULT_SECONDS = 60;

/** `seed`: the one that is taken where none is given. Throws for unknown options and values. */
export function fuzzOptions(args: readonly string[], seed: number): FuzzOptions {
  let options: FuzzOptions = { seconds: DEFAULT_SECONDS, seed };
  for (let index = 0; index < args.length; index += 2) {
    const [name, value = ''] = args.slice(index, index + 2);
    if (name === '--seconds') options = { ...options, seconds: wholeNumber(name, value) };
    else if (name === '--seed') options = { ...options, seed: wholeNumber(name, value) };
    else if (name === '--steps') options = { ...options, steps: range(value) };
    else throw new Error(`"${name ?? ''}" is not one of: --seconds, --seed, --steps`);
  }
  return options;
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`${name} needs a whole number`);
  return Number(value);
}

function range(value: string): readonly [number, number] {
  const [, first = '', last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(value) ?? [];
  if (first === '' || Number(last) < Number(first)) throw new Error('--steps needs FIRST-LAST');
  return [Number(first), Number(last)];
}
