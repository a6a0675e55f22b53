/**
 * Who may import whom. Each wall is one row: a folder, and the folders of src/ that it may import (itself always).
 * docs/architecture.md draws the same picture.
 */
const mayImport = {
  domain: [],
  runtime: [],
  store: ['domain', 'runtime'],
  observability: ['domain', 'runtime', 'store'],
  bitrix24: ['domain', 'runtime', 'store', 'observability'],
  ingestion: ['domain', 'runtime', 'store', 'bitrix24', 'observability'],
  processing: ['domain', 'runtime', 'store', 'bitrix24', 'ingestion'],
  application: ['domain', 'runtime', 'store', 'bitrix24', 'ingestion', 'processing'],
  web: ['domain', 'runtime', 'store', 'bitrix24', 'observability', 'processing', 'application'],
};

const outside = ['./config', './handlers', './simulator', './test', './bench'];

const folderWalls = Object.entries(mayImport).flatMap(([folder, allowed]) => [
  {
    target: `./src/${folder}`,
    from: './src',
    except: [folder, ...allowed].map((name) => `./${name}`),
    message: `src/${folder} may import only: ${[folder, ...allowed].join(', ')} (eslint.walls.js).`,
  },
  { target: `./src/${folder}`, from: outside, message: 'src/ does not know what is built around it.' },
]);

const otherWalls = [
  {
    target: ['./src/main.ts', './src/app.ts', './src/compose.ts', './src/cli'],
    from: ['./simulator', './test', './bench'],
    message: 'src/ does not know what is built around it.',
  },
  {
    target: ['./src/app.ts', './src/compose.ts', './src/cli'],
    from: './handlers',
    message: 'Only src/main.ts puts the handlers into the app.',
  },
  {
    target: ['./src/app.ts', './src/compose.ts'],
    from: './config',
    message: 'Only what is started (src/main.ts, src/cli) reads the configuration.',
  },
  {
    target: './src/web/app',
    from: './src',
    except: ['./web/app', './web/contract', './domain'],
    message: 'The browser shares only the contract and the domain with the server.',
  },
  {
    target: './src/web/contract',
    from: './src',
    except: ['./web/contract', './domain'],
    message: 'The contract is read by both sides.',
  },
  {
    target: './config',
    from: './src',
    except: ['./domain', './runtime'],
    message: 'Configuration comes first.',
  },
  {
    target: './config',
    from: ['./handlers', './simulator', './test', './bench'],
    message: 'Configuration comes first.',
  },
  {
    target: './handlers',
    from: ['./src/processing', './src/ingestion', './config', './simulator', './test', './bench'],
    message: 'A handler parses, verifies, hands on and answers.',
  },
];

/** Packages that only some folders may use. */
const packages = {
  sdk: {
    group: ['@bitrix24/b24jssdk', '@bitrix24/b24jssdk/*'],
    message: 'Only src/bitrix24 talks to Bitrix24.',
  },
  storage: {
    group: ['lowdb', 'lowdb/*', 'pg', 'pg/*', 'kysely', 'kysely/*', '@photostructure/sqlite'],
    message: 'Only src/store knows where things are kept.',
  },
  disk: { group: ['node:fs', 'node:fs/*'], message: 'Only src/store and config/ touch the disk.' },
  system: { group: ['node:*'], message: 'The domain is pure: no system, no clock, no network.' },
  servers: {
    group: ['express', 'axios', 'pino', 'prom-client', 'lru-cache'],
    message: 'The domain is pure.',
  },
};
const packageWall = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});
const { sdk, storage, disk, system, servers } = packages;

/** For eslint.config.js. A later row replaces an earlier one for the same file. */
export const walls = [
  {
    files: ['{src,handlers,config}/**/*.{ts,js,vue}'],
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { basePath: import.meta.dirname, zones: [...folderWalls, ...otherWalls] },
      ],
    },
  },
  {
    files: ['simulator/**/*.{ts,js}'],
    ignores: ['simulator/demo/**'],
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: import.meta.dirname,
          zones: [
            {
              target: './simulator',
              from: ['./src', './handlers', './config', './test', './bench'],
              message: 'The simulator has to disagree with the app where the app is wrong.',
            },
          ],
        },
      ],
    },
  },
  packageWall(['{src,handlers,config}/**/*.{ts,js,vue}'], [sdk, storage, disk]),
  packageWall(['src/store/**/*.ts'], [sdk]),
  packageWall(['src/bitrix24/**/*.ts'], [storage, disk]),
  packageWall(['src/domain/**/*.ts'], [sdk, storage, system, servers]),
  packageWall(['config/**/*.ts', 'src/cli/**/*.ts', 'src/web/html/built-pages.ts'], [sdk, storage]),
  // The frame's own library.
  packageWall(['src/web/app/frame/**/*.ts'], [storage, disk]),
];
