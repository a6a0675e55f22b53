import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import { installScript } from '../src/pages/install-script.ts';
import { linesScript } from '../src/pages/lines-script.ts';
import { pageStyle } from '../src/pages/page-style.ts';

/** The SDK's build for browsers, next to the one for servers; served by ourselves, so that no page needs another host. */
const sdk = fileURLToPath(new URL('../umd/index.min.js', import.meta.resolve('@bitrix24/b24jssdk')));

const texts = [
  { file: 'install.js', type: 'text/javascript', text: installScript },
  { file: 'lines.js', type: 'text/javascript', text: linesScript },
  { file: 'page.css', type: 'text/css', text: pageStyle },
];

/** What the pages load. */
export function assets(): Router {
  const router = Router();
  for (const { file, type, text } of texts) {
    router.get(`/${file}`, (_request, response) => {
      response.type(type).setHeader('Cache-Control', 'no-cache').send(text);
    });
  }
  router.get('/b24jssdk.js', (_request, response) => {
    response.sendFile(sdk, { maxAge: '1d' });
  });
  return router;
}
