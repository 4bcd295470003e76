// Ways in which real backends put their applications together, and what the tables must say of them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { audit, endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

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

describe('entry points', () => {
  it('enters what exported functions and classes start that nobody in the project calls', async () => {
    const found = await endpoints({
      'package.json': '{"dependencies":{"koa":"2","@koa/router":"13","express":"5"}}',
      'boats.js': `
        const Router = require('@koa/router');
        const router = new Router();
        router.get('/', (ctx) => { ctx.body = []; });
        module.exports = router;`,
      'harbour.js': `
        const Koa = require('koa');
        const Router = require('@koa/router');
        const boats = require('./boats');
        class Harbour {
          constructor() { this.koa = new Koa(); }
          open() {
            const api = new Router({ prefix: '/api' });
            api.use('/boats', boats.routes());
            this.koa.use(api.routes());
          }
        }
        exports.start = () => { const it = new Harbour(); it.open(); return it.koa.listen(8080); };`,
      'quay.ts': `
        import express, { type Express } from 'express';
        export class Quay {
          private readonly app: Express;
          constructor() { this.app = express(); }
          moor() { this.app.get('/quay', (request, response) => { response.json([]); }); }
          static create() { const app = express(); app.get('/pier', (request, response) => { response.end(); }); return app; }
        }`,
    });
    expect(paths(found)).toEqual(['GET /api/boats', 'GET /pier', 'GET /quay']);
  });
  it('counts what several starts of one application have once', async () => {
    const found = await endpoints({
      'app.js': `
        const express = require('express');
        const configure = (app) => { app.get('/boats', (request, response) => { response.json([]); }); return app; };
        exports.createForTests = () => configure(express());
        exports.makeApp = () => configure(express());`,
      'main.js': `const { makeApp } = require('./app'); makeApp().listen(8080);`,
      'print.js': `const { makeApp } = require('./app'); console.log(makeApp());`,
    });
    expect(paths(found)).toEqual(['GET /boats']);
  });
  it('runs constructors of base classes, getters and what containers make, each instance with its own router', async () => {
    const found = await endpoints({
      'package.json': '{"dependencies":{"express":"5","tsyringe":"4"}}',
      'app.ts': `
        import express, { Router } from 'express';
        import { container } from 'tsyringe';
        abstract class Base {
          readonly router = Router();
          constructor(readonly path: string) { this.fill(); }
          protected abstract fill(): void;
        }
        class Boats extends Base {
          constructor() { super('/boats'); }
          protected fill() { this.router.get('/:id', (request, response) => { response.end(); }); }
        }
        class Piers extends Base {
          constructor() { super('/piers'); }
          protected fill() { this.router.delete('/:id', (request, response) => { response.end(); }); }
        }
        class Quays {
          private readonly inner = Router();
          get router() { this.inner.put('/:id', (request, response) => { response.end(); }); return this.inner; }
        }
        class Buoys {
          readonly router = Router();
          constructor() { this.router.post('/', (request, response) => { response.end(); }); }
        }
        const app = express();
        for (const it of [new Boats(), new Piers()]) app.use(it.path, it.router);
        app.use('/quays', new Quays().router);
        app.use('/buoys', container.resolve(Buoys).router);
        app.listen(8080);`,
    });
    expect(paths(found)).toEqual(['DELETE /piers/:id', 'GET /boats/:id', 'POST /buoys', 'PUT /quays/:id']);
  });
  it('takes the branches that constants decide', async () => {
    const found = await endpoints({
      'app.js': `
        const express = require('express');
        const routes = (app, mode = 'all') => {
          const prefix = mode === 'all' ? '' : '/one';
          app.get(prefix + '/boats', (request, response) => { response.json([]); });
          if (mode === 'all') app.delete('/boats', (request, response) => { response.end(); });
        };
        const app = express();
        routes(app, 'one');
        app.listen(8080);`,
    });
    expect(paths(found)).toEqual(['GET /one/boats']);
  });
});

it('loads folders as the options of autoload say', async () => {
  const plugin = (path: string, more = ''): string =>
    `${more}export default async function (app) { app.get('${path}', async () => ({})); }`;
  const found = await endpoints({
    'package.json': '{"type":"module","dependencies":{"fastify":"5","@fastify/autoload":"6"}}',
    'app.ts': `
      import Fastify from 'fastify';
      import autoload from '@fastify/autoload';
      import { join } from 'node:path';
      const app = Fastify();
      app.register(autoload, {
        dir: join(import.meta.dirname, 'routes'), options: { prefix: '/api' }, ignorePattern: /draft|(^|\\/)old-/, routeParams: true,
      });
      app.register(import('./status.js'), { prefix: '/status' });
      app.register(import(process.env.EXTRA));
      app.listen();`,
    'status.js': plugin('/'),
    'routes/boats/index.ts': plugin('/'),
    'routes/boats/_id/index.ts': plugin('/crew'),
    'routes/draft/index.ts': plugin('/'),
    'routes/old-piers.ts': plugin('/old'),
    'routes/root.ts': plugin('/state', `export const autoPrefix = '/_app';\n`),
    'routes/other.ts': plugin('/state', `export const prefixOverride = '/other';\n`),
  });
  expect(paths(found)).toEqual([
    'GET /api/_app/state',
    'GET /api/boats',
    'GET /api/boats/:id/crew',
    'GET /other/state',
    'GET /status',
  ]);
});

