import express, { type Express, type Router } from 'express';

/** The HTTP application around the routes of handlers/. */
export function createApp(routes: Router): Express {
  const app = express();
  app.disable('x-powered-by');
  // Answers are made for one caller and not cached; static files set their own ETag.
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(routes);
  return app;
}
