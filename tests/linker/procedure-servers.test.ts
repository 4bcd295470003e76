// Who stands before procedures, by what serves them.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const ROUTER = `import { initTRPC, TRPCError } from '@trpc/server';
const t = initTRPC.create();
export const router = t.router({
  open: t.procedure.query(() => 1),
  own: t.procedure.use(({ ctx, next }) => { if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' }); return next(); }).query(() => 2),
});`;
const answers = (text: string, path: string): string[] =>
  modelOf({ 'router.ts': ROUTER, 'app.ts': text }).endpoints.flatMap((it) =>
    it.path === path ? [it.authenticated.is] : [],
  );
const SOCKET = `import express from 'express'; import { WebSocketServer } from 'ws'; import { applyWSSHandler } from '@trpc/server/adapters/ws'; import { router } from './router.ts';
const app = express(); app.get('/health', (_q, s) => s.end()); app.listen(1);`;

it('nothing but what the socket server asks of those who connect', () => {
  const open = `${SOCKET} const wss = new WebSocketServer({ port: 2 }); applyWSSHandler({ wss, router });`;
  expect(answers(open, '/open')).toEqual(['no']);
  expect(answers(open, '/own')).toEqual(['yes']);
  const { applications } = modelOf({ 'router.ts': ROUTER, 'app.ts': open });
  expect(applications.length).toBe(1);
  const asked = `${SOCKET} import jwt from 'jsonwebtoken';
const wss = new WebSocketServer({ port: 2, verifyClient: ({ req }) => { try { jwt.verify(req.headers.authorization, process.env.KEY); return true; } catch { return false; } } });
applyWSSHandler({ wss, router });`;
  expect(answers(asked, '/open')).toEqual(['yes']);
});
it('not what may be asked where connections are upgraded by hand, or come to a server that is not seen', () => {
  const byHand = `${SOCKET} const wss = new WebSocketServer({ noServer: true }); applyWSSHandler({ wss, router });`;
  expect(answers(byHand, '/open')).toEqual(['unknown']);
  const given = `${SOCKET} import { made } from './elsewhere'; applyWSSHandler({ wss: made(), router });`;
  expect(answers(given, '/open')).toEqual(['unknown']);
});
it('perhaps another listener that closes the connection', () => {
  const closed = `${SOCKET} import jwt from 'jsonwebtoken'; const wss = new WebSocketServer({ port: 2 });
wss.on('connection', (socket, req) => { try { jwt.verify(req.headers.authorization, process.env.KEY); } catch { socket.close(); } });
applyWSSHandler({ wss, router });`;
  expect(answers(closed, '/open')).not.toEqual(['no']);
  const told = `${SOCKET} const wss = new WebSocketServer({ port: 2 });
wss.on('connection', (socket, req) => { console.log(req.url); });
applyWSSHandler({ wss, router });`;
  expect(answers(told, '/open')).toEqual(['no']);
});
it('nothing before a server of its own, and what is not seen before a handler for one', () => {
  const own = `${SOCKET} import { createHTTPServer } from '@trpc/server/adapters/standalone'; createHTTPServer({ router }).listen(3);`;
  expect(answers(own, '/open')).toEqual(['no']);
  const asked = `${SOCKET} import { createHTTPServer } from '@trpc/server/adapters/standalone'; import jwt from 'jsonwebtoken';
createHTTPServer({ router, middleware: (req, res, next) => { try { jwt.verify(req.headers.authorization, process.env.KEY); } catch { res.statusCode = 401; res.end(); return; } next(); } }).listen(3);`;
  expect(answers(asked, '/open')).toEqual(['yes']);
  const handed = `${SOCKET} import { createHTTPHandler } from '@trpc/server/adapters/standalone'; import { serve } from './elsewhere'; serve(createHTTPHandler({ router }));`;
  expect(answers(handed, '/open')).toEqual(['unknown']);
});
