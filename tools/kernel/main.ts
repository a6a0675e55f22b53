import { readFileSync, writeFileSync } from 'node:fs';
import { assembleKernel } from './assemble-kernel.ts';

/** `npm run kernel`: writes multiply-module.ts, what multiply.wat says in bytes. */
const folder = new URL('../../src/domain/reading/opinion/network/', import.meta.url);
const bytes = await assembleKernel(readFileSync(new URL('multiply.wat', folder), 'utf8'));
writeFileSync(
  new URL('multiply-module.ts', folder),
  `/** multiply.wat in bytes, as base64. Written by \`npm run kernel\`. */\nexport const multiplyModule =\n  '${bytes.toString('base64')}';\n`,
);
