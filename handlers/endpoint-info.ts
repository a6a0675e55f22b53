import type { RequestHandler } from 'express';
import type { Manifest } from '../src/domain/manifest.ts';
import { allowFramingBy } from './frame-policy.ts';
import { htmlPage } from './html-page.ts';

/** GET and HEAD on an address that the portal posts to: for people who open it, and for the vendor's check. */
export function endpointInfo({ name, version }: Manifest): RequestHandler {
  const body = `<h1>${name} ${version}</h1><p>This address belongs to an application for Bitrix24. Open the application inside the portal.</p>`;
  return (_request, response) => {
    allowFramingBy(response, []);
    response.type('html').send(htmlPage({ language: 'en', title: name, body }));
  };
}
