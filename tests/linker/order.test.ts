// Whether what protects an endpoint stands before what it is to protect, with the line that stands wrong.
import { expect, it } from 'vitest';
import { furtherAnswers } from '../../src/model/endpoint-answers.ts';
import { modelOf } from './behaviour/harness.ts';

/** `is`, or `no` and the line. */
function orders(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const model = modelOf(files);
  return Object.fromEntries(
    model.endpoints.map((endpoint) => {
      const { is, at } = furtherAnswers(endpoint, model).order;
      return [`${endpoint.method} ${endpoint.path}`, is === 'no' ? `no ${at!.path}:${String(at!.line)}` : is];
    }),
  );
}
const express = `const express = require('express'); const helmet = require('helmet'); const passport = require('passport');
const multer = require('multer'); const app = express(); const signedIn = passport.authenticate('jwt');
`;

it('tells of what comes behind the routes, also of mounted routers', () => {
  const routes = `const router = require('express').Router(); router.get('/a', (req, res) => res.json([]));
    router.get('/health', (req, res) => res.send('ok')); module.exports = router;`;
  expect(
    orders({
      'routes.js': routes,
      'app.js': `${express}app.use('/r', require('./routes.js'));\napp.use(helmet());\napp.listen(1);`,
    }),
  ).toEqual({ 'GET /r/a': 'no app.js:4', 'GET /r/health': 'not-applicable' });
  expect(
    orders({
      'routes.js': routes,
      'app.js': `${express}app.use(helmet());\napp.use('/r', require('./routes.js'));\napp.listen(1);`,
    }),
  ).toEqual({ 'GET /r/a': 'yes', 'GET /r/health': 'yes' });
});

it('tells of error handlers that nothing is behind, and not of those that wrap what comes behind them', () => {
  const fails = `app.use((error, req, res, next) => res.status(500).end());`;
  const routes = `const router = express.Router(); router.get('/a', (req, res) => res.json([])); app.use(router);`;
  expect(orders({ 'app.js': `${express}${fails}\n${routes}\napp.listen(1);` })).toEqual({ 'GET /a': 'no app.js:3' });
  expect(orders({ 'app.js': `${express}${fails}\n${routes}\n${fails}\napp.listen(1);` })).toEqual({
    'GET /a': 'not-applicable',
  });
  expect(
    orders({
      'app.js': `const Koa = require('koa'); const Router = require('@koa/router'); const error = require('koa-json-error');
        const app = new Koa(); app.use(error()); const router = new Router();
        router.get('/a', (ctx) => { ctx.body = []; }); app.use(router.routes()); app.listen(1);`,
    }),
  ).toEqual({ 'GET /a': 'not-applicable' });
});

it('tells of files that are taken from strangers', () => {
  const upload = `const upload = multer({ dest: 'x' });`;
  expect(
    orders({
      'app.js': `${express}${upload}
app.post('/early', upload.single('f'), signedIn, (req, res) => res.end());
app.post('/late', signedIn, upload.single('f'), (req, res) => res.end());
app.post('/open', upload.single('f'), (req, res) => res.end());
app.post('/perhaps', require('./missing'), upload.single('f'), signedIn, (req, res) => res.end());
app.listen(1);`,
    }),
  ).toEqual({ 'POST /early': 'no app.js:4', 'POST /late': 'yes', 'POST /open': 'yes', 'POST /perhaps': 'unknown' });
});

it('says nothing against plugins, which hold for their scope wherever they are registered', () => {
  expect(
    orders({
      'app.js': `const app = require('fastify')(); app.get('/a', async () => []);
        app.register(require('@fastify/helmet')); app.listen({ port: 1 });`,
    }),
  ).toEqual({ 'GET /a': 'not-applicable' });
});
