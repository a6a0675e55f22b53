import { connect, type Socket } from 'node:net';

/** What a server did with a row of requests. */
export interface Load {
  readonly perSecond: number;
  /** Ms. */
  readonly p50: number;
  readonly p99: number;
}

/**
 * Posts every body over `connections` kept-alive connections, each sending its next one when the last was answered.
 * Plain sockets: what the client costs must not hide what the servers cost.
 */
export async function load(port: number, bodies: readonly string[], connections: number): Promise<Load> {
  const requests = bodies.map(
    (body) =>
      `POST /events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: Bitrix24 Webhook Engine\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  const times: number[] = [];
  let next = 0;
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const began = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      for (let at = next++; at < requests.length; at = next++) {
        const sent = performance.now();
        await exchange(socket, requests[at] ?? '');
        times.push(performance.now() - sent);
      }
    }),
  );
  const took = performance.now() - began;
  for (const socket of sockets) socket.destroy();
  times.sort((a, b) => a - b);
  const quantile = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: (requests.length * 1000) / took, p50: quantile(0.5), p99: quantile(0.99) };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** One request and its whole answer; anything but a 200 is an error. */
function exchange(socket: Socket, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const end = (error?: Error): void => {
      socket.off('data', read);
      socket.off('close', closed);
      if (error) reject(error);
      else resolve();
    };
    const closed = (): void => end(new Error('the server closed the connection'));
    const read = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      const head = text.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/^content-length: *(\d+)/im.exec(text.slice(0, head))?.[1] ?? 'NaN');
      if (text.length < head + 4 + length) return;
      end(text.startsWith('HTTP/1.1 200') ? undefined : new Error(text.slice(0, head + 200)));
    };
    socket.on('data', read);
    socket.on('close', closed);
    socket.write(request);
  });
}
