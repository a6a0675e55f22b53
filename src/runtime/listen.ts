import type { Server } from 'node:http';

/** The HTTP server could not take its address. Contains the address, so an operator can find what is wrong with it. */
class ListenError extends Error {
  readonly advice: string;

  constructor(host: string, port: number, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'UNKNOWN';
    super(`Cannot listen on HOST ${host}, PORT ${String(port)}: ${code}.`, { cause });
    this.name = 'ListenError';
    this.advice = advices.get(code) ?? 'Set HOST and PORT to an address of this machine that is free.';
  }
}

const advices = new Map([
  ['EADDRINUSE', 'Another process uses this port: stop it, or set another PORT.'],
  ['EACCES', 'This user may not take this port: set a PORT above 1023.'],
  ['EADDRNOTAVAIL', 'HOST is no address of this machine: set it to 0.0.0.0 for all of them.'],
  ['ENOTFOUND', 'HOST is no address of this machine: set it to 0.0.0.0 for all of them.'],
]);

/** Resolves when the server accepts connections. Throws `ListenError`. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (error: unknown): void => {
      reject(new ListenError(host, port, error));
    };
    server.once('error', refused);
    server.listen(port, host, () => {
      server.off('error', refused);
      resolve();
    });
  });
}
