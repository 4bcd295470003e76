// Endpoints that a configuration calls public.
import { expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const app = `const express = require('express'); const app = express();
const requireUser = (req, res, next) => { if (req.headers.authorization !== process.env.KEY) return res.status(401).end(); next(); };
const handler = (req, res) => res.json({}); const { Pool } = require('pg'); const pool = new Pool();
app.get('/books', handler); app.post('/books', (req, res) => { pool.query('DELETE FROM books').then(() => res.json({})); }); app.get('/books/:id', handler); app.get('/docs', handler);
app.get('/docs/:page/raw', handler); app.get('/docsother', handler); app.get('/mine', requireUser, handler);
app.use((error, req, res, next) => res.status(500).end());
app.get('/late', handler);
`;
const openWith = async (patterns: readonly string[]) => {
  const config = { rules: {}, public: patterns };
  const root = folderWith({ 'app.js': app });
  const { endpoints, findings, standards } = await audit(root, { cache: false, workers: 0, config });
  const open = endpoints.filter(({ authenticated }) => authenticated.is === 'not-applicable');
  return { open: open.map(({ method, path }) => `${method} ${path}`), endpoints, findings, standards };
};

it.each([
  ['/books', ['GET /books', 'POST /books']],
  ['books/', ['GET /books', 'POST /books']],
  ['/books//', ['GET /books', 'POST /books']],
  ['GET /books', ['GET /books']],
  [' post   /books ', ['POST /books']],
  ['/books/{key}', ['GET /books/:id']],
  ['/books/:anything', ['GET /books/:id']],
  ['/books/*', ['GET /books', 'POST /books', 'GET /books/:id']],
  ['books/*', ['GET /books', 'POST /books', 'GET /books/:id']],
  ['GET /docs/*', ['GET /docs', 'GET /docs/:page/raw']],
  ['/docs/:x/raw/', ['GET /docs/:page/raw']],
  ['/', []],
  ['DELETE /books', []],
  ['/mine', []],
  ['*', []],
])('%s opens %j', async (pattern, expected) => {
  expect((await openWith([pattern])).open).toEqual(expected);
});

it('says so in the ledger, and asks no right of them either; what authenticates stays', async () => {
  const { endpoints } = await openWith(['/books', '/mine', '/late']);
  const answers = (path: string) =>
    endpoints.filter((it) => it.path === path).map(({ authenticated, authorized }) => [authenticated, authorized]);
  const open = { is: 'not-applicable', by: 'public by the configuration: /books' };
  expect(answers('/books')).toEqual([
    [open, open],
    [open, open],
  ]);
  expect(answers('/mine')).toMatchObject([[{ is: 'yes' }, { is: 'no' }]]);
  expect(answers('/docs')).toEqual([[{ is: 'no' }, { is: 'no' }]]);
});

it('is heard by the rules, which judge applications', async () => {
  const told = async (patterns: readonly string[]) =>
    (await openWith(patterns)).findings
      .filter(({ rule }) => rule === 'unguarded-endpoint')
      .map(({ message }) => message);
  expect(await told([])).toEqual([expect.stringContaining('POST /books')]);
  expect(await told(['/books'])).toEqual([]);
  const late = async (patterns: readonly string[]) =>
    (await openWith(patterns)).findings.filter(({ rule }) => rule === 'missing-error-handler').length;
  expect(await late(['/books'])).toBe(await late([]));
});
