import tseslint from 'typescript-eslint';

/** Packages that only one room may use, and who that is. */
const sdk = {
  group: ['@bitrix24/b24jssdk', '@bitrix24/b24jssdk/*'],
  message: 'Only src/portal talks to Bitrix24.',
};
const storage = {
  group: ['lowdb', 'lowdb/*', 'pg', 'pg/*'],
  message: 'Only src/store knows where things are kept.',
};
const disk = {
  group: ['node:fs', 'node:fs/*', 'fs', 'fs/*'],
  message: 'Only src/store and config/ touch the disk.',
};
const node = { group: ['node:*'], message: 'This room is pure: no system, no clock, no network.' };

/** What a room may not import. Every room gets all its walls in one rule: a later entry replaces an earlier one. */
const walls = (files, patterns, extra = {}) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }], ...extra },
});
const rooms = (names, message) => ({ regex: `^(?:\\.\\./)+(?:src/)?(?:${names.join('|')})/`, message });

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only config/ reads the environment: take what you need as a parameter.',
};
const nothingUnpredictable = [
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
const timers = ['setTimeout', 'setInterval', 'setImmediate', 'fetch', 'process'].map((name) => ({
  name,
  message: 'This room is pure: no clock, no network, no system.',
}));

const pure = {
  'no-restricted-syntax': ['error', noEnvironment, ...nothingUnpredictable],
  'no-restricted-globals': ['error', ...timers],
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'data/', 'node_modules/', 'test/contract/', 'test/corpus/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      // A switch over a closed union is one decision, however many members the union has.
      complexity: ['error', { max: 12, variant: 'modified' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', noEnvironment],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Numbers in text read well as they are.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => log.info(...)` says nothing wrong.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An implementation may be async because its port is, in a house where nothing has to be waited for.
      '@typescript-eslint/require-await': 'off',
      // Express waits for handlers that return promises.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, inheritedMethods: false } },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      // Ports are made by factories, which never use `this`: taking one method out of them is safe.
      '@typescript-eslint/unbound-method': 'off',
      // Express' request is an interface on top of Node's class, made by changing its prototype.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Spreading a text into its code points is what is meant where it is done.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }] }],
      // Environment-like maps are read by name in brackets, as the compiler asks for where a key may be missing.
      '@typescript-eslint/dot-notation': 'off',
    },
  },

  walls(
    ['src/**/*.ts'],
    [
      sdk,
      storage,
      disk,
      rooms(['simulator', 'test', 'bench', 'handlers'], 'Sources know nothing of what is built around them.'),
    ],
  ),
  walls(
    ['src/app.ts', 'src/main.ts', 'src/compose.ts'],
    [sdk, storage, disk, rooms(['simulator', 'test', 'bench'], 'Not part of the app.')],
  ),
  walls(
    ['src/store/**/*.ts'],
    [
      sdk,
      rooms(
        ['portal', 'lane', 'decide', 'intake', 'pages'],
        'A store keeps things; it knows no rules and no portal.',
      ),
    ],
  ),
  walls(
    ['src/portal/**/*.ts'],
    [
      storage,
      disk,
      rooms(
        ['lane', 'decide', 'intake', 'pages', 'handlers', 'simulator'],
        'The portal room talks to Bitrix24 and nothing else.',
      ),
    ],
  ),
  walls(
    ['src/pages/**/*.ts'],
    [
      sdk,
      storage,
      disk,
      rooms(['simulator', 'handlers', 'lane', 'intake'], 'Pages ask the stores and the portal.'),
    ],
  ),
  walls(
    ['src/model/**/*.ts'],
    [
      sdk,
      storage,
      node,
      rooms(
        ['portal', 'store', 'lane', 'decide', 'extract', 'intake', 'pages', 'handlers'],
        'The model knows nobody.',
      ),
    ],
    pure,
  ),
  walls(
    ['src/extract/**/*.ts', 'src/decide/**/*.ts'],
    [
      sdk,
      storage,
      node,
      rooms(
        ['portal', 'store', 'lane', 'intake', 'pages', 'handlers', 'config', 'simulator'],
        'Pure rooms know the model and each other.',
      ),
      { group: ['express', 'axios', 'pino', 'prom-client', 'lru-cache'], message: 'This room is pure.' },
    ],
    pure,
  ),
  // The command line around the extractor reads lines and prints lines.
  walls(['src/**/*cli.ts'], [sdk, storage], {
    'no-restricted-syntax': ['error', noEnvironment],
    'no-restricted-globals': 'off',
    'no-console': 'off',
  }),
  walls(
    ['config/**/*.ts'],
    [
      sdk,
      storage,
      rooms(
        ['src', 'handlers', 'simulator', 'portal', 'store', 'lane', 'decide', 'extract'],
        'Configuration comes first.',
      ),
    ],
    {
      'no-restricted-syntax': 'off',
    },
  ),
  walls(
    ['handlers/**/*.ts'],
    [
      sdk,
      storage,
      disk,
      rooms(
        ['decide', 'lane', 'extract', 'intake', 'simulator'],
        'A handler parses, verifies, hands on and answers.',
      ),
    ],
  ),
  walls(
    ['simulator/**/*.ts'],
    [
      sdk,
      rooms(
        ['src', 'handlers', 'config'],
        'The simulator has to disagree with the app where the app is wrong.',
      ),
    ],
    {
      // It stands for a portal's own server, and its demo is started by hand.
      'no-console': 'off',
    },
  ),
  {
    // A dictionary is one list.
    files: ['src/pages/app/words/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'simulator/demo/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      // A fake answers many things in one place.
      complexity: 'off',
      'no-console': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-restricted-imports': 'off',
      // `expect(...).to...` style and fixtures of known shape.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
