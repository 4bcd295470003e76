// Endpoints that lie where a framework looks for them, and functions that tell all requests apart by themselves.
import { expect, it } from 'vitest';
import { audit, endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const told = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
  const endpoints = await endpointsOf(folderWith(files), { cache: false, workers: 0 });
  return endpoints.map(({ method, path, authenticated }) => `${method} ${path} ${authenticated.is}`).sort();
};
const next = JSON.stringify({ name: 'n', dependencies: { next: '^15', jsonwebtoken: '^9' } });
const answer = 'export async function GET() { return Response.json({}); }\n';
const guard = (matcher: string): string => `
  import { NextResponse } from 'next/server';
  import jwt from 'jsonwebtoken';
  export default function middleware(request) {
    try {
      jwt.verify(request.headers.get('authorization'), process.env.SECRET);
    } catch {
      return new NextResponse(null, { status: 401 });
    }
  }
  ${matcher}`;

it('Next.js: groups, parameters, names that are handed on, and what its middleware matches', async () => {
  const files = {
    'package.json': next,
    'src/app/(shop)/api/open/route.ts': answer,
    'src/app/api/guarded/[id]/route.ts': `${answer}export { GET as DELETE } from '../../../(shop)/api/open/route';\n`,
    'src/app/api/guarded/[[...rest]]/route.ts': 'const POST = () => new Response();\nexport { POST };\n',
    'src/app/api/_private/route.ts': answer,
    'src/app/page.ts': answer,
    'lib/route.ts': answer,
  };
  const guarded = ['/api/guarded/:id', '/api/guarded', '/api/guarded/*rest'];
  const expected = (open: string, shut: string): string[] =>
    [
      `DELETE ${guarded[0]!} ${shut}`,
      `GET ${guarded[0]!} ${shut}`,
      `GET /api/open ${open}`,
      `POST ${guarded[1]!} ${shut}`,
      `POST ${guarded[2]!} ${shut}`,
    ].sort();
  expect(await told(files)).toEqual(expected('no', 'no'));
  const at = (matcher: string): Promise<string[]> => told({ ...files, 'src/middleware.ts': guard(matcher) });
  expect(await at("export const config = { matcher: ['/api/guarded/:path*'] };")).toEqual(expected('no', 'yes'));
  expect(await at('')).toEqual(expected('yes', 'yes'));
  expect(await at("export const config = { matcher: '/((?!api/open).*)' };")).toEqual(expected('no', 'yes'));
  const usual = "export const config = { matcher: ['/((?!api|_next/static|_next/image|favicon.ico).*)'] };";
  expect(await at(usual)).toEqual(expected('no', 'no'));
  expect(await at(usual.replace('api|', ''))).toEqual(expected('yes', 'yes'));
  // An entry that is an object is for its path, and where it asks for more, for some requests to it.
  const described = (more: string): string =>
    `export const config = { matcher: [{ source: '/((?!api/open).*)'${more} }, '/(shop)(.*)'] };`;
  expect(await at(described(''))).toEqual(expected('no', 'yes'));
  const unless = ", missing: [{ type: 'header', key: 'purpose', value: 'prefetch' }]";
  expect(await at(described(unless))).toEqual(expected('no', 'conditional'));
  expect(await at(described(unless).replace('/(shop)(.*)', '/api/guarded/:path*'))).toEqual(expected('no', 'yes'));
  expect(await at('export const config = { matcher: [{ source: process.env.AT }] };')).toEqual(
    expected('unknown', 'unknown'),
  );
  // A value may end in what is looked for.
  const pictures = "export const config = { matcher: '/((?!_next|.*\\\\.png$).*)' };";
  expect((await at(pictures)).filter((it) => it.includes(':id'))).toEqual([
    'DELETE /api/guarded/:id conditional',
    'GET /api/guarded/:id conditional',
  ]);
  expect(await at(pictures)).toContain('GET /api/open yes');
  // Beside no routes it runs before none.
  expect(await told({ ...files, 'src/lib/middleware.ts': guard('') })).toEqual(expected('no', 'no'));
});

