/** One thing that is wrong with what the operator set. */
export interface ConfigProblem {
  readonly name: string;
  readonly code: string;
  readonly advice: string;
}

/** Every problem at once: nobody should have to start the app five times to find five of them. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(what: string, problems: readonly ConfigProblem[], cause?: unknown) {
    const lines = problems.map(({ name, code, advice }) => `  ${name}: ${code}. ${advice}`);
    super([`${what} cannot be used:`, ...lines].join('\n'), { cause });
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
