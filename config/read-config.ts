import { type z } from 'zod';
import { environmentSchema, transportProblems } from './environment.ts';
import { ConfigError, type ConfigProblem } from './problem.ts';

export type Config = Readonly<z.infer<typeof environmentSchema>>;

type Environment = Readonly<Record<string, string | undefined>>;

/** The only reader of the environment (docs/spec.md 11). Throws one `ConfigError` that names every problem. */
export function readConfig(env: Environment = process.env): Config {
  const variables = withoutEmpty(env);
  const parsed = environmentSchema.safeParse(variables);
  const problems = [
    ...(parsed.error?.issues ?? []).map(toProblem),
    ...transportProblems(variables).map(insecureProblem),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError('The environment', problems);
  return Object.freeze(parsed.data);
}

/** `PORT= npm start` means unset, not an empty port. */
function withoutEmpty(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()] as const] : [])),
  );
}

function toProblem(issue: z.core.$ZodIssue): ConfigProblem {
  const [code = 'invalid', advice = ''] = issue.message.split('|');
  return { name: String(issue.path[0] ?? ''), code, advice };
}

function insecureProblem(name: string): ConfigProblem {
  const advice =
    'Use https. For tests and the demo, ALLOW_INSECURE_PORTALS=1 lets it be http on this machine only.';
  return { name, code: 'insecure', advice };
}