it('Next.js: methods that an API route tells apart, each with its own refusal', async () => {
  const found = await told({
    'package.json': next,
    'pages/api/ships/index.ts': `
      export default function handler(req, res) {
        switch (req.method) {
          case 'GET':
            return res.json([]);
          case 'POST':
            if (req.headers.authorization !== process.env.KEY) return res.status(401).end();
            return res.status(201).end();
          default:
            return res.status(405).end();
        }
      }`,
    'pages/api/users.ts': `import { getToken } from 'next-auth/jwt';
      export default async function handler(req, res) {
        if (req.method === 'POST') return res.status(201).end();
        if (req.method === 'GET') {
          const token = await getToken({ req });
          if (!token) { res.status(401).end(); return null; }
          return res.json([]);
        }
      }`,
    'pages/api/only.ts':
      "export default (req, res) => { if ('PUT' !== req.method) return res.status(405).end(); res.end(); };\n",
    'pages/api/any.ts': "export default (req, res) => { if (req.query.method === 'GET') res.end(); };\n",
  });
  expect(found).toEqual([
    'ALL /api/any no',
    'GET /api/ships no',
    'GET /api/users yes',
    'POST /api/ships yes',
    'POST /api/users no',
    'PUT /api/only no',
  ]);
});

it('files in such places are none without the framework', async () => {
  expect(await told({ 'package.json': '{ "name": "n" }', 'app/api/x/route.ts': answer })).toEqual([]);
});

it('node:http: methods and paths in any order, nested, and functions that are called for them', async () => {
  const found = await told({
    'app.ts': `
      import http from 'node:http';
      import url from 'node:url';
      const list = (req: http.IncomingMessage, res: http.ServerResponse) => res.end();
      http.createServer((req, res) => {
        const path = url.parse(req.url!).pathname;
        if (path === '/a' || path === '/b') {
          if (req.method === 'POST') return res.end('created');
          if (req.method === 'GET') return list(req, res);
        }
        if ('DELETE' === req.method && req.url!.startsWith('/c/')) {
          if (req.headers.authorization !== process.env.KEY) return res.writeHead(401).end();
          return res.end();
        }
        res.writeHead(404).end();
      });
      http.createServer((req, res) => { res.end('always'); });
      http.createServer((req, res) => forward(req, res));
      declare function forward(req: unknown, res: unknown): void;`,
  });
  expect(found).toEqual(['ALL /* no', 'DELETE /c/* yes', 'GET /a no', 'GET /b no', 'POST /a no', 'POST /b no']);
});

it('Fastify: the plugin that an entry file exports is run by its command', async () => {
  const cli = (manifest: object): string =>
    JSON.stringify({ dependencies: { fastify: '^5', '@fastify/autoload': '^6', desm: '^1' }, ...manifest });
  const files = {
    'app.js': `
      import { join } from 'desm';
      import AutoLoad from '@fastify/autoload';
      export default async function (fastify, opts) {
        fastify.addHook('onRequest', async (request, reply) => {
          if (request.headers.authorization !== process.env.KEY) return reply.code(401).send();
        });
        await fastify.register(AutoLoad, { dir: join(import.meta.url, 'routes') });
      }`,
    'routes/items/index.js':
      "export default async (app) => { app.delete('/:id', async (request) => ({ id: request.params.id })); };",
  };
  const guarded = ['DELETE /items/:id yes'];
  const scripts = { start: 'fastify start -l info app.js' };
  expect(await told({ ...files, 'package.json': cli({ scripts }) })).toEqual(guarded);
  expect(await told({ ...files, 'package.json': cli({ main: 'app.js' }) })).toEqual(guarded);
  // Its own dependency brings the framework along.
  const dependencies = { 'fastify-cli': '^7' };
  expect(await told({ ...files, 'package.json': cli({ scripts, dependencies }) })).toEqual(guarded);
  // What starts the application itself decides where it is registered.
  const server = `
    import Fastify from 'fastify';
    const server = Fastify();
    server.register(import('./app.js'), { prefix: '/v1' });
    await server.listen({ port: 3000 });`;
  expect(await told({ ...files, 'server.js': server, 'package.json': cli({ main: 'app.js' }) })).toEqual([
    'DELETE /v1/items/:id yes',
  ]);
  // CommonJS, in a scope of its own or not, and a plugin that says its type.
  expect(
    await told({
      'package.json': cli({ scripts: { start: 'npm run build && fastify start dist/main.js' } }),
      'src/main.ts': `
        import type { FastifyPluginAsync } from 'fastify';
        import open = require('./open');
        const main: FastifyPluginAsync = async (fastify) => { fastify.register(open, { prefix: '/open' }); };
        export default main;`,
      'src/open.js': `
        const fp = require('fastify-plugin');
        module.exports = fp(function (app, options, done) { app.get('/', (request, reply) => reply.send({})); done(); });`,
    }),
    // Registered in the scope around it, a plugin has no prefix of its own.
  ).toEqual(['GET / no']);
  // A package of another framework exports what it wants.
  const elsewhere = JSON.stringify({ main: 'app.js', dependencies: { express: '^5', '@fastify/autoload': '^6' } });
  expect(await told({ ...files, 'package.json': elsewhere })).toEqual([]);
});

