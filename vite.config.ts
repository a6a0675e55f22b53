import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import b24ui from '@bitrix24/b24ui-nuxt/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

/** Script and style of the first page, gzip: the build fails above it. */
const MAX_FIRST_PAGE_KB = 220;

const absolute = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the pages inside the portal (src/web/app): files with hashed names for /assets, and a manifest of these names. */
export default defineConfig({
  root: absolute('src/web/app'),
  // Relative addresses, because the app's public address may have a path.
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [
    vue(),
    b24ui({
      root: absolute('.'),
      router: false,
      colorMode: false,
      // Components are imported explicitly.
      components: false,
      autoImport: false,
      experimental: { componentDetection: true },
    }),
    limitFirstPageSize(MAX_FIRST_PAGE_KB),
  ],
  define: { __VUE_OPTIONS_API__: 'false' },
  build: {
    outDir: absolute('dist/pages'),
    emptyOutDir: true,
    assetsDir: '',
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The content security policy does not allow scripts and fonts from `data:`.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: absolute('src/web/app/main.ts') },
  },
});

/** Prints the gzip size of what the first page (the overview) loads, and fails the build above the limit (kB). */
function limitFirstPageSize(limit: number): Plugin {
  return {
    name: 'limit-first-page-size',
    apply: 'build',
    generateBundle(_options, bundle) {
      const firstPageFiles = new Set<string>();
      const addWithImports = (file: string): void => {
        if (firstPageFiles.has(file)) return;
        firstPageFiles.add(file);
        const output = bundle[file];
        if (output?.type !== 'chunk') return;
        output.imports.forEach(addWithImports);
        output.viteMetadata?.importedCss.forEach(addWithImports);
      };
      const gzipSize = (file: string): number => {
        const output = bundle[file];
        return output ? gzipSync(output.type === 'chunk' ? output.code : output.source).length : 0;
      };
      const chunks = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? [output] : []));
      const isIn = (path: string, id: string | null): boolean => id?.includes(`/app/${path}`) === true;
      for (const { fileName, isEntry, facadeModuleId } of chunks) {
        if (isEntry || isIn('views/overview-view.vue', facadeModuleId)) addWithImports(fileName);
      }
      // A browser loads one locale: the largest counts.
      const localeSizes = chunks
        .filter(({ facadeModuleId }) => isIn('locales/', facadeModuleId))
        .map(({ fileName }) => gzipSize(fileName));
      const bytes = [...firstPageFiles].reduce(
        (sum, file) => sum + gzipSize(file),
        Math.max(0, ...localeSizes),
      );
      const kb = Math.round(bytes / 102.4) / 10;
      process.stdout.write(`first page: ${kb} kB of script and style (gzip), limit ${limit} kB\n`);
      if (kb > limit) this.error(`The first page is larger than ${limit} kB.`);
    },
  };
}
