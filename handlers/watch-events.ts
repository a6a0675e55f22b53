import type { ErrorRequestHandler, RequestHandler } from 'express';
import { HttpProblem } from './http-problem.ts';

/** Measures from the first look at a request until its answer is out. */
export function timeAnswers(answered: (seconds: number) => void): RequestHandler {
  return (_request, response, next) => {
    const begun = performance.now();
    response.once('finish', () => answered((performance.now() - begun) / 1000));
    next();
  };
}

/** Counts bodies that were refused before anybody knew what event they are. */
export function countProblems(refused: (code: string) => void): ErrorRequestHandler {
  return (error: unknown, _request, _response, next) => {
    refused(error instanceof HttpProblem ? error.code : 'INTERNAL');
    next(error);
  };
}
