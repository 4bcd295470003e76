// What somebody has, and works with, is no right; nor is a list of what is theirs, or an entry that is kept for them.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is said of an endpoint of this body, behind a sign-in: who is asked, and whether they may. */
function said(body: string, more = ''): string {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const { PrismaClient } = require('@prisma/client'); const prisma = new PrismaClient(); ${more}
app.use(async (req, res, next) => {
  try { const { id } = jwt.verify(req.headers.authorization, process.env.KEY); req.user = await prisma.user.findUnique({ where: { id } }); }
  catch (e) { return res.status(401).end(); }
  if (!req.user) return res.status(401).end(); next();
});
app.get('/x/:id', async (req, res) => { ${body} }); app.listen(1);`,
  });
  return `${endpoints[0]!.authenticated.is} ${endpoints[0]!.authorized.is}`;
}

it('an attribute that is worked with is none, and a flag is one', () => {
  expect(said(`if (!req.user.brewery) return res.status(400).end(); res.json(brew(req.user.brewery.name));`)).toBe(
    'yes no',
  );
  expect(
    said(`const { user } = req; if (!user.brewery) return res.status(403).end();
res.json(await prisma.beer.findMany({ where: { brewery: user.brewery } }));`),
  ).toBe('yes no');
  expect(said(`if (!req.user.brewer) return res.status(403).end(); res.json({});`)).toBe('yes yes');
  expect(said(`if (!req.user.admin) return res.status(403).end(); res.json({ by: req.user.admin });`)).toBe('yes yes');
});
it('the kind of a token is none', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
app.use((req, res, next) => {
  try {
    const token = jwt.verify(req.headers.authorization, process.env.KEY);
    if (token.person) req.user = { mail: token.person.mail };
    else if (token.machine) req.user = { machine: token.machine.id };
    else return res.status(401).end();
  } catch (e) { return res.status(401).end(); }
  next();
});
app.get('/x', (req, res) => res.json({})); app.listen(1);`,
  });
  expect([endpoints[0]!.authenticated.is, endpoints[0]!.authorized.is]).toEqual(['yes', 'no']);
});
it('what is kept for the caller and worked with is none, and a table of rights or of few people is one', () => {
  const tables = `const carts = {}; const rights = { admin: ['write'] }; const bosses = { ann: true };`;
  expect(
    said(`const cart = carts[req.user.id]; if (!cart) return res.status(404).end(); res.json(cart);`, tables),
  ).toBe('yes no');
  expect(said(`if (!rights[req.user.role]) return res.status(403).end(); res.json({});`, tables)).toBe('yes yes');
  expect(said(`if (!bosses[req.user.id]) return res.status(403).end(); res.json({});`, tables)).toBe('yes yes');
});
it('a session among those of the caller says that they are signed in, and what else is theirs may be a right', () => {
  const found = `const { token, role } = jwt.verify(req.headers.authorization, process.env.KEY);
const row = await prisma.user.findUnique({ where: { id: req.user.id } });`;
  expect(said(`${found} if (!row.sessions.includes(token)) return res.status(401).end(); res.json({});`)).toBe(
    'yes no',
  );
  expect(said(`${found} if (!row.roles.includes(role)) return res.status(403).end(); res.json({});`)).toBe('yes yes');
});
it('what of a row is shown to the caller refuses nobody', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const passport = require('passport'); const app = express(); app.use(passport.session());
const load = async (req, res, next, id) => {
  try {
    const cake = await req.app.locals.store.cakes.find(id);
    if (cake.notes) cake.notes = cake.notes.filter((it) => it.open === true || it.by === req.user?.id);
    res.locals.cake = cake; return next();
  } catch (error) { return next(new Error('none')); }
};
const warm = (req, res, next) => { const { cake } = res.locals; if (!cake) return next(new Error('lost')); return next(); };
app.param('id', load); app.get('/cakes/:id', warm, (req, res) => res.json(res.locals.cake)); app.listen(1);`,
  });
  expect([endpoints[0]!.authenticated.is, endpoints[0]!.authorized.is]).toEqual(['no', 'no']);
});
