const vue = require('eslint-plugin-vue');
const { parser: typescript } = require('typescript-eslint');

const { parser } = vue.configs['flat/base'].find(
  ({ languageOptions }) => languageOptions?.parser,
).languageOptions;

/** For import-x, which takes a parser by its path and cannot pass on which one reads the script of a component. */
exports.parseForESLint = (code, options) => parser.parseForESLint(code, { ...options, parser: typescript });
