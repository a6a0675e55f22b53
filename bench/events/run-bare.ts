import express from 'express';
import type { AddressInfo } from 'node:net';
import { formBody } from '../../handlers/form-body.ts';

/** The least that a route can do: the same body parser, nothing stored. */
const app = express();
app.post('/events', formBody(), (_request, response) => {
  response.json({ result: true });
});
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ ready: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit(0));
