import express, { type Request, type RequestHandler } from 'express';
import { HttpProblem } from './http-problem.ts';
import { PostedForm } from './posted-form.ts';

/** A message has at most 20,000 characters; each takes at most 12 bytes when it is encoded. */
const MAX_BODY_BYTES = 256 * 1024;

const MEDIA_TYPE = 'application/x-www-form-urlencoded';

/**
 * Reads an `application/x-www-form-urlencoded` body; the handlers after it get it by `postedForm`. Refuses others, and
 * those above the limits, with a code.
 */
export function formBody(): RequestHandler {
  const read = express.raw({ type: MEDIA_TYPE, limit: MAX_BODY_BYTES, inflate: false });
  return (request, response, next) => {
    if (!request.is(MEDIA_TYPE)) {
      next(
        new HttpProblem(
          415,
          'UNSUPPORTED_MEDIA_TYPE',
          'Send application/x-www-form-urlencoded, as Bitrix24 does.',
        ),
      );
      return;
    }
    if (!isUtf8(request)) {
      next(new HttpProblem(415, 'UNSUPPORTED_CHARSET', 'Send UTF-8.'));
      return;
    }
    read(request, response, (error?: unknown) => {
      if (error === undefined) next(parseBody(request));
      else next(bodyProblem(error));
    });
  };
}

/** Replaces the bytes by the form; returns what is wrong with it, as the reader's callback must not throw. */
function parseBody(request: Request): unknown {
  // A request without a body is an empty form.
  const bytes: unknown = request.body;
  try {
    request.body = PostedForm.parse(bytes instanceof Uint8Array ? bytes : new Uint8Array());
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The form that `formBody` read. */
export function postedForm(request: Request): PostedForm {
  const body: unknown = request.body;
  if (body instanceof PostedForm) return body;
  throw new TypeError('formBody() has to run before this handler');
}

function isUtf8(request: Request): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(request.headers['content-type'] ?? '')?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}

const problems = new Map<string, (cause: unknown) => HttpProblem>([
  [
    'entity.too.large',
    (cause) => new HttpProblem(413, 'BODY_TOO_LARGE', `Send at most ${MAX_BODY_BYTES} bytes.`, cause),
  ],
  [
    'encoding.unsupported',
    (cause) => new HttpProblem(415, 'UNSUPPORTED_ENCODING', 'Send the body uncompressed.', cause),
  ],
]);

function bodyProblem(error: unknown): HttpProblem {
  const type = typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : '';
  return (
    problems.get(type)?.(error) ?? new HttpProblem(400, 'UNREADABLE_BODY', 'Send a complete body.', error)
  );
}
