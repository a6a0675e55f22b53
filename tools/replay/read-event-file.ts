import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { formBody, postedForm } from '../../handlers/form-body.ts';
import { HttpProblem } from '../../handlers/http-problem.ts';
import { encodePhp } from '../../simulator/base/php-brackets.ts';
import { parseEventBody, type PostedEvent } from '../../src/bitrix24/auth/event-body.ts';
import { CommandError } from '../../src/cli/command-error.ts';

/**
 * A saved event as the app reads it: a form body as Bitrix24 posts it, in which line breaks may stand anywhere, or the
 * same as JSON. Throws `CommandError` for a file that is not there, a body that the app refuses, and what is no event.
 */
export async function readEventFile(file: string): Promise<PostedEvent> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError('FILE_UNREADABLE', `${file} cannot be read.`, error);
  });
  const event = parseEventBody(await parseForm(formOf(text, file)));
  if (event) return event;
  throw new CommandError('NOT_AN_EVENT', `${file} holds no event: event and auth[member_id] are needed.`);
}

/** On the wire everything is a string and empty lists are gone: what was saved as JSON goes the same way. */
function formOf(text: string, file: string): string {
  if (!text.trimStart().startsWith('{')) return text.replace(/\s*\r?\n\s*/g, '');
  try {
    return encodePhp(z.record(z.string(), z.unknown()).parse(JSON.parse(text)));
  } catch (error) {
    throw new CommandError('NOT_JSON', `${file} begins like JSON and is none.`, error);
  }
}

/** Through the middleware that reads posted events, with its limits. */
async function parseForm(form: string): Promise<unknown> {
  let body: unknown;
  let problem: unknown;
  const keepError: ErrorRequestHandler = (error, _request, response, _next) => {
    problem = error;
    response.end();
  };
  const app = express()
    .use(formBody())
    .use((request, response) => {
      body = postedForm(request).values();
      response.end();
    })
    .use(keepError);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    body: form,
    headers: { 'content-type': 'application/x-www-form-urlencoded', connection: 'close' },
  });
  server.close();
  if (problem instanceof HttpProblem)
    throw new CommandError(problem.code, `${problem.code}: ${problem.advice}`, problem);
  if (problem !== undefined) throw new CommandError('UNREADABLE_BODY', 'The form cannot be read.', problem);
  return body;
}
