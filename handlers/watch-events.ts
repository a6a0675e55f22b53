import type { ErrorRequestHandler, RequestHandler } from 'express';
import { HttpProblem } from './http-problem.ts';

/** Measures the time from the arrival of a request to the end of its answer. */
export function timeAnswers(answered: (seconds: number) => void): RequestHandler {
  return (_request, response, next) => {
    const startedAt = performance.now();
    response.once('finish', () => answered((performance.now() - startedAt) / 1000));
    next();
  };
}

/** Counts requests that were refused before their event was parsed. */
export function countProblems(refused: (code: string) => void): ErrorRequestHandler {
  return (error: unknown, _request, _response, next) => {
    refused(error instanceof HttpProblem ? error.code : 'INTERNAL');
    next(error);
  };
}
