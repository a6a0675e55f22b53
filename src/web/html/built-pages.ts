import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The output of `npm run build` for the pages. */
export interface BuiltPages {
  readonly folder: string;
  /** File of the entry script, which imports the others. */
  readonly script: string;
  readonly styles: readonly string[];
}

/** Vite's manifest: built file per source file. */
const manifestSchema = z.record(
  z.string(),
  z.looseObject({
    file: z.string(),
    isEntry: z.boolean().optional(),
    css: z.array(z.string()).default([]),
  }),
);

/** Reads Vite's manifest; `undefined` when the pages are not built. */
export function readBuiltPages(folder = builtFolder()): BuiltPages | undefined {
  const file = `${folder}/manifest.json`;
  if (!existsSync(file)) return undefined;
  const chunks = Object.values(manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  const entry = chunks.find(({ isEntry }) => isEntry === true);
  return entry && { folder, script: entry.file, styles: entry.css };
}

/** `dist/pages`, seen from this file's source or from its compiled copy in `dist/src`. */
function builtFolder(): string {
  const [fromSource = '', fromBuild = ''] = ['../../../dist/pages', '../../../pages'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return existsSync(fromSource) ? fromSource : fromBuild;
}
