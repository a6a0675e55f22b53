import type { Response } from 'express';

/** Allows only the portal at these origins to frame the page; none allows no frame. */
export function allowFramingBy(response: Response, portalOrigins: readonly string[]): void {
  setPolicy(response, [...new Set(portalOrigins)].join(' ') || "'none'");
}

const host = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d](?:[a-z\d-]*[a-z\d])?(?::\d{1,5})?$/i;

/**
 * Origin under which the employee opened the portal: `DOMAIN` and `PROTOCOL` of the page's address. A portal can have
 * another host than its REST address. Only to be trusted once the portal has confirmed the opener.
 */
export function openedOrigin(query: Readonly<Record<string, unknown>>): readonly string[] {
  const { DOMAIN: domain, PROTOCOL: protocol } = query;
  if (typeof domain !== 'string' || domain.length > 253 || !host.test(domain)) return [];
  return [`${protocol === '0' ? 'http' : 'https'}://${domain.toLowerCase()}`];
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
