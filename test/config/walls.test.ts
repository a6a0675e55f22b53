import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint, type Linter } from 'eslint';
import typescript from 'typescript';
import tseslint from 'typescript-eslint';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rows = z.array(z.custom<Linter.Config>((row) => typeof row === 'object' && row !== null));
const load = async (file: string): Promise<unknown> => import(new URL(`../../${file}`, import.meta.url).href);
const { default: config } = z.object({ default: rows }).parse(await load('eslint.config.js'));
const { walls } = z.object({ walls: rows }).parse(await load('eslint.walls.js'));

/** Without types: they take long, and no wall needs them. */
const linter = (config: readonly Linter.Config[]): ESLint =>
  new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [...config, tseslint.configs.disableTypeChecked],
  });
const withWalls = linter(config);
const withoutWalls = linter(config.filter((row) => !walls.includes(row)));

interface Finding {
  readonly rule: string | null;
  readonly message: string;
}

/** What the linter says about a module with this text; that of a component stands in its script. */
async function findings(eslint: ESLint, file: string, text: string): Promise<readonly Finding[]> {
  const source = file.endsWith('.vue') ? `<script setup lang="ts">\n${text}\n</script>\n` : `${text}\n`;
  const [result] = await eslint.lintText(source, { filePath: `${root}/${file}` });
  return (result?.messages ?? [])
    .map(({ ruleId, message }) => ({ rule: ruleId, message }))
    .filter(
      ({ rule: name, message }) => name === null || /no-restricted/.test(name) || /Parsing/.test(message),
    );
}

interface Wall {
  /** A folder, or a file where only that is meant. */
  readonly from: string;
  readonly forbidden: readonly string[];
  readonly allowed: readonly string[];
  readonly says: RegExp;
}

const modules = {
  domain: 'src/domain/ids.ts',
  runtime: 'src/runtime/new-id.ts',
  store: 'src/store/ports.ts',
  observability: 'src/observability/log.ts',
  bitrix24: 'src/bitrix24/client/portal-client.ts',
  ingestion: 'src/ingestion/parse-event.ts',
  processing: 'src/processing/lanes.ts',
  application: 'src/application/dry-run.ts',
  web: 'src/web/session/page-sessions.ts',
  contract: 'src/web/contract/api.ts',
  pages: 'src/web/app/page.ts',
  cli: 'src/cli/operations.ts',
  compose: 'src/compose.ts',
  handlers: 'handlers/routes.ts',
  config: 'config/read-config.ts',
  simulator: 'simulator/portal-simulator.ts',
  tools: 'tools/docs-api/describe-api.ts',
  test: 'test/helpers/wait-for.ts',
  bench: 'bench/small-talk.ts',
} as const;
type Module = keyof typeof modules;

const around = ['simulator', 'tools', 'test', 'bench'] as const;
const higher = (from: Module): readonly Module[] => {
  const order: readonly Module[] = [
    'store',
    'observability',
    'bitrix24',
    'ingestion',
    'processing',
    'application',
    'web',
  ];
  return order.slice(order.indexOf(from) + 1);
};
const wall = (
  from: string,
  forbidden: readonly Module[],
  allowed: readonly Module[],
  says: RegExp,
): Wall => ({
  from,
  forbidden: forbidden.map((name) => modules[name]),
  allowed: allowed.map((name) => modules[name]),
  says,
});
const layer = (from: Module, allowed: readonly Module[]): Wall =>
  wall(
    `src/${from}`,
    [...higher(from), 'cli', 'compose'],
    ['domain', 'runtime', from, ...allowed],
    /may import only/,
  );

