// A server of sockets asks before it upgrades a connection: by what is returned, or by what a callback is told.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const answers = (options: string, more = ''): string =>
  modelOf({
    'app.js': `const { WebSocketServer } = require('ws'); const jwt = require('jsonwebtoken');
      const server = new WebSocketServer(${options}); ${more}
      server.on('connection', (socket) => { socket.on('message', (it) => socket.send(it)); });`,
  }).endpoints[0]!.authenticated.is;
const asked = (verify: string): string => answers(`{ port: 1, verifyClient: ${verify} }`);

it.each([
  [
    'what is returned',
    `({ req }) => { try { jwt.verify(req.headers.authorization, process.env.KEY); return true; } catch { return false; } }`,
  ],
  ['what is compared', `({ req }) => req.headers.authorization === process.env.KEY`],
  [
    'a callback',
    `(info, done) => { jwt.verify(info.req.headers.authorization, process.env.KEY, (error) => { if (error) return done(false, 401, 'no'); done(true); }); }`,
  ],
  [
    'a callback that is told the outcome',
    `({ req }, next) => { const ok = req.headers.authorization === process.env.KEY; next(ok, 403); }`,
  ],
])('by %s', (_, verify) => {
  expect(asked(verify)).toBe('yes');
});
it('lets in whoever it asks nothing that tells who they are', () => {
  expect(answers('{ port: 1 }')).toBe('no');
  expect(asked(`({ origin }) => origin === 'https://a.test'`)).toBe('no');
  expect(asked(`(info, done) => done(true)`)).toBe('no');
  expect(asked(`(info, done) => done(info.origin === 'https://a.test')`)).toBe('no');
});
it('says nothing of connections that are upgraded by hand', () => {
  const upgrade = `require('http').createServer().on('upgrade', (req, socket, head) => {
    if (req.headers.authorization !== process.env.KEY) return socket.destroy();
    server.handleUpgrade(req, socket, head, (it) => server.emit('connection', it, req)); }).listen(1);`;
  expect(answers('{ noServer: true }', upgrade)).toBe('unknown');
});
