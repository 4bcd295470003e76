// Refusals that have nothing to do with who is calling, and clients that a typed store of the project hands out.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const answers = (files: Readonly<Record<string, string>>): readonly string[] =>
  modelOf(files).endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is} ${it.authorized.is}`);
const counted = (status: number): readonly string[] =>
  answers({
    'app.js': `const express = require('express'); const { counter } = require('their-counters'); const app = express();
app.use(async (req, res, next) => {
  const { tooMany } = await counter.count({ from: req.ip, whose: counter.nameOf?.(req) });
  if (tooMany) return res.status(${String(status)}).end();
  next();
});
app.get('/x', (req, res) => res.json({})); app.listen(1);`,
  });

it('who counts requests asks nobody who they are, whatever counts them', () => {
  expect(counted(429)).toEqual(['GET /x no no']);
  expect(counted(401)).toEqual(['GET /x unknown unknown']);
});
it('what a store gives back is what its argument makes, where its type says so', () => {
  const { endpoints, queries } = modelOf({
    'store.ts': `export function once<T>(name: string, make: () => T): T {
  if (!globalThis.kept) globalThis.kept = new Map();
  if (!globalThis.kept.has(name)) globalThis.kept.set(name, make());
  return globalThis.kept.get(name);
}`,
    'app.ts': `import express from 'express'; import { PrismaClient } from '@prisma/client'; import { once } from './store.ts';
const prisma = once('prisma', () => new PrismaClient()); const app = express();
const whose = async ({ token }: { token: string }) => {
  const found = await prisma.key.findFirst({ where: { token } });
  if (!found) throw new Error('who?');
  return found;
};
app.get('/x', async (req, res) => { await whose({ token: req.get('authorization') }); res.json({}); });
app.post('/y', async (req, res) => { await prisma.note.create({ data: { text: req.body.text } }); res.json({}); });
app.listen(1);`,
  });
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.audited.is}`)).toEqual([
    '/x yes not-applicable',
    '/y no no',
  ]);
  expect(queries.map((it) => it.package)).toContain('@prisma/client');
});
it('rows of a table that is called one of audits are records, whose kind says what was done', () => {
  const row = (table: string): string => `await prisma.${table}.create({ data: {
    type: 'NOTE_REMOVED', noteId: req.params.id, userId: req.get('x-user'), data: { why: req.body.why } } });`;
  const { endpoints } = modelOf({
    'app.ts': `import express from 'express'; import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient(); const app = express();
app.delete('/a/:id', async (req, res) => { await prisma.note.delete({ where: { id: req.params.id } }); ${row('noteAuditLog')} res.end(); });
app.delete('/b/:id', async (req, res) => { await prisma.note.delete({ where: { id: req.params.id } }); ${row('noteMessage')} res.end(); });
app.listen(1);`,
  });
  expect(endpoints.map((it) => `${it.path} ${it.audited.is}`)).toEqual(['/a/:id yes', '/b/:id no']);
});