const folders: readonly Wall[] = [
  wall(
    'src/domain',
    ['runtime', 'store', 'bitrix24', 'web', 'compose'],
    ['domain'],
    /may import only: domain /,
  ),
  wall('src/domain/reading', ['runtime', 'store'], ['domain'], /may import only: domain /),
  wall('src/runtime', ['domain', 'store', 'bitrix24'], ['runtime'], /may import only: runtime /),
  layer('store', []),
  layer('observability', ['store']),
  layer('bitrix24', ['store', 'observability']),
  layer('ingestion', ['store', 'bitrix24', 'observability']),
  layer('processing', ['store', 'bitrix24', 'ingestion']),
  layer('application', ['processing']),
  wall('src/web/api', ['ingestion', 'cli', 'compose'], ['application', 'processing'], /may import only/),
  wall('src/web/html', ['pages'], ['contract'], /does not load the pages/),
  wall(
    'src/web/app/views',
    ['web', 'store', 'bitrix24'],
    ['contract', 'domain', 'pages'],
    /The browser shares only/,
  ),
  wall(
    'src/web/contract',
    ['web', 'pages', 'runtime'],
    ['contract', 'domain'],
    /The contract is read|may import only/,
  ),
  ...['src/domain', 'src/store', 'src/processing', 'src/web/app'].map((from) =>
    wall(from, ['config', 'handlers', ...around], [], /does not know what is built around|The browser/),
  ),
  wall(
    'src/cli',
    ['handlers', ...around],
    ['config', 'compose', 'web'],
    /handlers into the app|built around/,
  ),
  wall(
    'src/compose.ts',
    ['handlers', 'config', ...around],
    ['cli', 'processing'],
    /handlers into|configuration|built around/,
  ),
  wall('src/main.ts', around, ['handlers', 'config', 'compose'], /built around/),
  wall(
    'handlers',
    ['processing', 'ingestion', 'config', ...around],
    ['application', 'bitrix24'],
    /parses, verifies/,
  ),
  wall(
    'config',
    ['store', 'compose', 'handlers', ...around],
    ['domain', 'runtime'],
    /Configuration comes first/,
  ),
  wall(
    'simulator/lines',
    ['domain', 'handlers', 'config', 'tools', 'test', 'bench'],
    ['simulator'],
    /disagree/,
  ),
  wall('simulator/demo', [], ['domain', 'compose', 'handlers'], /nothing/),
];

const packages: readonly Wall[] = [
  {
    from: 'src/domain',
    forbidden: [
      'node:fs',
      'node:crypto',
      'crypto',
      'express',
      'pino',
      'vue',
      'kysely',
      '@bitrix24/b24jssdk',
      'lru-cache',
    ],
    allowed: ['zod', 'linkifyjs', 'libphonenumber-js/max'],
    says: /The domain is pure/,
  },
  {
    from: 'src/domain/reading/opinion/network',
    forbidden: ['node:module'],
    allowed: ['zod'],
    says: /The domain is pure/,
  },
  {
    from: 'src/domain/reading/opinion/network/learned-networks.ts',
    forbidden: ['node:fs', 'pg'],
    allowed: ['node:module', 'zod'],
    says: /touch the disk|Only src\/store/,
  },
  {
    from: 'src/processing',
    forbidden: ['@bitrix24/b24jssdk'],
    allowed: ['node:crypto'],
    says: /Only src\/bitrix24/,
  },
  {
    from: 'src/store',
    forbidden: ['@bitrix24/b24jssdk'],
    allowed: ['lowdb', 'lowdb/node', 'kysely', 'pg', '@photostructure/sqlite', 'node:fs/promises'],
    says: /Only src\/bitrix24/,
  },
  {
    from: 'src/bitrix24',
    forbidden: ['kysely', 'pg', 'lowdb/node'],
    allowed: ['@bitrix24/b24jssdk'],
    says: /Only src\/store/,
  },
  {
    from: 'src/web/api',
    forbidden: ['@photostructure/sqlite', 'node:sqlite', 'pg', 'lowdb'],
    allowed: ['zod'],
    says: /Only src\/store/,
  },
  {
    from: 'handlers',
    forbidden: ['node:fs', 'node:fs/promises', 'fs', 'fs/promises'],
    allowed: ['express'],
    says: /touch the disk/,
  },
  { from: 'src/bitrix24/client', forbidden: ['node:fs'], allowed: ['axios'], says: /touch the disk/ },
  {
    from: 'src/web/app/frame',
    forbidden: ['node:fs', 'pg'],
    allowed: ['@bitrix24/b24jssdk'],
    says: /touch the disk|Only src\/store/,
  },
  { from: 'config', forbidden: ['@bitrix24/b24jssdk', 'lowdb'], allowed: ['node:fs'], says: /Only src/ },
  { from: 'src/cli', forbidden: ['@bitrix24/b24jssdk', 'kysely'], allowed: ['node:fs'], says: /Only src/ },
];
/** Rows that loosen a wall are for TypeScript, which is what these folders are written in. */
const onlyTypeScript = new Set(['src/store', 'src/bitrix24', 'src/web/app/frame', 'config', 'src/cli']);

