/** Whether what picks the rows that a caller chooses ties them to who the caller is. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';

async function answers(
  text: string,
): Promise<Readonly<Record<string, readonly [is: string, line: number | undefined]>>> {
  const root = mkdtempSync(join(tmpdir(), 'backend-audit-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(join(root, 'app.ts'), text);
  const found = await endpointsOf(root, { cache: false });
  return Object.fromEntries(
    found.map(({ method, path, ownerScoped: { is, at } }) => [`${method} ${path}`, [is, at?.line] as const]),
  );
}
const around = `import express from 'express';
import passport from 'passport';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const app = express();
const signedIn = passport.authenticate('jwt', { session: false });
const byId = (id: string) => prisma.order.findUnique({ where: { id } });
`;

it('tells rows that are picked by what the request says alone from those that are the caller’s', async () => {
  expect(
    await answers(`${around}
app.get('/open/:id', async (req, res) => { res.json(await byId(req.params.id)); });
app.get('/loose/:id', signedIn, async (req, res) => { res.json(await byId(req.params.id)); });
app.get('/tied/:id', signedIn, async (req, res) => {
  res.json(await prisma.order.findFirst({ where: { id: req.params.id, userId: req.user.id } }));
});
app.get('/mine', signedIn, async (req, res) => {
  res.json(await prisma.order.findMany({ where: { AND: [{ userId: req.user.id }, { paid: true }] } }));
});
app.get('/spread/:id', signedIn, async (req, res) => {
  res.json(await prisma.order.findFirst({ where: { ...filterOf(req), id: req.params.id } }));
});`),
  ).toEqual({
    'GET /open/:id': ['not-applicable', undefined],
    'GET /loose/:id': ['no', 7],
    'GET /tied/:id': ['yes', 12],
    'GET /mine': ['yes', 15],
    'GET /spread/:id': ['unknown', 18],
  });
});

it('does not say no where the row is compared with the caller, or a right is asked for', async () => {
  expect(
    await answers(`${around}
app.get('/compared/:id', signedIn, async (req, res) => {
  const order = await byId(req.params.id);
  if (order.userId !== req.user.id) return res.status(403).end();
  res.json(order);
});
app.get('/marked/:id', signedIn, async (req, res) => {
  const order = await byId(req.params.id);
  res.json({ ...order, mine: order.userId === req.user.id });
});
app.get('/role/:id', signedIn, (req, res, next) => (req.user.role === 'admin' ? next() : res.status(403).end()), async (req, res) => {
  res.json(await byId(req.params.id));
});`),
  ).toMatchObject({
    'GET /compared/:id': ['yes', 11],
    'GET /marked/:id': ['unknown', 7],
    'GET /role/:id': ['unknown', 7],
  });
});

it('keeps apart what handlers reach that one function was made around', async () => {
  expect(
    await answers(`${around}
const caught = (handler) => (req, res, next) => handler(req, res, next).catch(next);
app.get('/loose/:id', signedIn, caught(async (req, res) => { res.json(await byId(req.params.id)); }));
app.get('/own', signedIn, caught(async (req, res) => { res.json(await byId(req.user.orderId)); }));`),
  ).toEqual({ 'GET /loose/:id': ['no', 7], 'GET /own': ['yes', 7] });
});

it('takes no name for the caller, and doubts where a guard may have looked at the row', async () => {
  expect(
    await answers(`${around}
const reader = (id, owner) => prisma.order.findFirst({ where: { id, userId: owner } });
const watched = async (req, res, next) => {
  const order = await byId(req.params.id);
  if (order.userId !== req.user.id) console.log('somebody else');
  next();
};
const holder = { request: JSON.parse(process.env.SEED ?? '{}') };
app.get('/named/:id', signedIn, async (req, res) => { res.json(await reader(req.params.id, holder.request.user.id)); });
app.get('/watched/:id', signedIn, watched, async (req, res) => { res.json(await byId(req.params.id)); });`),
  ).toMatchObject({ 'GET /named/:id': ['unknown', expect.anything()], 'GET /watched/:id': ['unknown', 7] });
});

it('knows what was written onto a member before it was read, and rows that are changed where they are the caller’s', async () => {
  expect(
    await answers(`${around}
const update = (user) => prisma.user.update({ where: { id: user.id }, data: { name: user.name } });
app.put('/user', signedIn, async (req, res) => { const user = req.body; user.id = req.user.id; res.json(await update(user)); });
app.put('/any-user', signedIn, async (req, res) => { const user = req.body; res.json(await update(user)); });
app.put('/orders/:id', signedIn, async (req, res) => {
  await prisma.order.updateMany({ where: { id: req.params.id, userId: req.user.id }, data: { paid: true } });
  res.json(await byId(req.params.id));
});
app.put('/orders/:id/counted', signedIn, async (req, res) => {
  await prisma.order.updateMany({ where: { id: req.params.id, userId: req.user.id }, data: { paid: true } });
  res.json(await prisma.order.aggregate({ where: { id: req.params.id }, _count: true }));
});
app.get('/profile/:id', signedIn, async (req, res) => {
  await prisma.user.update({ where: { id: req.user.id }, data: { seen: 1 } });
  res.json(await byId(req.params.id));
});`),
  ).toMatchObject({
    'PUT /user': ['yes', 9],
    'PUT /any-user': ['no', 9],
    'PUT /orders/:id': ['unknown', 7],
    'PUT /orders/:id/counted': ['unknown', 18],
    'GET /profile/:id': ['no', 7],
  });
});
