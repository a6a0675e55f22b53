import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compiledBeside, simulatorFolders } from '../helpers/compiled-beside.ts';

export interface ToolOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A tool of tools/ as npm runs it. */
export function runTool(name: string, args: readonly string[]): Promise<ToolOutcome> {
  return run(['--import', 'tsx', `tools/${name}/main.ts`, ...args]);
}

/** A tool that loads the app, from compiled modules: nothing else of it is different, and tsx takes longer than its work. */
export function runCompiledTool(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ToolOutcome> {
  return run([compiledBeside(`tools/${name}/main.ts`, [`tools/${name}`, ...simulatorFolders]), ...args], env);
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ToolOutcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: root, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
      },
    );
  });
}
