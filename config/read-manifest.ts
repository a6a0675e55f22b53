import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { manifestSchema, type Manifest } from '../src/domain/manifest.ts';
import { ConfigError } from './problem.ts';

/** Throws a `ConfigError` with every invalid field. */
export function parseManifest(value: unknown): Manifest {
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, code, message }) => ({
    name: path.join('.') || '(root)',
    code,
    advice: message,
  }));
  throw new ConfigError('manifest.json', problems, parsed.error);
}

/** Reads manifest.json at the project's root. Throws `ConfigError`. */
export function readManifest(file = manifestFile()): Manifest {
  try {
    return parseManifest(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    const advice = 'Put back the manifest.json of this version; it has to be valid JSON.';
    throw new ConfigError('manifest.json', [{ name: file, code: 'unreadable', advice }], cause);
  }
}

/** One folder up from the sources, two from the built files in dist/. */
function manifestFile(): string {
  const [sources, built] = ['../manifest.json', '../../manifest.json'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return sources !== undefined && existsSync(sources) ? sources : (built ?? 'manifest.json');
}