const texts: readonly (readonly [
  name: string,
  from: string,
  forbidden: string,
  allowed: string,
  says: RegExp,
])[] = [
  [
    'the environment',
    'src/processing',
    'export const port = process.env.PORT;',
    'export const id = process.pid;',
    /Only config\/ reads/,
  ],
  [
    'the clock',
    'src/domain',
    'export const at = Date.now();',
    'export const at = Date.UTC(2026, 0);',
    /Take the time/,
  ],
  [
    'a new date',
    'src/domain/reading',
    'export const at = new Date();',
    'export const at = new Date(0);',
    /Take the time/,
  ],
  [
    'chance',
    'src/domain/deciding',
    'export const n = Math.random();',
    'export const n = Math.round(1.5);',
    /Same input/,
  ],
  [
    'a timer',
    'src/domain',
    'setTimeout(() => undefined, 1);',
    'void Promise.resolve();',
    /The domain is pure/,
  ],
  [
    'a REST method',
    'src/processing',
    "export const method = 'crm.item.get';",
    "export const point = 'event.stored';",
    /Only src\/bitrix24 knows/,
  ],
  [
    'a REST method in a template',
    'src/web/api',
    'export const of = (x) => `crm.item.${x}`;',
    'export const of = (x) => `item.${x}`;',
    /Only src\/bitrix24 knows/,
  ],
  [
    'a REST method for a handler',
    'handlers',
    "export const method = 'imopenlines.dialog.get';",
    "export const code = 'imopenlines';",
    /Only src\/bitrix24 knows/,
  ],
  [
    'a package loaded late',
    'src/domain',
    "export const fs = () => import('node:fs');",
    "export const ids = () => import('./ids.ts');",
    /at the top of the module/,
  ],
];

const extensions = ['ts', 'vue', 'js'] as const;
/** A module of that folder which is not there: the walls look at where it would be. */
const moduleIn = (from: string, extension: string): readonly string[] => {
  if (!from.endsWith('.ts')) return [`${from}/new-module.${extension}`];
  return extension === 'ts' ? [from] : [];
};
const importOf = (file: string, target: string): string => {
  const depth = file.split('/').length - 1;
  return `import '${target.includes('.ts') ? `${'../'.repeat(depth) || './'}${target}` : target}';`;
};

async function stands(file: string, text: string, says: RegExp): Promise<void> {
  const found = await findings(withWalls, file, text);
  assert.ok(found.length > 0, `${file} may: ${text}`);
  for (const { message } of found) assert.match(message, says, `${file}: ${text}`);
  assert.deepEqual(await findings(withoutWalls, file, text), [], `${file}: ${text}`);
}

async function isOpen(file: string, text: string): Promise<void> {
  assert.deepEqual(await findings(withWalls, file, text), [], `${file}: ${text}`);
}

