import type { Response } from 'express';

/** Allows only this portal to frame the page; `'none'` allows no frame. */
export function allowFramingBy(response: Response, portalOrigin: string): void {
  setPolicy(response, portalOrigin);
}

/** For error pages without personal data, when the portal that frames them is not known. */
export function allowFramingByAnyPortal(response: Response, allowInsecure: boolean): void {
  setPolicy(response, allowInsecure ? 'https: http://localhost:* http://127.0.0.1:*' : 'https:');
}

function setPolicy(response: Response, ancestors: string): void {
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
