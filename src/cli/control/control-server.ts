import type { Server } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express from 'express';
import { z } from 'zod';
import { UndoError } from '../../application/undo/undo-decision.ts';
import { PortalError } from '../../bitrix24/client/portal-client.ts';
import type { RestLogLine } from '../../store/ports.ts';
import { closeToOthers, removeStaleSocket } from '../../store/files/socket-file.ts';
import { StoreError } from '../../store/store-error.ts';
import { CorrectionError } from '../../application/corrections/correction-error.ts';
import type { Operations } from '../operations.ts';

/** Beside the data, for the owner of the process alone: whoever reaches it may do everything anyway. */
export function controlSocket(dataDir: string): string {
  return join(dataDir, 'control.sock');
}

export const undoRequest = z.object({ id: z.string().min(1), by: z.string().min(1) });

const restLogRequest = z.object({
  from: z.coerce.number(),
  portal: z.string().optional(),
  failed: z.stringbool(),
});
const examineRequest = z.object({ portal: z.string().optional() });
const backupRequest = z.object({ dir: z.string().min(1) });

async function* asText(lines: AsyncIterable<RestLogLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

/** Answers the command line of the same machine while the app runs. */
export async function startControlServer(socket: string, operations: Operations): Promise<Server> {
  const app = express();
  app.use(express.json());
  app.get('/journal', async (request, response) => {
    const limit = z.coerce.number().int().min(1).max(1000).catch(20).parse(request.query['limit']);
    response.json(await operations.journal(limit));
  });
  app.post('/undo', async (request, response) => {
    const { id, by } = undoRequest.parse(request.body);
    try {
      response.json(await operations.undo(id, by));
    } catch (error) {
      if (!(error instanceof UndoError || error instanceof CorrectionError || error instanceof PortalError))
        throw error;
      response.status(409).json({ error: { code: error.code, message: error.message } });
    }
  });
  app.get('/rest-log', async (request, response) => {
    const { portal, ...wish } = restLogRequest.parse(request.query);
    response.type('application/x-ndjson');
    const lines = operations.restLog({ ...wish, ...(portal !== undefined && { portal }) });
    // Whoever reads may have seen enough and go; what fails here breaks the connection.
    await pipeline(Readable.from(asText(lines)), response).catch(() => undefined);
  });
  app.get('/examine', async (request, response) => {
    response.json(await operations.examine(examineRequest.parse(request.query).portal));
  });
  app.post('/backup', async (request, response) => {
    try {
      await operations.backup(backupRequest.parse(request.body).dir);
      response.json({});
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      const { code, message, advice } = error;
      response.status(409).json({ error: { code, message: `${message} ${advice}` } });
    }
  });
  await removeStaleSocket(socket);
  return new Promise((resolve, reject) => {
    const server = app.listen(socket, () => {
      // The folder may belong to somebody else, and then be open to others.
      closeToOthers(socket).then(() => {
        resolve(server);
      }, reject);
    });
    server.once('error', reject);
  });
}
