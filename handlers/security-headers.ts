import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Pages live in frames of the portal, so there is no X-Frame-Options, and each page names its own portal in
 * `frame-ancestors` (sdk.md 8). Anything that is no page may not be framed at all. Over plain http (tests, the demo)
 * nothing may send the browser to https.
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    frameguard: false,
    strictTransportSecurity: publicUrl.startsWith('https:'),
    crossOriginOpenerPolicy: false,
  });
}
