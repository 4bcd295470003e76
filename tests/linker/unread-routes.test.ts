// Routes that come with a package are named where it is mounted, or handed the application.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const before = `const express = require('express'); const app = express(); app.get('/cakes', (req, res) => res.json([]));`;
const told = (text: string): readonly string[] =>
  modelOf({ 'app.js': `${before}\n${text}` }).unresolved.map(({ what, why }) => `${what}: ${why}`);

describe('routes that come with a package', () => {
  it.each([
    [
      `app.use(require('express-actuator')());`,
      'mount: express-actuator() serves routes of express-actuator that were not read',
    ],
    [
      `const Dash = require('agendash'); app.use('/dash', (req, res, next) => next(), Dash(null));`,
      'mount: agendash(null) serves routes of agendash that were not read',
    ],
    [
      `const { ExpressAdapter } = require('@bull-board/express'); const board = new ExpressAdapter(); app.use('/queues', board.getRouter());`,
      'mount: new express.ExpressAdapter().getRouter() serves routes of @bull-board/express that were not read',
    ],
    [`require('@acme/routes')(app);`, 'route: routes is handed a router and could not be followed'],
    [
      `const { Web } = require('@acme/web'); const web = new Web(); web.page('home', '/home', async (ctx) => { ctx.body = 1; });`,
      "route: new web.Web().page('home', '/home', (ctx) => {…}) may declare a route: @acme/web is not read",
    ],
    [
      `const { Web } = require('@acme/web'); function pages() { const web = new Web(); web.page('/home', (ctx) => 1); return web; } pages();`,
      "route: new web.Web().page('/home', (ctx) => {…}) may declare a route: @acme/web is not read",
    ],
    [
      `const { Web } = require('@acme/web'); class Pages extends Web {} new Pages().get('/home', (ctx) => 1);`,
      "route: new Pages().get('/home', (ctx) => {…}) may declare a route: @acme/web is not read",
    ],
    [
      `const { Web } = require('@acme/web'); const web = new Web(); app.use(web.routes());`,
      'mount: new web.Web().routes() may serve routes: @acme/web is not read',
    ],
    [
      `for (const row of require('@acme/rows')) app[row.method](row.path, (req, res) => res.json(1));`,
      'route: the method of express()[an element of rows.method](an element of rows.pat… is computed',
    ],
    [
      `const m = new Map(); m.set('/a', 'get'); Array.from(m.keys()).forEach((path) => app[m.get(path)](path, (req, res) => res.json(1)));`,
      'route: the method of express()[new Map().get(path)](path, (req, res) => {…}) is computed',
    ],
    [
      `require('@acme/rows').forEach((row) => app.get(row.path, row.handler));`,
      'route: the path of express().get(row.path, row.handler) is computed',
    ],
    [
      `const web = require('fastify')(); web.route(require('@acme/rows').home);`,
      'route: the route that fastify().route(rows.home) adds is computed',
    ],
  ])('is told: %s', (text, why) => {
    expect(told(text)).toEqual([why]);
  });

  it.each([
    `app.use(require('helmet')()); app.use(require('cors')()); app.use(require('compression')());`,
    `app.use('/files', express.static('files'));`,
    `require('http').createServer(app).listen(80);`,
    `app.use(require('express-session')({ secret: process.env.SECRET }));`,
    `module.exports = require('lodash').once(app);`,
    `app.use(require('response-time')()); app.use(require('express-request-id')());`,
    `['get', 'post'].forEach((method) => app[method]('/pies', (req, res) => res.json([])));`,
    `require('@acme/files').watch('/tmp/pies'); require('@acme/bus').on('pie', () => 1);`,
    `const { Router } = require('express'); class Pies extends Router {} const pies = new Pies(); pies.get('/pies', (req, res) => res.json([])); app.use(pies);`,
    `const Koa = require('koa'); const R = require('@koa/router'); class Pies extends R {} const pies = new Pies(); pies.get('/pies', (ctx) => { ctx.body = 1; }); const koa = new Koa(); koa.use(pies.routes()); koa.listen(1);`,
  ])('is not told of what only hands on, or of a server: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('a path that is one of several', () => {
  it.each([
    [
      `const place = app.get('x') ? '/pies' : require('fs').readFileSync('place', 'utf8'); app.post(place, (req, res) => res.end());`,
      ["route: express().post('/pies', (req, res) => {…}) has other paths that are computed"],
    ],
    [`app.post(process.env.PIES || '/pies', (req, res) => res.end());`, []],
    [`app.post(app.get('x') ? '/pies' : '/tarts', (req, res) => res.end());`, []],
  ])('is told as such where others are not known: %s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
describe('what nobody reads, and is handed the application', () => {
  const answers = (text: string): readonly string[] =>
    modelOf({ 'app.js': `const express = require('express'); const app = express();\n${text}` }).endpoints.map(
      ({ path, authenticated, rateLimited }) => `${path} ${authenticated.is} ${rateLimited.is}`,
    );
  const route = (path: string): string => `app.get('${path}', (req, res) => res.json([]));`;

  it.each([
    `require(process.env.STRATEGY)(app, { strict: true });`,
    `const boot = (features) => { features.auth.start({ app }); app.use(express.json()); }; boot(require('./features.json'));`,
  ])('may have guarded what is registered behind it: %s', (text) => {
    expect(answers(`${route('/before')} ${text} ${route('/behind')}`)).toEqual([
      '/before no no',
      '/behind unknown unknown',
    ]);
    expect(answers(`${text} ${route('/behind')}`)).toEqual(['/behind unknown unknown']);
  });
  it('says nothing of what is read, of packages, and of servers', () => {
    for (const text of [
      `const start = (app) => { app.locals.x = 1; }; start(app);`,
      `require('http').createServer(app).listen(80);`,
      `require('express-ws')(app);`,
      `console.log(app);`,
    ])
      expect(answers(`${text} ${route('/behind')}`)).toEqual(['/behind no no']);
  });
});
