import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Log } from '../src/observability/log.ts';
import { mask } from '../src/observability/mask.ts';
import { HttpProblem, problemBody } from './http-problem.ts';

export function notFound(): RequestHandler {
  return (_request, response) => {
    response.status(404).json(problemBody('NOT_FOUND', 'There is nothing at this address.'));
  };
}

/** The last error handler: logs the cause and answers with a code only. */
export function errors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof HttpProblem) {
      response.status(error.status).json(problemBody(error.code, 'The request was refused.', error.advice));
      return;
    }
    log.error({ err: error, method: request.method, path: mask(request.path) }, 'request failed');
    response
      .status(500)
      .json(
        problemBody(
          'INTERNAL',
          'Something went wrong here.',
          'Try again; if it stays, look at the log of the app.',
        ),
      );
  };
}
