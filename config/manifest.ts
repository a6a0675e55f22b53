import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConfigError } from './problem.ts';

export const languages = ['es', 'en', 'ru', 'pt', 'de', 'fr'] as const;
export type Language = (typeof languages)[number];

const upperCase = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'Use the upper-case name that Bitrix24 sends.');
const path = z.string().regex(/^\/[a-z0-9][a-z0-9-]*$/, 'Use a path of one part, such as /events.');
const title = z.string().min(1).max(50);

const manifestSchema = z.strictObject({
  name: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'Use three numbers, e.g. 1.0.0.'),
  scopes: z.array(z.string().min(1)).min(1),
  events: z.array(upperCase).min(1),
  /** Kept by the portal in a queue that the app reads (rest-contract.md 2.2). */
  offlineEvents: z.array(upperCase).default([]),
  placements: z.array(z.strictObject({ placement: upperCase, titles: z.record(z.enum(languages), title) })),
  handlers: z.strictObject({ install: path, app: path, events: path, cardTab: path }),
});

/** What the app asks of a portal. The installer binds exactly this. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

export function parseManifest(value: unknown): Manifest {
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path: at, code, message }) => ({
    name: at.join('.') || '(root)',
    code,
    advice: message,
  }));
  throw new ConfigError('manifest.json', problems, parsed.error);
}

/** Reads manifest.json at the project's root. */
export function readManifest(file = manifestFile()): Manifest {
  try {
    return parseManifest(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    const advice = 'Put back the manifest.json of this version; it has to be valid JSON.';
    throw new ConfigError('manifest.json', [{ name: file, code: 'unreadable', advice }], cause);
  }
}

/** One folder up from the sources, two from what was built into dist/. */
function manifestFile(): string {
  const [sources, built] = ['../manifest.json', '../../manifest.json'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return sources !== undefined && existsSync(sources) ? sources : (built ?? 'manifest.json');
}