it('loads folders of autoload that a function of the project names, and tells of those that are not found', async () => {
  const told = async (dir: string): Promise<readonly string[]> => {
    const root = folderWith({
      'package.json': '{"type":"module","dependencies":{"fastify":"5","@fastify/autoload":"6"}}',
      'src/setup/app.ts': `
        import Fastify from 'fastify'; import autoload from '@fastify/autoload'; import path from 'node:path';
        import { folderOf } from '../tools/places.ts';
        const app = Fastify(); const dir = ${dir};
        app.register(autoload, { dir });
        app.get('/state', async () => ({}));
        app.listen();`,
      'src/tools/places.ts': `import { dirname } from 'node:path'; import { fileURLToPath } from 'node:url';
        export const folderOf = (address: string): string => dirname(fileURLToPath(address));`,
      'src/routes/boats.ts': "export default async function (app) { app.get('/boats', async () => ({})); }",
    });
    const { endpoints: found, hiding } = await audit(root, { cache: false, workers: 0 });
    const answers = found.map((it) => `${it.path} ${it.authenticated.is}`).sort();
    return [...answers, ...hiding.map((it) => it.why)];
  };
  expect(await told("path.join(folderOf(import.meta.url), '../routes')")).toEqual(['/boats no', '/state no']);
  expect(await told("path.join(folderOf(import.meta.url), '../built')")).toEqual([
    '/state unknown',
    'nothing of src/built was found',
  ]);
  expect(await told('process.env.ROUTES')).toEqual(['/state unknown', 'the folder of the routes is computed']);
});

it('loads what functions of the options of autoload let pass', async () => {
  const plugin = (path: string): string =>
    `export default async function (app) { app.get('${path}', async () => ({})); }`;
  const loaded = async (options: string): Promise<readonly string[]> => {
    const found = await endpoints({
      'package.json': '{"type":"module","dependencies":{"fastify":"5","@fastify/autoload":"6"}}',
      'app.ts': `import Fastify from 'fastify'; import autoload from '@fastify/autoload'; import { join } from 'node:path';
        const app = Fastify(); app.register(autoload, { dir: join(import.meta.dirname, 'modules'), ${options} }); app.listen();`,
      'modules/boats.route.ts': plugin('/boats'),
      'modules/boats.hook.ts': plugin('/hook'),
    });
    return found.map((it) => `${it.path} ${it.authenticated.is}`).sort();
  };
  expect(await loaded('matchFilter: (path) => /\\.route\\.ts$/.test(path)')).toEqual(['/boats no']);
  expect(await loaded("matchFilter: (path) => path.endsWith('.route.js')")).toEqual(['/boats no']);
  expect(await loaded("ignoreFilter(path) { return path.includes('.hook') || path.endsWith('.d.ts'); }")).toEqual([
    '/boats no',
  ]);
  expect(await loaded('matchFilter: (path) => wanted.has(path)')).toEqual(['/boats unknown', '/hook unknown']);
});

it('routing-controllers: prefixes of servers, each before its controllers, and what is checked unless told not to', async () => {
  const found = async (server: string) =>
    (
      await endpoints({
        'app.ts': `
          import express from 'express';
          import { Body, BodyParam, createExpressServer, createKoaServer, JsonController, Post, useExpressServer } from 'routing-controllers';
          import { IsString, MaxLength } from 'class-validator';
          class Hat { @IsString() @MaxLength(9) name!: string; }
          @JsonController('/hats')
          class Hats {
            @Post('/checked') checked(@Body() hat: Hat) { return hat; }
            @Post('/unchecked') unchecked(@Body({ validate: false }) hat: Hat) { return hat; }
            @Post('/asked') asked(@BodyParam('hat', { validate: true }) hat: Hat) { return hat; }
          }
          @JsonController() class Caps { @Post('/caps') caps(@Body() cap: Record<string, unknown>) { return cap; } }
          ${server}`,
      })
    )
      .map(({ method, path, validated }) => `${method} ${path} ${validated.body.is}`)
      .sort();
  const both = ['POST /api/caps no', 'POST /api/hats/asked yes', 'POST /api/hats/checked yes'];
  const plain = 'POST /api/hats/unchecked no';
  expect(await found("createKoaServer({ routePrefix: '/api', controllers: [Hats, Caps] }).listen(1);")).toEqual([
    ...both,
    plain,
  ]);
  // Folders of controllers: all of them.
  expect(
    await found("const app = express(); useExpressServer(app, { routePrefix: '/api', controllers: ['./*.ts'] });"),
  ).toEqual([...both, plain]);
  expect(
    await found(`
      createExpressServer({ routePrefix: '/api', controllers: [Hats], validation: false }).listen(1);
      createExpressServer({ controllers: [Caps], validation: false }).listen(2);`),
  ).toEqual(['POST /api/hats/asked yes', 'POST /api/hats/checked no', plain, 'POST /caps no']);
});

it('a plugin that fastify-plugin gives back runs where it is registered, and by itself where nobody registers it', async () => {
  const plugin = `import fp from 'fastify-plugin'; import type { FastifyInstance } from 'fastify';
    export const routes = fp(async (fastify: FastifyInstance) => {
      fastify.register(async (inner) => { inner.post('/', async () => 1); });
    });`;
  const app = `import fastify from 'fastify'; import { routes } from './routes';
    const app = fastify();
    app.register(async (part) => { part.register(routes); }, { prefix: '/a' });
    app.register(async (part) => { part.register(routes); }, { prefix: '/b' });
    app.listen({ port: 1 });`;
  const manifest = { 'package.json': '{ "dependencies": { "fastify": "5.0.0", "fastify-plugin": "5.0.0" } }' };
  expect(paths(await endpoints({ ...manifest, 'routes.ts': plugin, 'app.ts': app }))).toEqual(['POST /a', 'POST /b']);
  expect(paths(await endpoints({ ...manifest, 'routes.ts': plugin }))).toEqual(['POST /']);
});
