/**
 * What stands before a handler is what the framework runs: each program is served and every endpoint called without a
 * token, and the ledger must say of each what came of that.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { getRequestListener } from '@hono/node-server';
import type { FastifyInstance } from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';

const require = createRequire(import.meta.url);

interface Program {
  readonly framework: string;
  readonly version?: string;
  readonly code: string;
  /** Endpoints with the path that is called for them. */
  readonly calls: Readonly<Record<string, string>>;
}
const guard = {
  express: `const { verify } = require('jsonwebtoken');
    function guard(req, res, next) {
      try { req.user = verify(String(req.headers.authorization), 'key', { algorithms: ['HS256'] }); next(); }
      catch { res.status(401).json({ error: 'who are you?' }); }
    }
    const drop = (req, res) => { res.status(204).end(); };`,
  koa: `const { verify } = require('jsonwebtoken');
    async function guard(ctx, next) {
      try { ctx.state.user = verify(String(ctx.headers.authorization), 'key', { algorithms: ['HS256'] }); }
      catch { ctx.throw(401); }
      await next();
    }
    const drop = (ctx) => { ctx.status = 204; };`,
  hono: `const { verify } = require('jsonwebtoken');
    async function guard(c, next) {
      try { verify(String(c.req.header('authorization')), 'key', { algorithms: ['HS256'] }); }
      catch { return c.json({ error: 'who are you?' }, 401); }
      await next();
    }
    const drop = (c) => c.body(null, 204);`,
  fastify: `const { verify } = require('jsonwebtoken');
    async function guard(request, reply) {
      try { verify(String(request.headers['x-token']), 'key', { algorithms: ['HS256'] }); }
      catch { return reply.status(401).send(); }
    }
    const drop = async () => ({});`,
};
const programs: Record<string, Program> = {
  'a route for all methods by patterns (Express 4)': {
    framework: 'express4',
    version: '4',
    code: `const express = require('express4');
      ${guard.express}
      const app = express();
      app.delete('/api/early/:id', drop);
      app.all('/api/*', guard);
      app.delete('/api/toys/:id', drop);
      const nested = express.Router(); nested.delete('/toys/:id', drop); app.use('/api/v2', nested);
      app.delete('/apix/:id', drop);
      app.all('/opt/:kind?', guard);
      app.delete('/opt', drop);
      app.delete('/opt/hats', drop);
      app.delete('/opt/hats/:id', drop);
      app.all('/num/:id(\\\\d+)', guard);
      app.delete('/num/:id', drop);
      app.delete('/num/7', drop);
      app.delete(/^\\/tag\\/.*/, guard);
      app.delete('/tag/:id', drop);
      app.post('/tag/:id', drop);
      app.use(/^\\/box/, guard);
      app.delete('/box/:id', drop);
      app.delete('/inbox/:id', drop);
      module.exports = app;`,
    calls: {
      'DELETE /api/early/:id': '/api/early/a',
      'DELETE /api/toys/:id': '/api/toys/a',
      'DELETE /api/v2/toys/:id': '/api/v2/toys/a',
      'DELETE /apix/:id': '/apix/a',
      'DELETE /opt': '/opt',
      'DELETE /opt/hats': '/opt/hats',
      'DELETE /opt/hats/:id': '/opt/hats/a',
      'DELETE /num/:id': '/num/a',
      'DELETE /num/7': '/num/7',
      'DELETE /tag/:id': '/tag/a',
      'POST /tag/:id': '/tag/a',
      'DELETE /box/:id': '/box/a',
      'DELETE /inbox/:id': '/inbox/a',
    },
  },
  'splats, optional parts and places of route objects (Express 5)': {
    framework: 'express',
    version: '5',
    code: `const express = require('express');
      ${guard.express}
      const wild = express.Router();
      const early = wild.route('/early/:id');
      wild.delete('/f/:id', drop);
      wild.all('/g{/:id}', guard);
      wild.delete('/g/:id', drop);
      wild.delete('/i/:id', drop);
      wild.all('/*splat', guard);
      wild.delete('/', drop);
      const late = wild.route('/late/:id');
      early.delete(drop);
      late.delete(drop);
      const names = express.Router();
      names.param('key', guard);
      names.delete('/toys/:key', drop);
      names.delete('/toys', drop);
      const app = express();
      app.use('/wild', wild);
      app.use('/names', names);
      module.exports = app;`,
    calls: {
      'DELETE /wild/f/:id': '/wild/f/a',
      'DELETE /wild/g/:id': '/wild/g/a',
      'DELETE /wild/i/:id': '/wild/i/a',
      'DELETE /wild': '/wild',
      'DELETE /wild/early/:id': '/wild/early/a',
      'DELETE /wild/late/:id': '/wild/late/a',
      'DELETE /names/toys/:key': '/names/toys/a',
      'DELETE /names/toys': '/names/toys',
    },
  },
  'what stands before and inside a router goes on for what comes later (Express 5)': {
    framework: 'express',
    version: '5',
    code: `const express = require('express');
      ${guard.express}
      const router = (path) => { const made = express.Router(); made.delete(path, drop); return made; };
      const shut = express.Router(); shut.use('/deep', guard); shut.delete('/deep/:id', drop);
      const app = express();
      app.use('/v1', router('/early/:id'));
      app.use('/v1', guard, router('/b/:id'));
      app.use('/v1', router('/c/:id'));
      app.use('/v2', router('/d/:id'));
      app.use('/v3', shut);
      app.use('/v3', router('/deep/more/:id'));
      app.delete('/v3/direct/:id', drop);
      module.exports = app;`,
    calls: {
      'DELETE /v1/early/:id': '/v1/early/a',
      'DELETE /v1/b/:id': '/v1/b/a',
      'DELETE /v1/c/:id': '/v1/c/a',
      'DELETE /v2/d/:id': '/v2/d/a',
      'DELETE /v3/deep/:id': '/v3/deep/a',
      'DELETE /v3/deep/more/:id': '/v3/deep/more/a',
      'DELETE /v3/direct/:id': '/v3/direct/a',
    },
  },
  'routers of Koa run nothing for what is not theirs': {
    framework: 'koa',
    code: `const Koa = require('koa');
      const Router = require('@koa/router');
      ${guard.koa}
      const shut = new Router({ prefix: '/api' }); shut.use(guard); shut.delete('/shut/:id', drop);
      const late = new Router({ prefix: '/api' }); late.delete('/late/:id', drop);
      const nested = new Router(); nested.delete('/b/:id', drop);
      const outer = new Router({ prefix: '/v1' });
      outer.delete('/early/:id', drop);
      outer.use('/in', guard, nested.routes());
      outer.delete('/in/more/:id', drop);
      outer.all('/all/*rest', guard);
      outer.delete('/all/:id', drop);
      const app = new Koa();
      app.use(shut.routes());
      app.use(late.routes());
      app.use(outer.routes());
      module.exports = app.callback();`,
    calls: {
      'DELETE /api/shut/:id': '/api/shut/a',
      'DELETE /api/late/:id': '/api/late/a',
      'DELETE /v1/early/:id': '/v1/early/a',
      'DELETE /v1/in/b/:id': '/v1/in/b/a',
      'DELETE /v1/in/more/:id': '/v1/in/more/a',
      'DELETE /v1/all/:id': '/v1/all/a',
    },
  },
  'middleware of a Hono application that was put below a path': {
    framework: 'hono',
    code: `const { Hono } = require('hono');
      ${guard.hono}
      const open = new Hono(); open.delete('/open/:id', drop);
      const shut = new Hono(); shut.use('*', guard); shut.delete('/shut/:id', drop);
      const late = new Hono(); late.delete('/late/:id', drop);
      const app = new Hono();
      app.route('/api', open);
      app.route('/api', shut);
      app.route('/api', late);
      app.delete('/api/direct/:id', drop);
      app.delete('/apix/:id', drop);
      app.all('/all/*', guard);
      app.delete('/all/:id', drop);
      module.exports = app;`,
    calls: {
      'DELETE /api/open/:id': '/api/open/a',
      'DELETE /api/shut/:id': '/api/shut/a',
      'DELETE /api/late/:id': '/api/late/a',
      'DELETE /api/direct/:id': '/api/direct/a',
      'DELETE /apix/:id': '/apix/a',
      'DELETE /all/:id': '/all/a',
    },
  },
  'a plugin registered on an outer Fastify instance': {
    framework: 'fastify',
    code: `const Fastify = require('fastify');
      const fp = require('fastify-plugin');
      ${guard.fastify}
      const shut = fp(async (f) => { f.addHook('preHandler', guard); });
      const app = Fastify();
      app.register(async (root) => {
        await root.register(async (f) => {
          await root.register(shut);
          f.delete('/in/:id', drop);
        }, { prefix: '/a' });
        root.register(async (f) => { f.delete('/in/:id', drop); }, { prefix: '/b' });
      });
      app.delete('/out/:id', drop);
      module.exports = app;`,
    calls: {
      'DELETE /a/in/:id': '/a/in/a',
      'DELETE /b/in/:id': '/b/in/a',
      'DELETE /out/:id': '/out/a',
    },
  },
};
type Booted = RequestListener | { fetch: Parameters<typeof getRequestListener>[0] } | FastifyInstance;
async function listenerOf(app: Booted): Promise<RequestListener> {
  if ('fetch' in app) {
    const listener = getRequestListener(app.fetch);
    return (request, response) => void listener(request, response);
  }
  if (typeof app === 'function') return app;
  await app.ready();
  return (request, response) => {
    app.routing(request, response);
  };
}
async function served(program: Program): Promise<Record<string, 'yes' | 'no'>> {
  const module = {} as { exports: Booted };
  compileFunction(program.code, ['require', 'module'])(require, module);
  const server = createServer(await listenerOf(module.exports));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const out: Record<string, 'yes' | 'no'> = {};
  for (const [endpoint, path] of Object.entries(program.calls)) {
    const { status } = await fetch(url + path, { method: endpoint.split(' ')[0]! });
    expect(status, endpoint).not.toBe(404);
    out[endpoint] = status === 401 ? 'yes' : 'no';
  }
  return out;
}
async function told({ code, framework, version = '*' }: Program) {
  const root = mkdtempSync(join(tmpdir(), 'backend-audit-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const dependencies = { [framework.replace('express4', 'express')]: version, jsonwebtoken: '*' };
  const files = { 'app.js': code.replaceAll('express4', 'express'), 'package.json': JSON.stringify({ dependencies }) };
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(join(root, path), text);
  }
  const found = await endpointsOf(root, { cache: false });
  return Object.fromEntries(found.map(({ method, path, authenticated }) => [`${method} ${path}`, authenticated.is]));
}
it.each(Object.keys(programs))('%s', async (name) => {
  const program = programs[name]!;
  expect(await told(program)).toEqual(await served(program));
});
