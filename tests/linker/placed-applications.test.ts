// Applications that answer where the file lies that exports them.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const told = async (files: Record<string, string>): Promise<readonly string[]> => {
  const manifest = JSON.stringify({ name: 'n', dependencies: { next: '14', 'next-connect': '1', jsonwebtoken: '9' } });
  const endpoints = await endpointsOf(folderWith({ 'package.json': manifest, ...files }), { cache: false, workers: 0 });
  return endpoints
    .map((it) => `${it.method} ${it.path} ${it.authenticated.is} ${it.authorized.is} ${it.errorsHandled.is}`)
    .sort();
};
const GUARD = `import jwt from 'jsonwebtoken';
export const guard = (req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); } catch { return res.status(401).end(); } next(); };
export const options = { onError: (error, req, res) => { res.status(error.status ?? 500).json({}); } };`;

it('one that is called itself', async () => {
  const files = {
    'lib.js': GUARD,
    'pages/api/things/[id].js': `import nc from 'next-connect'; import { guard, options } from '../../../lib.js';
const handler = nc(options);
handler.get((req, res) => { res.json({}); });
handler.use(guard);
handler.put((req, res) => { if (req.user.role !== 'admin') return res.status(403).end(); res.json({}); }).delete((req, res) => { res.json({}); });
export default handler;`,
  };
  expect(await told(files)).toEqual([
    'DELETE /api/things/:id yes no yes',
    'GET /api/things/:id no no yes',
    'PUT /api/things/:id yes yes yes',
  ]);
});
it('one that is made, of which a handler is exported', async () => {
  const files = {
    'lib.js': GUARD,
    'pages/api/things.ts': `import type { NextApiRequest, NextApiResponse } from 'next'; import { createRouter } from 'next-connect'; import { guard, options } from '../../lib.js';
const router = createRouter<NextApiRequest, NextApiResponse>();
router.get((req, res) => { res.json({}); }).post(guard, (req, res) => { res.json({}); });
export default router.handler(options);`,
  };
  expect(await told(files)).toEqual(['GET /api/things no no yes', 'POST /api/things yes no yes']);
});
it('what runs before all files runs before it, and one that others use is none', async () => {
  const files = {
    'lib.js': GUARD,
    'base.js': `import nc from 'next-connect'; import { guard } from './lib.js'; export const base = nc().use(guard);`,
    'pages/api/a.js': `import nc from 'next-connect'; import { base } from '../../base.js'; export default nc().use(base).get((req, res) => { res.json({}); });`,
    'pages/api/open/b.js': `import nc from 'next-connect'; export default nc().get((req, res) => { res.json({}); });`,
    'middleware.ts': `import { NextResponse } from 'next/server'; import { getToken } from 'next-auth/jwt';
export default async function middleware(request) { if (!(await getToken({ req: request }))) return new NextResponse('', { status: 401 }); }
export const config = { matcher: ['/api/open/:path*'] };`,
  };
  expect((await told(files)).map((it) => it.replace(/ \S+ \S+$/, ''))).toEqual([
    'GET /api/a yes',
    'GET /api/open/b yes',
  ]);
});
