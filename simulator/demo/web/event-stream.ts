import type { ServerResponse } from 'node:http';
import type { Demo } from '../demo.ts';

/** Server-Sent Events: the complete view after every change. */
export async function streamView(demo: Demo, response: ServerResponse): Promise<void> {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const send = (view: unknown): void => {
    response.write(`data: ${JSON.stringify(view)}\n\n`);
  };
  response.write('retry: 1000\n\n');
  const unwatch = demo.watch(send);
  response.on('close', unwatch);
  send(await demo.view());
}
