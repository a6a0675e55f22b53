import type { Server } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import type { RestLogLine } from '../../store/ports.ts';
import { restrictToOwner, removeStaleSocket } from '../../store/files/socket-file.ts';
import { commandErrorOf } from '../command-error.ts';
import { MAX_JOURNAL_ENTRIES } from '../journal-limit.ts';
import type { Operations } from '../operations.ts';

/** The socket in the data directory. Only the owner can open it, who has access to all data anyway. */
export function controlSocket(dataDir: string): string {
  return join(dataDir, 'control.sock');
}

const journalRequest = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_JOURNAL_ENTRIES),
  portal: z.string().optional(),
});
const undoRequest = z.object({ id: z.string().min(1), by: z.string().min(1) });

const restLogRequest = z.object({
  from: z.coerce.number(),
  portal: z.string().optional(),
  failed: z.stringbool(),
});
const examineRequest = z.object({ portal: z.string().optional() });
const replayRequest = z.object({
  portal: z.string(),
  apply: z.boolean(),
  event: z
    .object({ name: z.string(), data: z.unknown(), ts: z.string().optional() })
    .transform(({ name, data, ts }) => ({ name, data, ts })),
});
const backupRequest = z.object({ dir: z.string().min(1) });

async function* asText(lines: AsyncIterable<RestLogLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

/** Answers commands of the same machine while the app runs. */
export async function startControlServer(socket: string, operations: Operations): Promise<Server> {
  const app = controlApp(operations);
  await removeStaleSocket(socket);
  return new Promise((resolve, reject) => {
    const server = app.listen(socket, () => {
      // The directory may belong to another user and be open to others.
      restrictToOwner(socket).then(() => {
        resolve(server);
      }, reject);
    });
    server.once('error', reject);
  });
}

function controlApp(operations: Operations): Express {
  const app = express();
  // A replayed event may be as long as one that is posted (handlers/form-body.ts), and JSON is longer than a form.
  app.use(express.json({ limit: '4mb' }));
  app.get('/journal', async (request, response) => {
    const { limit, portal } = journalRequest.parse(request.query);
    response.json(await operations.journal({ limit, ...(portal !== undefined && { portal }) }));
  });
  app.post('/undo', async (request, response) => {
    const { id, by } = undoRequest.parse(request.body);
    response.json(await operations.undo(id, by));
  });
  app.get('/rest-log', async (request, response) => {
    const { portal, ...wish } = restLogRequest.parse(request.query);
    response.type('application/x-ndjson');
    const lines = operations.restLog({ ...wish, ...(portal !== undefined && { portal }) });
    // Whoever reads may have seen enough and go; what fails here breaks the connection.
    await pipeline(Readable.from(asText(lines)), response).catch(() => undefined);
  });
  app.post('/replay', async (request, response) => {
    response.json(await operations.replay(replayRequest.parse(request.body)));
  });
  app.get('/examine', async (request, response) => {
    response.json(await operations.examine(examineRequest.parse(request.query).portal));
  });
  app.post('/backup', async (request, response) => {
    await operations.backup(backupRequest.parse(request.body).dir);
    response.json({});
  });
  app.use(answerError);
  return app;
}

/** Expected errors as their code and message. Express knows an error handler by its four parameters. */
function answerError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const expected = commandErrorOf(error);
  if (expected) response.status(409).json({ error: { code: expected.code, message: expected.message } });
  else next(error);
}
