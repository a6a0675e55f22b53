import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Pages are shown in frames of the portal: there is no X-Frame-Options, and each page sets `frame-ancestors` to its own
 * portal (docs/bitrix24/placements-and-frame.md#embedding). Other answers may not be framed. Tests and demo
 * use http: no Strict-Transport-Security there.
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
