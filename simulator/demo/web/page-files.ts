import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

export interface PageFile {
  readonly type: string;
  readonly content: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The static files of the page by path; `/` is index.html. */
export function readPageFiles(): ReadonlyMap<string, PageFile> {
  const folder = new URL('../page/', import.meta.url);
  const files = readdirSync(folder).flatMap((name) => {
    const type = types[extname(name)];
    return type === undefined
      ? []
      : [[name, { type, content: readFileSync(new URL(name, folder)) }] as const];
  });
  return new Map(files.map(([name, file]) => [name === 'index.html' ? '/' : `/${name}`, file]));
}
