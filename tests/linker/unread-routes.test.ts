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
    [
      `require('express-openapi').initialize({ app, apiDoc: {} });`,
      'route: express-openapi.initialize is handed a router and could not be followed',
    ],
    [`require('@acme/routes')(app);`, 'route: routes is handed a router and could not be followed'],
  ])('is told: %s', (text, why) => {
    expect(told(text)).toEqual([why]);
  });

  it.each([
    `app.use(require('helmet')()); app.use(require('cors')()); app.use(require('compression')());`,
    `app.use('/files', express.static('files'));`,
    `require('http').createServer(app).listen(80);`,
    `app.use(require('express-session')({ secret: process.env.SECRET }));`,
    `module.exports = require('lodash').once(app);`,
  ])('is not told of what only hands on, or of a server: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});
