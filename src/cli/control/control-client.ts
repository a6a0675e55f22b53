import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import axios, { isAxiosError } from 'axios';
import { z } from 'zod';
import type { Replay } from '../../application/replay/replay-event.ts';
import type { Decision } from '../../domain/decision.ts';
import { restLogLineSchema } from '../../store/schemas.ts';
import { CommandError } from '../command-error.ts';
import type { Check } from '../doctor/check.ts';
import type { JournalEntry, Operations } from '../operations.ts';

/** The running app's operations; `undefined` when no app answers at this socket. */
export async function connectControl(socketPath: string): Promise<Operations | undefined> {
  const http = axios.create({ socketPath, baseURL: 'http://localhost', proxy: false });
  try {
    await http.get('/journal', { params: { limit: 1 } });
  } catch (error) {
    if (isAxiosError(error) && !error.response) return undefined;
    throw error;
  }
  http.interceptors.response.use(undefined, (error: unknown) => {
    throw thrown(error);
  });
  return {
    async journal(request) {
      return (await http.get<JournalEntry[]>('/journal', { params: request })).data;
    },
    async undo(id, by) {
      return (await http.post<Decision>('/undo', { id, by })).data;
    },
    async *restLog(request) {
      const { data } = await http.get<Readable>('/rest-log', { params: request, responseType: 'stream' });
      for await (const line of createInterface({ input: data }))
        yield restLogLineSchema.parse(JSON.parse(line));
    },
    async replay(request) {
      return (await http.post<Replay>('/replay', request)).data;
    },
    async examine(portal) {
      return (await http.get<Check[]>('/examine', { params: { portal } })).data;
    },
    async backup(dir) {
      await http.post('/backup', { dir });
    },
  };
}

const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** The app's own errors as it would throw them here; others stay what they are. */
function thrown(error: unknown): unknown {
  const told = isAxiosError(error) ? refusal.safeParse(error.response?.data).data?.error : undefined;
  return told ? new CommandError(told.code, told.message, error) : error;
}
