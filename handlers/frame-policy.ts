import type { Response } from 'express';

/** Only the page's own portal may frame it; `'none'` for pages that belong in no frame. */
export function framedBy(response: Response, portalOrigin: string): void {
  policy(response, portalOrigin);
}

/** For pages that say why nobody was let in: which portal they stand in is not known, and there is nothing to steal. */
export function framedByAnyPortal(response: Response, allowInsecure: boolean): void {
  policy(response, allowInsecure ? 'https: http://localhost:* http://127.0.0.1:*' : 'https:');
}

function policy(response: Response, ancestors: string): void {
  const rules = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
  ];
  response.setHeader(
    'Content-Security-Policy',
    [...rules, "form-action 'none'", "base-uri 'none'", `frame-ancestors ${ancestors}`].join('; '),
  );
  response.setHeader('Cache-Control', 'no-store');
}
