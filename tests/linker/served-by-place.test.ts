// What stands before procedures that are served by a file which is a route by its place.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const PACKAGE = JSON.stringify({ dependencies: { next: '^15', '@trpc/server': '^11', 'rate-limiter-flexible': '^5' } });
const ROUTER = `import { initTRPC } from '@trpc/server';
const t = initTRPC.create();
export const router = t.router({ list: t.procedure.query(() => 1), add: t.procedure.mutation(() => 2) });
`;
const LIMIT = `import { RateLimiterMemory } from 'rate-limiter-flexible';
export function limited(options, handler) {
  const limiter = new RateLimiterMemory(options);
  return async (req, res) => {
    try {
      await limiter.consume(req.socket.remoteAddress);
      return await handler(req, res);
    } catch {
      return res.status(429).json({});
    }
  };
}
`;
async function told(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = folderWith({ 'package.json': PACKAGE, 'server/router.ts': ROUTER, ...files });
  const endpoints = await endpointsOf(folder, { cache: false, workers: 0 });
  return endpoints.map((it) => `${it.path} ${it.rateLimited.is} ${it.authenticated.is}`);
}

it('limits procedures by a wrapper around what calls their handler', async () => {
  const page = (end: string): string => `import { createNextApiHandler } from '@trpc/server/adapters/next';
import { router } from '../../../server/router';
import { limited } from '../../../server/limit';
const handle = createNextApiHandler({ router });
${end}`;
  const of = (end: string) => told({ 'server/limit.ts': LIMIT, 'pages/api/trpc/[trpc].ts': page(end) });
  expect(await of('export default limited({ points: 5 }, async (req, res) => await handle(req, res));')).toEqual([
    '/api/trpc/list yes no',
    '/api/trpc/add yes no',
  ]);
  expect(await of('export default async (req, res) => await handle(req, res);')).toEqual([
    '/api/trpc/list no no',
    '/api/trpc/add no no',
  ]);
});

it('asks who calls them in the handler of the file, and in what runs before all files', async () => {
  const route = (guard: string): string => `import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { router } from '../../../../server/router';
import jwt from 'jsonwebtoken';
const handler = (req: Request) => {
  ${guard}
  return fetchRequestHandler({ endpoint: '/api/trpc', req, router, createContext: () => ({}) });
};
export { handler as GET, handler as POST };
`;
  const verified = `try { jwt.verify(req.headers.get('authorization'), process.env.KEY); } catch { return new Response(null, { status: 401 }); }`;
  const file = 'app/api/trpc/[trpc]/route.ts';
  expect(await told({ [file]: route('') })).toEqual(['/api/trpc/list no no', '/api/trpc/add no no']);
  expect(await told({ [file]: route(verified) })).toEqual(['/api/trpc/list no yes', '/api/trpc/add no yes']);
  const before = `import jwt from 'jsonwebtoken';
export function middleware(req) { ${verified} }
`;
  expect(await told({ [file]: route(''), 'middleware.ts': before })).toEqual([
    '/api/trpc/list no yes',
    '/api/trpc/add no yes',
  ]);
});
