// Paths that a setting may change: what the code says they are where nothing is set, and a name for what it leaves open.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';

async function endpoints(files: Readonly<Record<string, string>>): Promise<Awaited<ReturnType<typeof endpointsOf>>> {
  const root = mkdtempSync(join(tmpdir(), 'backend-audit-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return endpointsOf(root, { cache: false });
}
const pathsOf = async (text: string): Promise<readonly string[]> =>
  (await endpoints({ 'app.ts': text })).map(({ method, path }) => `${method} ${path}`).sort();

const express = (routes: string): string => `
  import express from 'express';
  const app = express(); const router = express.Router(); const handler = (req, res) => res.end();
  router.get('/hats', handler);
  ${routes}
  app.listen(1);`;
it.each([
  ["app.use(process.env.BASE || '/base', router);", 'GET /base/hats'],
  ["const base = process.env.BASE ?? '/base'; app.use(base, router);", 'GET /base/hats'],
  ["const { BASE = '/base' } = process.env; app.use(BASE, router);", 'GET /base/hats'],
  ["const { BASE = '/base' } = process.env; app.use(`${BASE}/inner`, router);", 'GET /base/inner/hats'],
  ["app.get(process.env.HEALTH ?? '/health', handler);", 'GET /health'],
  ['const version = process.env.VERSION || 2; app.use(`/v${version}`, router);', 'GET /v2/hats'],
  ['app.use(`/${process.env.TEAM}`, router);', 'GET /:TEAM/hats'],
])('lists what %s serves', async (routes, path) => {
  expect(await pathsOf(express(routes))).toContain(path);
});
it('knows that a limiter below a default path stands before what is served there', async () => {
  const found = await endpoints({
    'app.ts': express(`
      app.use('/api', (req, res, next) => req.get('key') === process.env.KEY ? next() : res.status(401).end());
      app.use(process.env.BASE || '/api', router);`),
  });
  expect(found.map(({ path, authenticated }) => [path, authenticated.is])).toEqual([['/api/hats', 'yes']]);
});
const nest = (setup: string, controller = "'cats'"): string => `
  import { NestFactory } from '@nestjs/core';
  import { Controller, Get, Module, VersioningType } from '@nestjs/common';
  import { ConfigService } from '@nestjs/config';
  const place = process.env.PLACE;
  @Controller(${controller}) class Cats { @Get() all() { return []; } }
  @Module({ controllers: [Cats] }) class AppModule {}
  async function start() {
    const app = await NestFactory.create(AppModule);
    ${setup}
    await app.listen(3000);
  }
  start();`;
it.each([
  ["app.setGlobalPrefix(process.env.PREFIX || 'api');", "'cats'", 'GET /api/cats'],
  ["app.setGlobalPrefix(`${process.env.PREFIX ?? 'api'}/v1`);", "'cats'", 'GET /api/v1/cats'],
  ["app.setGlobalPrefix(app.get(ConfigService).get('PREFIX', 'api'));", "'cats'", 'GET /api/cats'],
  ["app.setGlobalPrefix(app.get(ConfigService).get('PREFIX') || 'api');", "'cats'", 'GET /api/cats'],
  [
    "app.enableVersioning({ type: VersioningType.URI, defaultVersion: process.env.VERSION ?? '2' });",
    "'cats'",
    'GET /v2/cats',
  ],
  ['', '`pets/${place}/cats`', 'GET /pets/:PLACE/cats'],
])('lists what a Nest application serves: %s', async (setup, controller, path) => {
  expect(await pathsOf(nest(setup, controller))).toEqual([path]);
});
it.each([
  [
    "import Fastify from 'fastify'; const app = Fastify(); app.register(async (inner) => { inner.get('/hats', async () => []); }, { prefix: process.env.PREFIX || '/api' }); app.listen();",
    'GET /api/hats',
  ],
  [
    "import { Hono } from 'hono'; const app = new Hono().basePath(process.env.BASE ?? '/api'); app.get('/hats', (c) => c.json([])); export default app;",
    'GET /api/hats',
  ],
  [
    "import Koa from 'koa'; import Router from '@koa/router'; const router = new Router({ prefix: `/v${process.env.VERSION || 1}` }); router.get('/hats', (ctx) => { ctx.body = []; }); new Koa().use(router.routes()).listen();",
    'GET /v1/hats',
  ],
])('lists what other applications serve below a default prefix', async (text, path) => {
  expect(await pathsOf(text)).toEqual([path]);
});
it.each([
  ['@Get(Paths.all) all() { return []; }', ['GET /hats/:all']],
  ['@Get(Paths.one.server) one() { return []; } @Get() all() { return []; }', ['GET /hats', 'GET /hats/:server']],
  ['@Get(undefined) all() { return []; } @Get([]) one() { return []; }', ['GET /hats', 'GET /hats']],
])('leaves a name for a path that comes from what nobody has read: %s', async (methods, paths) => {
  const found = await pathsOf(`
    import { Paths } from '@shop/paths';
    import { NestFactory } from '@nestjs/core';
    import { Controller, Get, Module } from '@nestjs/common';
    @Controller({ path: 'hats', version: '1' }) class Hats { ${methods} }
    @Module({ controllers: [Hats] }) class AppModule {}
    NestFactory.create(AppModule).then((app) => app.listen(3000));`);
  expect(found).toEqual(paths);
});
it('leaves a name for the path of a controller, too, and none for options without one', async () => {
  const found = await pathsOf(`
    import { Paths } from '@shop/paths';
    import { NestFactory } from '@nestjs/core';
    import { Controller, Get, Module } from '@nestjs/common';
    @Controller(Paths.hats) class Hats { @Get('big') all() { return []; } }
    @Controller({ version: '1' }) class Caps { @Get('small') all() { return []; } }
    @Module({ controllers: [Hats, Caps] }) class AppModule {}
    NestFactory.create(AppModule).then((app) => app.listen(3000));`);
  expect(found).toEqual(['GET /:hats/big', 'GET /small']);
});
