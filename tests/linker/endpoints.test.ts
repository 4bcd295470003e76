// Ways in which real backends put their applications together, and what the tables must say of them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';

const endpoints = async (files: Readonly<Record<string, string>>) => {
  const root = mkdtempSync(join(tmpdir(), 'backend-audit-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return endpointsOf(root, { cache: false });
};
const paths = (list: Awaited<ReturnType<typeof endpoints>>): string[] =>
  list.map(({ method, path }) => `${method} ${path}`).sort();

it('mounts routers that controller objects hold, each its own, and reads methods that are named by a value', async () => {
  const leaf = (name: string, parameter: string): string => `
    import Controller from './controller';
    export default class ${name} extends Controller {
      constructor(config: unknown) {
        super(config);
        this.route({ method: 'get', path: '', handler: this.list });
        this.route({ method: 'post', path: '/:${parameter}', handler: this.create });
      }
      async list(req, res) { res.json([]); }
      async create(req, res) { res.json({}); }
    }`;
  const found = await endpoints({
    'controller.ts': `
      import { Router, type IRouter } from 'express';
      export default class Controller {
        app: IRouter;
        constructor(config: unknown) { this.app = Router(); }
        route(options) { this.app[options.method](options.path, options.handler.bind(this)); }
        use(path: string, router: IRouter) { this.app.use(path, router); }
        get router(): any { return this.app; }
      }`,
    'tags.ts': leaf('Tags', 'tag'),
    'boats.ts': leaf('Boats', 'boat'),
    'admin.ts': `
      import Controller from './controller';
      import Boats from './boats';
      import Tags from './tags';
      export class Admin extends Controller {
        constructor(config: unknown) {
          super(config);
          this.app.use('/boats', new Boats(config).router);
          this.use('/tags', new Tags(config).router);
        }
      }`,
    'app.ts': `
      import express from 'express';
      import { Admin } from './admin';
      const app = express();
      app.use('/api', new Admin({}).router);
      app.listen(8080);`,
  });
  expect(paths(found)).toEqual(['GET /api/boats', 'GET /api/tags', 'POST /api/boats/:boat', 'POST /api/tags/:tag']);
});

it('keeps the application in sight through a long chain of start-up functions, and knows who a Hono context names', async () => {
  const found = await endpoints({
    'server.ts': `
      import { Hono } from 'hono';
      import { secureHeaders } from 'hono/secure-headers';
      import { registerRoutes } from './routes';
      export function createServer(dependencies) {
        const app = new Hono();
        app.use(secureHeaders());
        registerRoutes({ app, ...dependencies });
        return app;
      }`,
    'routes.ts': `
      import type { Hono } from 'hono';
      import { requireAuthentication } from './auth';
      type Routes = { app: Hono } & { database: unknown };
      export function registerRoutes(context: Routes) { registerShips(context); }
      function registerShips(context: Routes) { listShips(context); }
      function listShips({ app }: Routes) {
        app.get('/ships', requireAuthentication(), async (context) => context.json([]));
      }`,
    'auth.ts': `
      import { createMiddleware } from 'hono/factory';
      const isValid = ({ session }) => Boolean(session);
      export function requireAuthentication() {
        return createMiddleware(async (context, next) => {
          const authenticated = isValid({ session: context.get('session'), userId: context.get('userId') });
          if (!authenticated) throw new Error('unauthorized');
          await next();
        });
      }`,
    'main.ts': `
      import { createServer } from './server';
      async function startWeb(dependencies) { createServer(dependencies); }
      async function start() { await startWeb({ database: await connect() }); }
      await start();`,
  });
  expect(paths(found)).toEqual(['GET /ships']);
  expect(found[0]!.chain.map(({ text }) => text)).toEqual(['secureHeaders()', 'requireAuthentication()']);
  expect(found[0]!.authenticated.is).toBe('yes');
});

it('tells what stands before an endpoint although the path of another is computed, and knows links that were sent', async () => {
  const found = await endpoints({
    'app.js': `
      const express = require('express');
      const app = express();
      for (const [url, file] of new Map(assets())) app.get(url, (req, res) => res.sendFile(file));
      app.post('/reset/:token', (req, res) => res.end());
      app.post('/cakes', (req, res) => res.end());
      app.listen(8080);`,
  });
  expect(found.map(({ path, purpose, authenticated }) => [path, purpose, authenticated.is])).toEqual([
    ['/reset/:token', 'recovery', 'no'],
    ['/cakes', 'business', 'no'],
  ]);
});
