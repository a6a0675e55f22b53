import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The pages as `npm run build` left them. */
export interface BuiltPages {
  readonly folder: string;
  /** File of the first script; the others are asked for by it. */
  readonly script: string;
  readonly styles: readonly string[];
}

/** Vite's manifest: which source became which file. */
const manifestSchema = z.record(
  z.string(),
  z.looseObject({
    file: z.string(),
    isEntry: z.boolean().optional(),
    css: z.array(z.string()).default([]),
  }),
);

/** `undefined` where nothing was built yet. */
export function readBuiltPages(folder = builtFolder()): BuiltPages | undefined {
  const file = `${folder}/manifest.json`;
  if (!existsSync(file)) return undefined;
  const parts = Object.values(manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  const entry = parts.find(({ isEntry }) => isEntry === true);
  return entry && { folder, script: entry.file, styles: entry.css };
}

/** Next to the built server, or below the sources. */
function builtFolder(): string {
  const [sources = '', built = ''] = ['../../../dist/pages', '../../../pages'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return existsSync(sources) ? sources : built;
}
