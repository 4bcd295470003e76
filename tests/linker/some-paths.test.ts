// Who must sign in on some paths or by some methods only: each endpoint is told what holds for it.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const FILES = {
  'who.ts': `import jwt from 'jsonwebtoken';
export const whoIs = async (request: any) => {
  const token = request.cookies.get('session')?.value;
  if (!token) return null;
  try { return jwt.verify(token, process.env.KEY!); } catch { return null; }
};`,
  'app/api/a/route.ts': 'export async function GET() { return Response.json({}); }',
  'app/inside/b/route.ts': 'export async function GET() { return Response.json({}); }',
};
const HEAD = `import { NextResponse } from 'next/server'; import { whoIs } from './who.ts';
const away = () => NextResponse.redirect('/login');
const isInside = (path: string) => { const list = ['/inside', '/other']; return list.some((it) => path.startsWith(it)); };
const gate = async (request: any) => {
  const who = await whoIs(request);
  if (isInside(request.nextUrl.pathname) && !who) return NextResponse.redirect('/login');
  return null;
};
export const config = { matcher: ['/((?!_next).*)'] };\n`;
/** What is said of a path that is asked about, and of one that is not. */
function behind(body: string): readonly string[] {
  const { endpoints } = modelOf(
    { ...FILES, 'middleware.ts': `${HEAD}export async function middleware(request: any) { ${body} }` },
    { next: '15' },
  );
  return ['/inside/b', '/api/a'].map((path) => endpoints.find((it) => it.path === path)!.authenticated.is);
}
const before = 'const who = await whoIs(request); const path = request.nextUrl.pathname;';

it.each([
  `${before} if (path.startsWith('/inside') && !who) return away(); return NextResponse.next();`,
  `${before} if (!who && path.startsWith('/inside')) return away(); return NextResponse.next();`,
  `${before} if (path.startsWith('/inside')) { if (!who) return away(); } return NextResponse.next();`,
  `${before} if (isInside(path) && !who) return away(); return NextResponse.next();`,
  'const stop = await gate(request); if (stop) return stop; return NextResponse.next();',
  `${before} if (who || !isInside(path)) return NextResponse.next(); return away();`,
])('is asked on some paths only: %s', (body) => {
  expect(behind(body)).toEqual(['yes', 'no']);
});
it('keeps what is known of all apart from what some paths are asked besides', () => {
  expect(
    behind(
      `${before} if (!who) return away(); if (path.startsWith('/inside') && !path) return away(); return NextResponse.next();`,
    ),
  ).toEqual(['yes', 'yes']);
  expect(
    behind(
      `${before} if (path.startsWith('/inside') && request.cookies.size > 9) return away(); if (!who) return away(); return NextResponse.next();`,
    ),
  ).toEqual(['yes', 'yes']);
});
it('spares the paths for which a condition is never true', () => {
  const keys = `const keys = process.env.KEYS ? process.env.KEYS.split(',') : []; const path = request.nextUrl.pathname;
if (!path.startsWith('/api') && keys && keys.length > 0) { if (!keys.includes(request.headers.get('authorization'))) return away(); }
return NextResponse.next();`;
  expect(behind(keys)).toEqual(['conditional', 'no']);
});
it('tells a handler what it asks by one method', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const handler = (req, res) => {
  if (req.method === 'POST') { try { jwt.verify(req.headers.authorization, process.env.KEY); } catch { return res.status(401).end(); } }
  res.json({});
};
app.get('/x', handler); app.post('/x', handler); app.all('/y', handler);`,
  });
  expect(endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`)).toEqual([
    'GET /x no',
    'POST /x yes',
    'ALL /y conditional',
  ]);
});
