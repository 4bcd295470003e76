// What may be one of several things, of which only one has to do with the caller, stands for nobody.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const FINDING = `
const bearer = async (req) => { const { id } = jwt.verify(req.headers.authorization, process.env.KEY); return prisma.user.findUnique({ where: { id } }); };
const byHost = (req) => prisma.user.findFirst({ where: { host: req.hostname } });
const first = () => prisma.user.findFirst();
async function chosen(req) {
  let found;
  switch (process.env.MODE) {
    case 'open': { found = await first(); break; }
    default: { found = await bearer(req); break; }
  }
  return found;
}
async function returned(req) { if (process.env.OPEN) return first(); return bearer(req); }`;
/** What is said of an endpoint that compares a member of this with what was asked for. */
function compared(value: string): readonly [authenticated: string, authorized: string] {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const { PrismaClient } = require('@prisma/client'); const prisma = new PrismaClient(); ${FINDING}
app.get('/x', async (req, res) => { const user = ${value};
  if (user.teamId !== req.query.team) return res.status(403).end(); res.json({}); });
app.listen(1);`,
  });
  return [endpoints[0]!.authenticated.is, endpoints[0]!.authorized.is];
}

it.each([
  ['is who a token names', 'await bearer(req)'],
  ['is who a token names, or nobody', 'process.env.ON ? await bearer(req) : null'],
  ['is who a token names, in either of two ways', 'process.env.ON ? await bearer(req) : (await bearer(req))'],
])('is sure where it %s', (_, value) => {
  expect(compared(value)[0]).toBe('yes');
});
it.each([
  ['was found by the address first', '(await byHost(req)) ?? (await bearer(req))'],
  ['was found without one where a setting says so', 'process.env.OPEN ? await first() : await bearer(req)'],
  ['is chosen by a mode', 'await chosen(req)'],
  ['is given back before anybody is asked', 'await returned(req)'],
])('is not sure where it %s', (_, value) => {
  expect(compared(value)).not.toContain('yes');
  expect(compared(value)[0]).not.toBe('no');
});
it('does not take for a right that somebody is found in a list by who they are', () => {
  const found = (list: string): string | undefined =>
    modelOf({
      'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const fs = require('node:fs'); const app = express();
const { PrismaClient } = require('@prisma/client'); const prisma = new PrismaClient();
app.use((req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); } catch (e) { return res.status(401).end(); } next(); });
app.get('/x/:id', async (req, res) => { const list = ${list}; const found = list.find((it) => it.userId === req.user.id);
  if (!found) return res.status(403).end(); res.json(found); });
app.listen(1);`,
    }).endpoints[0]?.authorized.is;
  expect(found("JSON.parse(fs.readFileSync('accounts.json', 'utf8'))")).toBe('unknown');
  expect(found('await prisma.member.findMany({ where: { teamId: req.params.id } })')).toBe('yes');
});
