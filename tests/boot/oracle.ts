/**
 * Boots the fixtures and asks each framework for its own route table: the judge of the endpoints that are found
 * statically. Nothing listens unless `serve` is called, and nothing needs a database: every pool connects lazily.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import Module, { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { Pool } from 'pg';
import ts from 'typescript';

export interface Route {
  method: string;
  path: string;
}

interface Booted {
  routes: Route[];
  listener: RequestListener;
  close?: () => Promise<unknown>;
}

/** The address of a database that nobody runs: what reaches for it is refused at once. */
const nowhere = 'postgres://nobody@127.0.0.1:1/nowhere';

process.env.DATABASE_URL = nowhere;
process.env.JWT_SECRET = randomBytes(32).toString('hex');
process.env.ALLOWED_ORIGINS = 'https://friend.example';
process.env.LOG_LEVEL = 'error';

const require = createRequire(import.meta.url);

export const rootOf = (name: string): string => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

const load = (name: string, file: string) => import(/* @vite-ignore */ `${rootOf(name)}/${file}`);

// --- Express: a layer forgets where it was mounted, so `use` is watched.

interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

interface Router {
  stack: Layer[];
}

const mounts = new WeakMap<Layer, string>();

function recordMounts(prototype: { use: (...parts: never[]) => unknown }): void {
  const use = prototype.use;
  prototype.use = function (this: Router, ...parts: never[]) {
    const known = this.stack.length;
    const result = use.apply(this, parts);
    const path: unknown = parts[0];
    for (const layer of this.stack.slice(known)) mounts.set(layer, typeof path === 'string' ? path : '/');
    return result;
  };
}

function expressRoutes(router: Router, prefix = ''): Route[] {
  return router.stack.flatMap((layer) => {
    const { route, handle } = layer;
    if (route) {
      const methods = route.methods._all ? ['ALL'] : Object.keys(route.methods);
      return methods.flatMap((method) => [route.path].flat().map((path) => ({ method, path: prefix + path })));
    }
    return handle.stack ? expressRoutes({ stack: handle.stack }, prefix + (mounts.get(layer) ?? '')) : [];
  });
}

recordMounts(express.Router.prototype as never);
recordMounts((require('express4') as { Router: never }).Router);

// --- CommonJS fixtures: `express` means Express 4 in the bakery, and the railway's TypeScript is compiled as it loads.

type Loader = typeof Module & {
  _resolveFilename: (request: string, parent: { filename?: string } | undefined, ...rest: unknown[]) => string;
  _extensions: Record<string, (module: { _compile: (code: string, file: string) => void }, file: string) => void>;
};

const loader = Module as Loader;
const resolveFilename = loader._resolveFilename;
const bakery = rootOf('express-js');

loader._resolveFilename = (request, parent, ...rest) => {
  const ofBakery = request === 'express' && parent?.filename?.startsWith(bakery);
  return resolveFilename(ofBakery ? 'express4' : request, parent, ...rest);
};

loader._extensions['.ts'] = (module, file) => {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    },
  });
  module._compile(outputText, file);
};

// --- One way to boot for each framework.

async function bootLibrary(name: string): Promise<Booted> {
  const { createApp } = await load(name, 'src/app.ts');
  const app = createApp(new Pool({ connectionString: nowhere }));
  return { routes: expressRoutes(app.router), listener: app };
}

function bootExpress4(name: string): Promise<Booted> {
  const app = require(`${rootOf(name)}/app.js`);
  return Promise.resolve({ routes: expressRoutes(app._router), listener: app });
}

async function bootExpress5(name: string): Promise<Booted> {
  const { app } = await load(name, 'src/app.ts');
  return { routes: expressRoutes(app.router), listener: app };
}

async function bootFastify(name: string): Promise<Booted> {
  const { buildApp } = await load(name, 'app.js');
  const app = buildApp();
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url }: { method: string | string[]; url: string }) => {
    for (const each of [method].flat()) routes.push({ method: each, path: url });
  });
  await app.ready();
  return { routes, listener: app.routing, close: () => app.close() };
}

interface KoaMiddleware {
  router?: { stack: { methods: string[]; path: string }[] };
}

async function bootKoa(name: string): Promise<Booted> {
  const { app } = await load(name, 'app.js');
  const layers = (app.middleware as KoaMiddleware[]).flatMap(({ router }) => router?.stack ?? []);
  const routes = layers.flatMap(({ methods, path }) => methods.map((method) => ({ method, path })));
  return { routes, listener: app.callback() };
}

async function bootHono(name: string): Promise<Booted> {
  const { app } = await load(name, 'src/app.ts');
  const answer = getRequestListener(app.fetch);
  const routes = (app.routes as Route[]).filter(({ method }) => method !== 'ALL');
  return { routes, listener: (request, response) => void answer(request, response) };
}

async function bootNest(name: string): Promise<Booted> {
  const { createApp } = require(`${rootOf(name)}/src/bootstrap.ts`);
  const app = await createApp([]);
  await app.init();
  const server = app.getHttpAdapter().getInstance();
  return { routes: expressRoutes(server.router), listener: server, close: () => app.close() };
}

const boots: Record<string, (name: string) => Promise<Booted>> = {
  library: bootLibrary,
  'express-js/exemplary': bootExpress4,
  'express-js/violating': bootExpress4,
  'express-ts/exemplary': bootExpress5,
  'express-ts/violating': bootExpress5,
  'fastify/exemplary': bootFastify,
  'fastify/violating': bootFastify,
  'koa/exemplary': bootKoa,
  'koa/violating': bootKoa,
  'hono/exemplary': bootHono,
  'hono/violating': bootHono,
  'nestjs/exemplary': bootNest,
  'nestjs/violating': bootNest,
};

export const fixtures = Object.keys(boots);

function boot(name: string): Promise<Booted> {
  const start = boots[name];
  if (!start) throw new Error(`No fixture boots under the name ${name}`);
  return start(name);
}

/** One spelling for every framework: no HEAD or OPTIONS, no trailing slash, `:id` for `{id}`, each route once. */
export function normalise(routes: Route[]): Route[] {
  const spelt = routes
    .map(({ method, path }) => ({
      method: method.toUpperCase(),
      path: path
        .replace(/\{(\w+)\}/g, ':$1')
        .replace(/\/{2,}/g, '/')
        .replace(/(?<=.)\/$/, ''),
    }))
    .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS');
  const byText = new Map(spelt.map((route) => [`${route.path} ${route.method}`, route]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, route]) => route);
}

/** The framework's own route table of a booted fixture. */
export async function routesOf(name: string): Promise<Route[]> {
  const { routes, close } = await boot(name);
  await close?.();
  return normalise(routes);
}

export interface Served {
  routes: Route[];
  url: string;
  close: () => Promise<void>;
}

/** The fixture, listening on a free port of the loopback interface. */
export async function serve(name: string): Promise<Served> {
  const { routes, listener, close } = await boot(name);
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    routes: normalise(routes),
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await close?.();
    },
  };
}
