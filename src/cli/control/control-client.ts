import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import axios, { isAxiosError } from 'axios';
import type { Decision } from '../../domain/decision.ts';
import { restLogLineSchema } from '../../store/schemas.ts';
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
  return {
    async journal(limit) {
      return (await http.get<JournalEntry[]>('/journal', { params: { limit } })).data;
    },
    async undo(id, by) {
      try {
        return (await http.post<Decision>('/undo', { id, by })).data;
      } catch (error) {
        throw new Error(messageOf(error), { cause: error });
      }
    },
    async *restLog(request) {
      const { data } = await http.get<Readable>('/rest-log', { params: request, responseType: 'stream' });
      for await (const line of createInterface({ input: data }))
        yield restLogLineSchema.parse(JSON.parse(line));
    },
    async examine(portal) {
      return (await http.get<Check[]>('/examine', { params: { portal } })).data;
    },
    async backup(dir) {
      try {
        await http.post('/backup', { dir });
      } catch (error) {
        throw new Error(messageOf(error), { cause: error });
      }
    },
  };
}

function messageOf(error: unknown): string {
  if (!isAxiosError<{ error?: { message?: string } }>(error)) return String(error);
  return error.response?.data.error?.message ?? error.message;
}
