// Guards that walk a table of paths and of the rights that each of them needs.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is said of two paths of which only the second may stand in a table. */
function told(table: string, walk: string): readonly string[] {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
app.use((req, res, next) => { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); });
const needed = ${table};
app.use((req, res, next) => { const { roles } = req.user; ${walk} next(); });
app.post('/open', (req, res) => res.end()); app.post('/closed', (req, res) => res.end());`,
  });
  return endpoints.map((it) => it.authorized.is);
}
/** A table with rows before the one that counts. */
function rows(before: number): string {
  const others = Array.from({ length: before }, (_, at) => `['/n${String(at)}', 'R${String(at)}']`);
  return `[${[...others, "['/closed', 'BOSS']"].join(', ')}]`;
}
const asked = `if (req.path.includes(part)) { if (!roles.includes(role)) throw new Error('not allowed'); }`;
const each = `needed.forEach(([part, role]) => { ${asked} });`;

it.each([0, 1, 14, 40])('asks a right on the path of the last row, after %i others', (before) => {
  expect(told(rows(before), each)).toEqual(['no', 'yes']);
});
it('asks the right of each path that is written out', () => {
  const one = `if (req.path.startsWith('/a')) { if (!roles.includes('A')) throw new Error('not allowed'); }`;
  const other = `if (req.path.startsWith('/closed')) { if (!roles.includes('BOSS')) throw new Error('not allowed'); }`;
  expect(told('[]', `${one} ${other}`)).toEqual(['no', 'yes']);
  expect(told('[]', `${other} ${one}`)).toEqual(['no', 'yes']);
});
it('does not say that nothing is asked where nobody knows the table', () => {
  expect(told('JSON.parse(process.env.NEEDED)', each)).toEqual(['conditional', 'conditional']);
});
