import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the pages, again at every change of them; `onBuilt` after each build that went well. */
export async function watchPages(onBuilt: () => void): Promise<() => Promise<void>> {
  const watcher = await build({
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    build: { watch: {} },
  });
  if (!('on' in watcher)) throw new Error('Vite does not watch');
  watcher.on('event', (event) => {
    if (event.code === 'BUNDLE_END') onBuilt();
    // Vite has printed what is wrong; the pages of the last good build are still there.
    if (event.code === 'BUNDLE_END' || event.code === 'ERROR') void event.result.close();
  });
  return () => watcher.close();
}
