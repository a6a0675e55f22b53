import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import b24ui from '@bitrix24/b24ui-nuxt/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The pages inside the portal (src/web/app): hashed files for /assets, and a manifest that tells their names. */
export default defineConfig({
  root: here('src/web/app'),
  // The app may live below a path of its public address.
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [
    vue(),
    b24ui({
      root: here('.'),
      router: false,
      colorMode: false,
      // What is used is imported where it is used.
      components: false,
      autoImport: false,
      experimental: { componentDetection: true },
    }),
    firstPageSize(350),
  ],
  define: { __VUE_OPTIONS_API__: 'false' },
  build: {
    outDir: here('dist/pages'),
    emptyOutDir: true,
    assetsDir: '',
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The page's policy takes no code and no fonts from `data:`.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: here('src/web/app/main.ts') },
  },
});

/** Prints what the first page loads, and fails a build that outgrows the limit. */
function firstPageSize(limit: number): Plugin {
  return {
    name: 'first-page-size',
    apply: 'build',
    generateBundle(_options, bundle) {
      const wanted = new Set<string>();
      const take = (file: string): void => {
        if (wanted.has(file)) return;
        wanted.add(file);
        const part = bundle[file];
        if (part?.type !== 'chunk') return;
        part.imports.forEach(take);
        part.viteMetadata?.importedCss.forEach(take);
      };
      const size = (file: string): number => {
        const part = bundle[file];
        return part ? gzipSync(part.type === 'chunk' ? part.code : part.source).length : 0;
      };
      const chunks = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? [part] : []));
      const holds = (folder: string, id: string | null): boolean => id?.includes(`/app/${folder}`) === true;
      for (const { fileName, isEntry, facadeModuleId } of chunks) {
        if (isEntry || holds('views/overview-view.vue', facadeModuleId)) take(fileName);
      }
      // One dictionary is loaded: the largest counts.
      const words = chunks
        .filter(({ facadeModuleId }) => holds('locales/', facadeModuleId))
        .map(({ fileName }) => size(fileName));
      const bytes = [...wanted].reduce((sum, file) => sum + size(file), Math.max(0, ...words));
      const kb = Math.round(bytes / 102.4) / 10;
      process.stdout.write(`first page: ${kb} kB of script and style (gzip), of at most ${limit} kB\n`);
      if (kb > limit) this.error(`The first page is larger than ${limit} kB.`);
    },
  };
}
