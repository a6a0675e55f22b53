import type { Server } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { z } from 'zod';
import { UndoError } from '../lane/undo-decision.ts';
import { PortalError } from '../portal/portal-client.ts';
import { closeToOthers, removeStaleSocket } from '../store/socket-file.ts';
import { CorrectionError } from './corrections/correction-error.ts';
import type { Operations } from './operations.ts';

/** Beside the data, for the owner of the process alone: whoever reaches it may do everything anyway. */
export function controlSocket(dataDir: string): string {
  return join(dataDir, 'control.sock');
}

export const undoRequest = z.object({ id: z.string().min(1), by: z.string().min(1) });

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
