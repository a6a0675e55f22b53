import express, { type Express, type Router } from 'express';

/** The HTTP application around the routes of handlers/. */
export function createApp(routes: Router): Express {
  const app = express();
  app.disable('x-powered-by');
  // Answers are made for one caller and never asked for again; built files bring their own tags.
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(routes);
  return app;
}
