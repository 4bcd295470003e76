// What steps before put onto the request is looked at as it would be in a variable.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function told(steps: string): string {
  const { endpoints } = modelOf(
    {
      'app.js': `const app = require('express')();
const { PrismaClient } = require('@prisma/client');
const db = new PrismaClient();
const is = (req, place) => req.headers.authorization === \`Bearer \${place.token}\`;
const find = (req) => db.place.findUniqueOrThrow({ where: { id: req.params.id } });
${steps}
app.put('/places/:id', async (req, res) => { await db.place.update({ where: { id: req.params.id }, data: {} }); res.json({}); });
app.listen(3000);`,
    },
    { express: '5', '@prisma/client': '6' },
  );
  return endpoints.find(({ method }) => method === 'PUT')!.authenticated.is;
}
const REFUSES =
  "app.use('/places/:id', (req, res, next) => { if (!req.isAdmin) return res.sendStatus(403); next(); });";

it.each([
  [
    `app.use('/places/:id', async (req, res, next) => { req.place = await find(req); req.isAdmin = is(req, req.place); next(); }); ${REFUSES}`,
    'yes',
  ],
  [
    `app.use('/places/:id', async (req, res, next) => { req.place = await find(req); if (is(req, req.place)) req.isAdmin = true; next(); }); ${REFUSES}`,
    'yes',
  ],
  [
    "app.use('/places/:id', async (req, res, next) => { req.place = await find(req); if (!is(req, req.place)) return res.sendStatus(403); next(); });",
    'yes',
  ],
  [
    'app.use((req, res, next) => { req.token = req.headers.authorization; next(); }); app.use((req, res, next) => { if (req.token !== process.env.TOKEN) return res.sendStatus(401); next(); });',
    'yes',
  ],
  // What stands there has nothing to do with a credential.
  [
    `app.use('/places/:id', async (req, res, next) => { req.place = await find(req); req.isAdmin = req.place.isOpen; next(); }); ${REFUSES}`,
    'no',
  ],
  [`app.use('/places/:id', async (req, res, next) => { req.isAdmin = true; next(); }); ${REFUSES}`, 'no'],
] as const)('%s: %s', (steps, is) => {
  expect(told(steps)).toBe(is);
});
