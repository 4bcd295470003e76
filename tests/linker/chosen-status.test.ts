// Whether somebody is refused hangs on what the status of the answer is chosen by.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const BEFORE = `const express = require('express'); const jwt = require('jsonwebtoken'); const { Pool } = require('pg');
const pool = new Pool(); const app = express();
async function find(token) { const { rows } = await pool.query('select * from sessions where token = $1', [token]); return rows[0]; }
function known(req) { try { jwt.verify(req.headers.authorization, process.env.KEY); return 200; } catch { return 401; } }
`;
const answers = (registered: string): string =>
  modelOf({ 'app.js': `${BEFORE} ${registered} app.listen(1);` }).endpoints[0]!.authenticated.is;
/** `authenticated` of a handler of this body. */
const handled = (body: string): string => answers(`app.get('/', async (req, res) => { ${body} });`);
/** The same of one behind middleware of this body. */
const guarded = (body: string): string =>
  answers(`app.use(async (req, res, next) => { ${body} next(); }); app.get('/', (req, res) => res.json({}));`);
const session = `const session = await find(req.headers.authorization);`;

it.each([
  ['a condition', `${session} const status = session ? 200 : 401; return res.status(status).json({ session });`],
  ['a condition where it is answered', `${session} return res.status(session ? 200 : 401).json({ session });`],
  ['a condition where it is written', `${session} res.statusCode = session ? 200 : 401; res.end();`],
  ['a variable', `${session} let status = 401; if (session) status = 200; res.status(status).json({});`],
  [
    'whether something failed',
    `let status = 200; try { jwt.verify(req.headers.authorization, process.env.KEY); } catch { status = 401; } res.status(status).json({});`,
  ],
  [
    'how far it came',
    `let status = 401; try { jwt.verify(req.headers.authorization, process.env.KEY); status = 200; } catch {} res.sendStatus(status);`,
  ],
  ['a function', `res.status(known(req)).json({});`],
])('hangs on %s', (_, body) => {
  expect(handled(body)).toBe('yes');
});
it.each([
  ['is refused', `${session} const status = session ? 200 : 401; if (status === 401) return res.status(status).end();`],
  [
    'is all but right',
    `${session} const status = session ? 200 : 401; if (status !== 200) return res.sendStatus(status);`,
  ],
  [
    'has a name',
    `${session} let kind = 'known'; if (!session) kind = 'nobody'; if (kind === 'nobody') return res.status(401).end();`,
  ],
  ['is given back', `const status = known(req); if (status >= 400) return res.sendStatus(status);`],
  ['is given back and compared', `if (known(req) !== 200) return res.sendStatus(401);`],
])('is asked before anybody goes on: it %s', (_, body) => {
  expect(guarded(body)).toBe('yes');
});
it('says nothing where what is chosen by says nothing of who is calling', () => {
  expect(handled(`const status = req.query.a === 'b' ? 200 : 401; res.status(status).json({});`)).toBe('no');
  expect(
    guarded(`const status = req.query.a === 'b' ? 200 : 401; if (status === 401) return res.sendStatus(status);`),
  ).toBe('no');
  expect(
    handled(`${session} const status = session ? 200 : 404; console.log(session); res.status(200).json({ status });`),
  ).toBe('no');
});
it('is not known where it is picked out of several by a name', () => {
  expect(handled(`${session} const all = { ok: 200, who: 401 }; res.sendStatus(all[session ? 'ok' : 'who']);`)).toBe(
    'unknown',
  );
});
