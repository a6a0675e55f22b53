import express from 'express';
import type { AddressInfo } from 'node:net';
import { formBody, postedForm } from '../../handlers/form-body.ts';

/** The least that a route can do: the same form, read as a whole, and nothing stored. */
const app = express();
app.post('/events', formBody(), (request, response) => {
  postedForm(request).values();
  response.json({ result: true });
});
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ ready: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit(0));
