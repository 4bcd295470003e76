// Lists of open paths whose entries are told apart by how they are written.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = (open: string): string => `const express = require('express'); const app = express();
const OPEN = ['/health', '/auth/*'];
const isOpen = (path) => OPEN.some(${open});
app.use((req, res, next) => { if (isOpen(req.path)) return next();
  if (req.headers['x-api-key'] !== process.env.API_KEY) return res.status(401).send({}); next(); });
for (const path of ['/health', '/auth/login', '/notes']) app.get(path, (req, res) => res.json({}));
app.listen(3000);`;

describe('entries of a list of open paths', () => {
  it.each([
    ['by a conditional', `(it) => (it.endsWith('*') ? path.startsWith(it.slice(0, -1)) : path === it)`],
    [
      'by a statement',
      `(it) => { if (it.includes('*')) { return path.startsWith(it.replace('*', '')); } return path === it; }`,
    ],
    [
      'by joined conditions',
      `(it) => path === it || (it.endsWith('/*') && path.startsWith(it.slice(0, it.length - 1)))`,
    ],
  ])('%s', (_, open) => {
    const { endpoints } = modelOf({ 'app.js': app(open) });
    expect(endpoints.map((it) => `${it.path} ${it.authenticated.is}`).sort()).toEqual([
      '/auth/login no',
      '/health no',
      '/notes yes',
    ]);
  });
});
