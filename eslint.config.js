import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import { walls } from './eslint.walls.js';

/** Every language that a module of this project is written in. */
const modules = ['**/*.{ts,js,vue}'];

/** Rules of taste and safety for everything that is TypeScript. */
const typescriptRules = {
  eqeqeq: 'error',
  // A switch over a closed union is one decision, however many members the union has.
  complexity: ['error', { max: 12, variant: 'modified' }],
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  'no-console': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
  ],
};

/** Rules that need the types of a whole program. */
const typeCheckedRules = {
  // A union that gets a new member must not fall into a `default` unnoticed.
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: false },
  ],
  // Numbers in text read well as they are.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  // An implementation may be async because its port is, where nothing has to be waited for.
  '@typescript-eslint/require-await': 'off',
  // Express waits for handlers that return promises.
  '@typescript-eslint/no-misused-promises': [
    'error',
    { checksVoidReturn: { arguments: false, inheritedMethods: false } },
  ],
  // Ports are made by factories, which never use `this`: taking one method out of them is safe.
  '@typescript-eslint/unbound-method': 'off',
  // Express' request is an interface on top of Node's class, made by changing its prototype.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  // Spreading a text into its code points is what is meant where it is done.
  '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }] }],
  // Environment-like maps are read by name in brackets, as the compiler asks for where a key may be missing.
  '@typescript-eslint/dot-notation': 'off',
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'data/', 'node_modules/', 'test/contract/', 'test/corpus/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.js'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'document',
          'window',
          'navigator',
          'Option',
          'fetch',
          'EventSource',
          'setTimeout',
          'clearTimeout',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...typescriptRules, ...typeCheckedRules },
  },
  {
    // Types of components are checked by vue-tsc.
    files: ['**/*.vue'],
    extends: [tseslint.configs.strict, vue.configs['flat/essential']],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: { ...typescriptRules, 'vue/multi-word-component-names': 'off' },
  },

  {
    files: modules,
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.vue'] })],
      'import-x/extensions': ['.ts', '.js', '.vue'],
    },
  },
  ...walls,

  // Commands read their input and print their answer.
  { files: ['src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
  // The simulator stands for a portal's own server; its demo and tools are started by hand.
  { files: ['{simulator,tools}/**/*.ts'], rules: { 'no-console': 'off' } },
  // A judgement weighs one word against many concepts: taken apart, its cases are harder to compare.
  {
    files: ['src/domain/reading/{owner-cues,judge-reference,question}.ts'],
    rules: { complexity: ['error', { max: 24, variant: 'modified' }] },
  },
  // A dictionary is one list.
  {
    files: ['src/web/app/locales/*.ts', 'src/domain/reading/opinion/glossary/??.ts'],
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
      // Fixtures of known shape.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
    },
  },
);
