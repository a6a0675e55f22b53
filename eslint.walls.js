/**
 * Who may import whom. Each wall is one row: a folder, and the folders of src/ that it may import (itself always).
 * docs/architecture.md draws the same picture; test/config/walls.test.ts proves that the walls hold.
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

/** What is built around the app: src/, handlers/ and config/ never import it. */
const around = ['./simulator', './tools', './test', './bench'];

const folderWalls = Object.entries(mayImport).flatMap(([folder, allowed]) => [
  {
    target: `./src/${folder}`,
    from: './src',
    except: [folder, ...allowed].map((name) => `./${name}`),
    message: `src/${folder} may import only: ${[folder, ...allowed].join(', ')} (eslint.walls.js).`,
  },
  {
    target: `./src/${folder}`,
    from: ['./config', './handlers', ...around],
    message: 'src/ does not know what is built around it.',
  },
]);

const otherWalls = [
  {
    target: ['./src/main.ts', './src/app.ts', './src/compose.ts', './src/lifecycle.ts', './src/cli'],
    from: around,
    message: 'src/ does not know what is built around it.',
  },
  {
    target: ['./src/app.ts', './src/compose.ts', './src/lifecycle.ts', './src/cli'],
    from: './handlers',
    message: 'Only src/main.ts puts the handlers into the app.',
  },
  {
    target: ['./src/app.ts', './src/compose.ts', './src/lifecycle.ts'],
    from: './config',
    message: 'Only what is started (src/main.ts, src/cli) reads the configuration.',
  },
  {
    target: './src/web/app',
    from: './src',
    except: ['./web/app', './web/contract', './web/csv', './domain'],
    message: 'The browser shares only the contract, the CSV format and the domain with the server.',
  },
  {
    target: ['./src/web/api', './src/web/html', './src/web/session'],
    from: './src/web/app',
    message: 'The server does not load the pages.',
  },
  {
    target: './src/web/contract',
    from: './src',
    except: ['./web/contract', './domain'],
    message: 'The contract is read by both sides.',
  },
  {
    target: './src/web/csv',
    from: './src',
    except: ['./web/csv'],
    message: 'The CSV format knows no data of the application.',
  },
  {
    target: './config',
    from: './src',
    except: ['./domain', './runtime'],
    message: 'Configuration comes first.',
  },
  { target: './config', from: ['./handlers', ...around], message: 'Configuration comes first.' },
  {
    target: './handlers',
    from: ['./src/processing', './src/ingestion', './config', ...around],
    message: 'A handler parses, verifies, hands on and answers.',
  },
];

const restrictedPaths = (zones) => ({
  'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
});

/** Packages that only some folders may use. */
const packages = {
  sdk: {
    group: ['@bitrix24/b24jssdk', '@bitrix24/b24jssdk/*'],
    message: 'Only src/bitrix24 talks to Bitrix24.',
  },
  storage: {
    group: ['lowdb', 'lowdb/*', 'pg', 'pg/*', 'kysely', 'kysely/*', '@photostructure/sqlite', 'node:sqlite'],
    message: 'Only src/store knows where things are kept.',
  },
  disk: {
    group: ['node:fs', 'node:fs/*', 'fs', 'fs/*'],
    message: 'Only src/store, src/cli and config/ touch the disk.',
  },
  impure: {
    regex: '^(?!\\.{1,2}/|zod$|libphonenumber-js(?:/|$)|linkifyjs$)',
    message: 'The domain is pure: of packages it uses zod, libphonenumber-js and linkifyjs.',
  },
};
const packageWall = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});
const { sdk, storage, disk, impure } = packages;

/** `no-restricted-imports` sees only what is imported at the top of a module. */
const noHiddenPackages = {
  selector: 'ImportExpression[source.value=/^[^.]/]',
  message: 'Import packages at the top of the module.',
};
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only config/ reads the environment: take what you need as a parameter.',
};
const noClock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time as a parameter.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time as a parameter.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Same input, same output.',
  },
];
/** `crm.item.get`, but not the crash points of src/runtime/crash-points.ts, which are called much the same. */
const restMethod =
  '/^(?!event\\.(?:arrived|stored|answered)$|batch\\.chunked$)' +
  '(?:crm|imopenlines|imconnector|im|event|placement|app|user|profile|scope|batch|feature|method|server)\\.[a-z]+[a-z.]*$/i';
const noRestMethods = ['Literal[value=', 'TemplateElement[value.raw='].map((literal) => ({
  selector: `${literal}${restMethod}]`,
  message: 'Only src/bitrix24 knows the REST methods of a portal: ask it by a function of its own.',
}));
const syntaxWall = (files, restrictions) => ({
  files,
  rules: { 'no-restricted-syntax': ['error', ...restrictions] },
});

const impureGlobals = ['setTimeout', 'setInterval', 'setImmediate', 'fetch', 'process'].map((name) => ({
  name,
  message: 'The domain is pure: no clock, no network, no system.',
}));

const ours = '{src,handlers,config}/**/*.{ts,js,vue}';
const domain = 'src/domain/**/*.{ts,js,vue}';

/** For eslint.config.js. A later row replaces an earlier one for the same file and rule. */
export const walls = [
  { files: [ours], rules: restrictedPaths([...folderWalls, ...otherWalls]) },
  {
    files: ['simulator/**/*.{ts,js}'],
    ignores: ['simulator/demo/**'],
    rules: restrictedPaths([
      {
        target: './simulator',
        from: ['./src', './handlers', './config', './tools', './test', './bench'],
        message: 'The simulator has to disagree with the app where the app is wrong.',
      },
    ]),
  },

  packageWall([ours], [sdk, storage, disk]),
  packageWall(['src/store/**/*.ts'], [sdk]),
  packageWall(['src/bitrix24/**/*.ts'], [storage, disk]),
  packageWall([domain], [impure]),
  // Loads what the networks learned, megabytes beside it: as text of a module they would be compiled at every start.
  packageWall(['src/domain/reading/opinion/network/learned-networks.ts'], [sdk, storage, disk]),
  packageWall(['config/**/*.ts', 'src/cli/**/*.ts', 'src/web/html/built-pages.ts'], [sdk, storage]),
  // The frame's own library.
  packageWall(['src/web/app/frame/**/*.ts'], [storage, disk]),

  syntaxWall(['**/*.{ts,js,vue}'], [noEnvironment]),
  syntaxWall([ours], [noEnvironment, noHiddenPackages, ...noRestMethods]),
  syntaxWall(['config/**/*.ts'], [noHiddenPackages, ...noRestMethods]),
  syntaxWall([domain], [noEnvironment, noHiddenPackages, ...noRestMethods, ...noClock]),
  syntaxWall(['src/bitrix24/**/*.ts'], [noEnvironment, noHiddenPackages]),
  // Loads the package only where Node has no SQLite of its own.
  syntaxWall(['src/store/sqlite/sqlite-library.ts'], [noEnvironment, ...noRestMethods]),
  { files: [domain], rules: { 'no-restricted-globals': ['error', ...impureGlobals] } },
];
