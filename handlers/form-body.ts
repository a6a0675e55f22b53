import express, { type RequestHandler } from 'express';
import { HttpProblem } from './http-problem.ts';

/** Bytes, parameters and nesting: far above what Bitrix24 sends. */
const limits = { limit: 1024 * 1024, parameterLimit: 5000, depth: 12 } as const;

/**
 * Parses `application/x-www-form-urlencoded` with PHP's brackets (docs/bitrix24/events.md#body); refuses
 * others with a code.
 */
export function formBody(): RequestHandler {
  const parse = express.urlencoded({
    ...limits,
    extended: true,
    inflate: false,
    verify: (_request, _response, body) => checkEncoding(body),
  });
  return (request, response, next) => {
    if (!request.is('application/x-www-form-urlencoded')) {
      next(
        new HttpProblem(
          415,
          'UNSUPPORTED_MEDIA_TYPE',
          'Send application/x-www-form-urlencoded, as Bitrix24 does.',
        ),
      );
      return;
    }
    parse(request, response, (error?: unknown) => {
      next(error === undefined ? undefined : bodyProblem(error));
    });
  };
}

/** Throws for invalid encoding: the parser would otherwise replace parts of the customer's text. */
function checkEncoding(body: Buffer): void {
  decodeURIComponent(new TextDecoder('utf-8', { fatal: true }).decode(body));
}

const problems: Readonly<Record<string, (cause: unknown) => HttpProblem>> = {
  'entity.too.large': (cause) =>
    new HttpProblem(413, 'BODY_TOO_LARGE', `Send at most ${limits.limit} bytes.`, cause),
  'parameters.too.many': (cause) =>
    new HttpProblem(413, 'TOO_MANY_PARAMETERS', `Send at most ${limits.parameterLimit} parameters.`, cause),
  'querystring.parse.rangeError': (cause) =>
    new HttpProblem(400, 'NESTED_TOO_DEEPLY', `Nest parameters at most ${limits.depth} deep.`, cause),
  'entity.verify.failed': (cause) =>
    new HttpProblem(400, 'BROKEN_ENCODING', 'Send percent-encoded UTF-8.', cause),
  'encoding.unsupported': (cause) =>
    new HttpProblem(415, 'UNSUPPORTED_ENCODING', 'Send the body uncompressed.', cause),
  'charset.unsupported': (cause) => new HttpProblem(415, 'UNSUPPORTED_CHARSET', 'Send UTF-8.', cause),
};

function bodyProblem(error: unknown): HttpProblem {
  const type = typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : '';
  return problems[type]?.(error) ?? new HttpProblem(400, 'UNREADABLE_BODY', 'Send a complete body.', error);
}
