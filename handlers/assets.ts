import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import type { BuiltPages } from '../src/web/html/built-pages.ts';
import { installScript } from '../src/web/html/install-script.ts';
import { pageStyle } from '../src/web/html/page-style.ts';

/** The SDK's browser build. The app serves it itself, so that no page loads anything from another host. */
const sdk = fileURLToPath(new URL('../umd/index.min.js', import.meta.resolve('@bitrix24/b24jssdk')));

const texts = [
  { file: 'install.js', type: 'text/javascript', text: installScript },
  { file: 'page.css', type: 'text/css', text: pageStyle },
];

/** The static files of the pages. */
export function assets(pages?: BuiltPages): Router {
  const router = Router();
  for (const { file, type, text } of texts) {
    router.get(`/${file}`, (_request, response) => {
      response.type(type).setHeader('Cache-Control', 'no-cache').send(text);
    });
  }
  router.get('/b24jssdk.js', (_request, response) => {
    response.sendFile(sdk, { maxAge: '1d' });
  });
  // Names of built files contain a hash of their content.
  if (pages) router.use(express.static(pages.folder, { index: false, immutable: true, maxAge: '1y' }));
  return router;
}