describe('walls', () => {
  it('are rows of the configuration, which the tests below take out', () => {
    assert.ok(walls.length > 10);
    assert.deepEqual(
      walls.filter((row) => !config.includes(row)),
      [],
    );
  });

  for (const extension of extensions) {
    describe(`.${extension}`, () => {
      for (const { from, forbidden, allowed, says } of folders) {
        const [file] = moduleIn(from, extension);
        if (file === undefined || (from.startsWith('simulator') && extension === 'vue')) continue;
        it(`${from} imports what it may and nothing else`, async () => {
          for (const target of forbidden) await stands(file, importOf(file, target), says);
          for (const target of allowed) await isOpen(file, importOf(file, target));
        });
      }

      for (const { from, forbidden, allowed, says } of packages) {
        const [file] = moduleIn(from, extension);
        if (file === undefined) continue;
        it(`${from} uses the packages that it may`, async () => {
          const loosened = onlyTypeScript.has(from) && extension !== 'ts';
          for (const name of forbidden) await stands(file, `import '${name}';`, loosened ? /Only src/ : says);
          for (const name of loosened ? [] : allowed) await isOpen(file, `import '${name}';`);
        });
      }

      for (const [name, from, forbidden, allowed, says] of texts) {
        const [file = ''] = moduleIn(from, extension);
        it(`${from}: ${name}`, async () => {
          await stands(file, forbidden, says);
          await isOpen(file, allowed);
        });
      }
    });
  }

  it('see through types, re-exports and late imports', async () => {
    for (const text of [
      "import type { Stores } from '../store/ports.ts';\nexport type S = Stores;",
      "export * from '../store/ports.ts';",
      "export const late = () => import('../store/ports.ts');",
    ])
      await stands('src/domain/new-module.ts', text, /may import only: domain /);
  });

  it('let REST methods be named in src/bitrix24 and in the simulator', async () => {
    const text = "export const method = 'crm.item.get';";
    await isOpen('src/bitrix24/crm/new-module.ts', text);
    await isOpen('simulator/rest/new-module.ts', text);
  });
});

/** Modules of a small project, each a line of its own, and the cycles among them that our rules for knip find. */
async function cyclesOf(modules: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const dir = await mkdtemp(join(tmpdir(), 'cycles-'));
  try {
    const { include, cycles } = knipConfig.parse(
      typescript.parseConfigFileTextToJson('knip.jsonc', await readFile(join(root, 'knip.jsonc'), 'utf8'))
        .config,
    );
    const files = {
      'package.json': JSON.stringify({ type: 'module', dependencies: { vue: '*' } }),
      'knip.json': JSON.stringify({ entry: ['*.{ts,js,vue}'], include, cycles }),
      ...modules,
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
    await symlink(join(root, 'node_modules'), join(dir, 'node_modules'));
    const knip = join(root, 'node_modules/knip/bin/knip.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [knip, '--reporter', 'json'], {
      cwd: dir,
      encoding: 'utf8',
    });
    const found = knipReport
      .parse(JSON.parse(stdout))
      // A cycle may be told from any of its modules on.
      .issues.flatMap(({ cycles: ofFile = [] }) =>
        ofFile.map((cycle) =>
          cycle
            .map(({ name }) => name)
            .sort()
            .join(' '),
        ),
      );
    if (found.length > 0) assert.equal(status, 1, stderr);
    return found.sort();
  } finally {
    await rm(dir, { recursive: true });
  }
}

const knipConfig = z.object({ include: z.array(z.string()), cycles: z.record(z.string(), z.unknown()) });
const knipReport = z.object({
  issues: z.array(z.object({ cycles: z.array(z.array(z.object({ name: z.string() }))).optional() })),
});

describe('modules that import each other', () => {
  const script = (text: string): string => `<script setup lang="ts">\n${text}\n</script>\n`;

  it('are found, whatever they are written in and however they import', async () => {
    assert.deepEqual(
      await cyclesOf({
        'a.ts': "import { b } from './b.ts';\nexport const a = () => b;",
        'b.ts': "export { c as b } from './c.ts';",
        'c.ts': "import './a.ts';\nexport const c = 1;",
        'late.ts': "export const late = () => import('./later.ts');",
        'later.ts': "import { late } from './late.ts';\nlate();",
        'page.vue': script("import './part.vue';"),
        'part.vue': script("import './texts.ts';"),
        'texts.ts': "import './page.vue';",
        'x.js': "import './y.js';",
        'y.js': "import './x.js';",
      }),
      ['a.ts b.ts c.ts', 'late.ts later.ts', 'page.vue part.vue texts.ts', 'x.js y.js'],
    );
  });

  it('may name the types of each other', async () => {
    assert.deepEqual(
      await cyclesOf({
        'a.ts': "import type { B } from './b.ts';\nexport interface A { readonly b: B }",
        'b.ts': "import { type A } from './a.ts';\nexport interface B { readonly a: A }",
      }),
      [],
    );
  });
});
