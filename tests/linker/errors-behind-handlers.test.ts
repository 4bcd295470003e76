// An error handler of a library that stands behind the handler of a route.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('is not the handler of the route', () => {
  const app = `import express from 'express'; import jwt from 'jsonwebtoken'; import * as Sentry from '@sentry/node';
const app = express();
app.get('/cakes', (req, res) => {
  const baker = jwt.verify(req.headers.authorization, process.env.SECRET);
  res.json(baker);
}, Sentry.expressErrorHandler());`;
  const [endpoint] = modelOf({ 'app.js': app }, { express: '4.18.0', '@sentry/node': '8.0.0' }).endpoints;
  expect(endpoint!.authenticated.is).toBe('yes');
  expect(endpoint!.handler.responses).toHaveLength(1);
});
