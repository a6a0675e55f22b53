import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { httpServer } from '../../src/runtime/http-server.ts';
import { openSecretBox } from '../../src/store/secrets/open-secret-box.ts';
import { openStores } from '../../src/store/open-stores.ts';
import { controlSocket, startControlServer } from '../../src/cli/control/control-server.ts';
import { allFiles, allText, temporaryDirs } from '../store/folders.ts';
import { freshMember, portalOf } from '../store/samples.ts';

describe('access from outside', () => {
  const newDir = temporaryDirs();

  it('files in DATA_DIR and the control socket are readable only by their owner, whatever umask and folder mode are', async () => {
    const dir = await newDir();
    await mkdir(dir);
    await chmod(dir, 0o777);
    const mask = process.umask(0);
    try {
      const config = { dataDir: dir, databaseUrl: undefined, secretKeys: undefined };
      const stores = await openStores(config, await openSecretBox(config));
      await stores.portals.put(portalOf(freshMember()));
      const unused = () => Promise.reject(new Error('not called'));
      const control = await startControlServer(controlSocket(dir), {
        journal: unused,
        undo: unused,
        restLog: () => assert.fail('not called'),
        replay: unused,
        examine: unused,
        backup: unused,
      });
      const files = await allFiles(dir);
      assert.ok(files.some(({ path }) => path === join(dir, 'control.sock')));
      assert.ok(files.some(({ path }) => path === join(dir, 'secret.key')));
      for (const { path, mode, isDir } of files) assert.equal(mode, isDir ? 0o700 : 0o600, path);
      control.close();
      await once(control, 'close');
      await stores.close();
      assert.doesNotMatch(await allText(dir), /-token-in-the-clear/);
    } finally {
      process.umask(mask);
    }
  });

  it('requests with an incomplete head or body get 408 after the time-out', async () => {
    const server = httpServer((request) => void request.resume().on('error', () => undefined), {
      headers: 200,
      request: 400,
      checkInterval: 50,
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const head = 'POST / HTTP/1.1\r\nHost: x\r\n';
    for (const start of [head, `${head}Content-Type: text/plain\r\nContent-Length: 10\r\n\r\nabc`]) {
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (data: Buffer) => (answer += data.toString()));
      socket.write(start);
      await once(socket, 'close');
      assert.match(answer, /^HTTP\/1\.1 408 /);
    }
    server.close();
    await once(server, 'close');
  });

  it('an idle connection is kept longer than a proxy does: one that closes under an event would lose it', async () => {
    const server = httpServer((_request, response) => void response.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { headers } = await fetch(`http://127.0.0.1:${port}/`);
    const seconds = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1];
    assert.ok(Number(seconds) > 60, `kept for ${String(seconds)} s`);
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
});
