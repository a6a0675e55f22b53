import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { compiledProgram } from './compiled-program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
};

/** The simulator, and what it uses of the pages, which are built as one bundle. */
export const simulatorFolders: readonly string[] = ['simulator', 'src/web/app/format', 'src/web/app/locales'];

/**
 * The file of a program that is no part of the build (`tools/replay/main.ts`), compiled next to the built app together with
 * all modules of these folders: a process starts from it in a fraction of what tsx takes to load the sources.
 */
export function compiledBeside(program: string, folders: readonly string[] = []): string {
  compiledProgram('main');
  for (const source of [program, ...folders.flatMap(sourcesIn)]) compile(source);
  return compiledPath(program);
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name}`);
}

function compiledPath(source: string): string {
  return join(root, 'dist', source.replace(/\.ts$/, '.js'));
}

function compile(source: string): void {
  const [from, to] = [join(root, source), compiledPath(source)];
  const compiledAt = statSync(to, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (compiledAt > statSync(from).mtimeMs) return;
  const { outputText } = ts.transpileModule(readFileSync(from, 'utf8'), { fileName: from, compilerOptions });
  mkdirSync(dirname(to), { recursive: true });
  // Tests of another process may be loading it.
  const written = `${to}.${process.pid}`;
  writeFileSync(written, outputText);
  renameSync(written, to);
}