it('Next.js: a file of nothing but what it hands on, and one whose hands nobody sees', async () => {
  const files = {
    'package.json': next,
    'app/api/a/route.ts': "export { GET } from '../b/route';\n",
    'app/api/b/route.ts': answer,
    'app/api/c/route.ts': "export { GET } from 'somewhere-else';\n",
  };
  expect(await told(files)).toEqual(['GET /api/a no', 'GET /api/b no']);
  const { diagnostics } = await audit(folderWith(files), { cache: false, workers: 0 });
  expect(diagnostics.map((it) => it.path)).toEqual(['app/api/c/route.ts']);
});

it('Next.js: an application whose requests a file hands on is told by its routes, and once', async () => {
  const app = `import { Hono } from 'hono'; import { handle } from 'hono/vercel';
    const app = new Hono().basePath('/api/events'); app.get('/:id', (c) => c.json({}));`;
  const manifest = JSON.stringify({ name: 'n', dependencies: { next: '^15', hono: '^4' } });
  const files = (text: string): Readonly<Record<string, string>> => ({
    'package.json': manifest,
    'src/app/api/events/[...route]/route.ts': text,
  });
  const carried = `${app} export const GET = handle(app); export const POST = handle(app);`;
  expect(await told(files(carried))).toEqual(['GET /api/events/:id no']);
  // An application that is out of sight answers whatever comes.
  const foreign = `import { handle } from 'hono/vercel'; import { app } from '@acme/app'; export const GET = handle(app);`;
  expect(await told(files(foreign))).toEqual(['GET /api/events/*route unknown']);
});

it('Next.js: headers that its configuration names are set on all answers', async () => {
  const headersOf = async (config: string): Promise<readonly string[]> => {
    const root = folderWith({
      'package.json': next,
      'next.config.ts': config,
      'src/app/api/open/route.ts': answer,
    });
    const { findings } = await audit(root, { strict: true, cache: false, workers: 0 });
    return findings.flatMap(({ rule }) => (rule === 'missing-security-headers' ? [rule] : []));
  };
  const named = (name: string): string =>
    `export default { async headers() { return [{ source: '/:path*', headers: [{ key: '${name}', value: 'DENY' }] }]; } };`;
  expect(await headersOf(named('X-Frame-Options'))).toEqual([]);
  expect(await headersOf(named('X-Powered-By'))).toEqual(['missing-security-headers']);
});

it('procedures are found behind a router function that another file hands on, and their route file is none of its own', async () => {
  const found = await told({
    'package.json': JSON.stringify({ name: 'n', dependencies: { next: '^15', '@trpc/server': '^11' } }),
    'trpc.ts': `import { initTRPC } from '@trpc/server'; const t = initTRPC.create();
export const createRouter = t.router; export const publicProcedure = t.procedure;`,
    'root.ts': `import { createRouter, publicProcedure } from './trpc.ts';
const users = createRouter({ list: publicProcedure.query(() => []), drop: publicProcedure.mutation(() => 1) });
export const appRouter = createRouter({ users });`,
    'pages/api/trpc/[trpc].ts': `import { createNextApiHandler } from '@trpc/server/adapters/next'; import { appRouter } from '../../../root.ts';
export default createNextApiHandler({ router: appRouter });`,
  });
  expect(found).toEqual(['GET /api/trpc/users.list no', 'POST /api/trpc/users.drop no']);
});

it('Next.js: a wrapper that answers preflights early lets through the methods it is told', async () => {
  const wrapper = (check: string): string => `
    export const wrapped = (handler: any, options: any = { methods: ['GET'] }) => (req: any, res: any) => {
      if (req.method === 'OPTIONS') return res.status(204).end();
      ${check}
      return handler(req, res);
    };`;
  const route = (options: string): string => `
    import { wrapped } from '../../with';
    export default wrapped((req: any, res: any) => res.json({}), ${options});\n`;
  const files = (check: string): Record<string, string> => ({
    'package.json': next,
    'with.ts': wrapper(check),
    'pages/api/a.ts': route("{ methods: ['POST', 'DELETE'] }"),
    'pages/api/b.ts': route("{ methods: ['PUT'] }"),
  });
  expect(await told(files('if (!options.methods.includes(req.method)) return res.status(405).end();'))).toEqual([
    'DELETE /api/a no',
    'POST /api/a no',
    'PUT /api/b no',
  ]);
  expect(await told(files(''))).toEqual(['ALL /api/a no', 'ALL /api/b no']);
});
