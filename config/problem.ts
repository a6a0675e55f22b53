/** One problem of the configuration. */
export interface ConfigProblem {
  readonly name: string;
  readonly code: string;
  readonly advice: string;
}

/** All problems of a configuration at once. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(source: string, problems: readonly ConfigProblem[], cause?: unknown) {
    const lines = problems.map(({ name, code, advice }) => `  ${name}: ${code}. ${advice}`);
    super([`${source} cannot be used:`, ...lines].join('\n'), { cause });
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
