// A secret that the backend was given, compared with what a request holds; and handlers that go on after they refused.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is said of an endpoint that compares `req.params.key` and the header of the same name. */
function said(body: string, config = `({ secretKey: process.env.SECRET_KEY || 'open sesame', mode: 'key' })`): string {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const { PrismaClient } = require('@prisma/client'); const { work } = require('elsewhere');
const app = express(); const prisma = new PrismaClient(); const config = ${config};
app.use((req, res, next) => { req.settings = config; next(); });
app.post('/:key/x', async (req, res) => {
  const { key } = req.params;
  ${body}
}); app.listen(1);`,
  });
  return endpoints[0]!.authenticated.is;
}
const refused = `if (key !== config.secretKey) {
    return res.status(400).json({});
  }`;

it('is a credential, wherever it is kept and wherever in the request it stands', () => {
  expect(said(`${refused} res.json({});`)).toBe('yes');
  expect(said(`${refused} res.json({});`, `({ secretKey: 'open sesame' })`)).toBe('yes');
  expect(
    said(`let given = ''; if (key === undefined) given = req.headers.authorization.split(' ')[0]; else given = key;
  if (given !== req.settings.secretKey) return res.status(400).json({}); res.json({});`),
  ).toBe('yes');
  expect(said(`if (key !== config.mode) return res.status(400).json({}); res.json({});`, `({ mode: 'keys' })`)).toBe(
    'no',
  );
  expect(said(`if (req.body.key !== req.body.secretKey) return res.status(400).json({}); res.json({});`)).toBe('no');
});
it('keeps nobody out where the handler does its work all the same, and what it goes on with may be work', () => {
  const told = refused.replace('return ', '');
  expect(said(`${told}\n  await prisma.note.deleteMany({ where: { old: true } });\n  res.json({});`)).toBe('no');
  expect(said(`${refused}\n  await prisma.note.deleteMany({ where: { old: true } });\n  res.json({});`)).toBe('yes');
  expect(said(`${told}\n  const done = await work(req);\n  res.json(done);`)).toBe('unknown');
  expect(said(`${told}\n  res.json({});`)).toBe('yes');
});
it('is none where cases tell kinds apart', () => {
  const cases = `case 'article': return res.json({ a: 1 }); case 'comment': return res.json({ b: 1 }); default: throw new Error('no');`;
  expect(said(`switch (req.headers['x-key-kind']) { ${cases} }`)).toBe('no');
});
it('is one as well where another file reads it from the settings and exports it', () => {
  const kept = (settings: string, given: string): string =>
    modelOf({
      'settings.ts': `export const KEY = process.env.API_KEY; export const MODE = process.env.MODE; export const NAMES = ['a', 'b'];`,
      'app.ts': `import express from 'express'; import { KEY, MODE, NAMES } from './settings.ts';
const app = express();
app.use((req, res, next) => { const given = ${given}; if (given !== ${settings}) return res.status(401).end(); next(); });
app.post('/notes', (req, res) => res.json({ ok: 1 }));
app.listen(1);`,
    }).endpoints[0]!.authenticated.is;
  expect(kept('KEY', `req.headers['x-api-key']`)).toBe('yes');
  expect(kept('KEY', 'req.path')).toBe('no');
  expect(kept('MODE', `req.headers['x-mode']`)).toBe('no');
  expect(kept('NAMES', `req.headers['x-name']`)).toBe('no');
});
it('is one in the body too where it is compared in steady time, and what is kept of somebody is exchanged there', () => {
  const steady = (against: string): string =>
    modelOf({
      'app.ts': `import express from 'express'; import { timingSafeEqual } from 'node:crypto'; import { PrismaClient } from '@prisma/client';
const app = express(); const prisma = new PrismaClient();
app.post('/jobs', express.json(), async (req, res) => {
  const kept = await prisma.user.findUnique({ where: { name: req.body.name } });
  if (!timingSafeEqual(Buffer.from(req.body.secret), Buffer.from(${against}))) return res.status(401).end();
  res.json({ ok: 1 });
});
app.listen(1);`,
    }).endpoints[0]!.authenticated.is;
  expect(steady('process.env.JOB_SECRET')).toBe('yes');
  expect(steady('kept.password')).toBe('no');
});
it('is none where a page gives it to whoever opens it, against forged requests', () => {
  const compared = (header: string): string =>
    said(`if (req.headers['${header}'] !== config.secretKey) return res.status(403).json({}); res.json({});`);
  expect([compared('x-api-key'), compared('x-csrf-token'), compared('X-XSRF-TOKEN')]).toEqual(['yes', 'no', 'no']);
});
it('is not known to be shown, nor not to be, where nobody knows what is compared with it', () => {
  const compared = (given: string, secret: string): string =>
    said(`const given = ${given}; if (given !== ${secret}) return res.status(401).end(); res.json({});`);
  expect(compared('req.copied().fields.key', 'config.secretKey')).toBe('unknown');
  expect(compared('req.copied().fields.key', 'config.mode')).toBe('no');
  expect(compared(`'key'`, 'config.secretKey')).toBe('no');
});
it.each([
  ['put side by side', `const [a, b] = [Buffer.from(req.body.key), Buffer.from(config.secretKey)];`],
  ['waited for together', `const [a, b] = await Promise.all([req.body.key, config.secretKey]);`],
  ['in turn', `const [a, b] = [req.body.key, config.secretKey].map((it) => Buffer.from(it));`],
  ['by its place', `const all = [req.body.key, config.secretKey]; const a = all[0]; const b = all[1];`],
])('is told apart from what it is compared with: %s', (_, both) => {
  expect(
    said(`${both} if (!require('crypto').timingSafeEqual(a, b)) return res.status(400).end(); res.json({});`),
  ).toBe('yes');
  const same = both.replace('config.secretKey', 'req.body.again');
  expect(
    said(`${same} if (!require('crypto').timingSafeEqual(a, b)) return res.status(400).end(); res.json({});`),
  ).toBe('no');
});
