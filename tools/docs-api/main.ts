import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readArguments } from '../../src/cli/read-arguments.ts';
import { describeApi } from './describe-api.ts';

/** `npm run docs:api`: writes docs/api.md from the contract of the pages. */
const { positionals } = readArguments({
  usage: 'docs:api [FILE]',
  help: 'Writes the description of the page API, made from src/web/contract, to FILE (docs/api.md).',
  positionals: { min: 0, max: 1 },
});
const file = positionals[0] ?? fileURLToPath(new URL('../../docs/api.md', import.meta.url));
writeFileSync(file, describeApi());
process.stdout.write(`Written: ${file}\n`);
