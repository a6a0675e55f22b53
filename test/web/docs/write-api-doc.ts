import { writeFileSync } from 'node:fs';
import { describeApi } from './describe-api.ts';

writeFileSync(new URL('../../../docs/api.md', import.meta.url), describeApi());
