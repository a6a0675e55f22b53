import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A server between a program and PostgreSQL that can be told to fail as networks and servers do. */
export interface TcpProxy {
  /** `address` with this proxy's port instead of the server's. */
  through(address: string): string;
  /** Connections, those of now and those to come, carry nothing any more; none is closed. */
  freeze(): void;
  /** Another server took over the address: new connections work, the frozen ones stay silent for ever. */
  failOver(): void;
  /** The network is back: the frozen connections carry on where they were. */
  thaw(): void;
  /** Ends every open connection with a reset. */
  cut(): void;
  close(): Promise<void>;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket | undefined;
}

export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const port = Number(new URL(target).port);
  const links = new Set<Link>();
  let frozen = false;
  const proxy = createServer((client) => {
    client.on('error', () => undefined);
    if (frozen) {
      links.add({ client, server: undefined });
      return;
    }
    const server = connect(port, '127.0.0.1');
    const link = { client, server };
    links.add(link);
    client.pipe(server);
    server.pipe(client);
    server.on('error', () => client.destroy());
    client.on('close', () => {
      server.destroy();
      links.delete(link);
    });
    server.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const own = (proxy.address() as AddressInfo).port;
  const reset = (): void => {
    for (const { client, server } of links) {
      client.resetAndDestroy();
      server?.destroy();
    }
    links.clear();
  };
  return {
    through(address) {
      const url = new URL(address);
      url.port = String(own);
      return url.href;
    },
    freeze() {
      frozen = true;
      for (const { client, server } of links) {
        client.unpipe();
        client.pause();
        // The end that is still there does not learn that the other one closed.
        client.removeAllListeners('close');
        client.removeAllListeners('end');
        server?.unpipe();
        server?.pause();
      }
    },
    failOver() {
      frozen = false;
    },
    thaw() {
      frozen = false;
      for (const { client, server } of links) {
        if (!server) continue;
        client.pipe(server);
        server.pipe(client);
      }
    },
    cut: reset,
    async close() {
      reset();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
