// Strangers are refused by what was noted down before, and not where they were looked for.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `authenticated` of a handler of this body; `more`: what stands beside it. */
function answers(body: string, more = ''): string {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const { Pool } = require('pg'); const pool = new Pool(); const app = express();
async function find(token) { const { rows } = await pool.query('select * from sessions where token = $1', [token]); return rows[0]; }
${more}
app.post('/notes', express.json(), async (req, res) => {
  ${body}
  await pool.query('insert into notes (text) values ($1)', [req.body.text]); res.json({});
});
app.listen(1);`,
  });
  return endpoints[0]!.authenticated.is;
}
const session = `const session = await find(req.headers.authorization);`;
const refuse = `return res.status(401).end();`;

it.each([
  ['a list', `const errors = []; ${session} if (!session) errors.push('who?'); if (errors.length > 0) ${refuse}`],
  ['a name', `let kind; ${session} if (!session) kind = 'a'; else kind = 'b'; switch (kind) { case 'a': ${refuse} }`],
  ['the answer', `${session} if (session) res.locals.user = session; if (!res.locals.user) ${refuse}`],
])('are not known to be let by: noted in %s', (_, body) => {
  expect(answers(body)).toBe('unknown');
});
it('are not known to be let by: noted by what is called', () => {
  const guard = `class Guard { async look(req) { this.denied = false; ${session} if (!session) this.denied = true; } }`;
  expect(answers(`const guard = new Guard(); await guard.look(req); if (guard.denied) ${refuse}`, guard)).toBe(
    'unknown',
  );
  const fill = `async function fill(context, req) { ${session} if (session) context.user = session.user; }`;
  expect(answers(`const context = {}; await fill(context, req); if (!context.user) ${refuse}`, fill)).toBe('unknown');
  const tell = `async function tell(req, problems) { ${session} if (!session) problems.add('who?'); }`;
  expect(answers(`const problems = new Set(); await tell(req, problems); if (problems.size) ${refuse}`, tell)).toBe(
    'unknown',
  );
});
it('are let by where nobody is refused for it, or for what anybody can send', () => {
  expect(answers(`${session} if (session) console.log('known');`)).toBe('no');
  expect(answers(`if (!/^Bearer /.test(req.headers.authorization)) ${refuse}`)).toBe('no');
});
it('are kept out where a flag that is kept tells', () => {
  expect(answers(`let ok = false; ${session} if (session) ok = true; if (!ok) ${refuse}`)).toBe('yes');
  expect(answers(`let error; ${session} if (!session) error = new Error('who?'); if (error) throw error;`)).toBe('yes');
});
it('are not taken for those of another error of the same class', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const app = express(); app.use(express.json());
class Failure extends Error { constructor(text, status) { super(text); this.status = status ?? 500; } }
const kept = []; const mine = [];
app.post('/a', (req, res) => { if (mine.length > 3) throw new Failure('full'); kept.push(req.body); res.json({}); });
app.post('/b', (req, res) => { if (req.body.a) throw new Failure('no', 401); res.json({}); });
app.use((error, req, res, next) => res.status(error.status).end()); app.listen(1);`,
  });
  expect(endpoints.map((it) => it.authenticated.is)).toEqual(['no', 'no']);
});
it('are not known to be let by where what tells is made of too much to look at', () => {
  const asks = Array.from({ length: 400 }, (_, at) => `ask${String(at)}()`);
  const made = `import { ${asks.map((it) => it.slice(0, -2)).join(', ')} } from './asks'; const whoIs = (req) => ${asks.join(' || ')};`;
  const answer = (whose: string): string =>
    modelOf({
      'app.js': `import express from 'express'; ${made} const app = express();
app.get('/', (req, res) => { const user = ${whose}; if (!user) return res.status(401).end(); res.json({}); }); app.listen(1);`,
    }).endpoints[0]!.authenticated.is;
  expect(answer('whoIs(req)')).toBe('unknown');
  expect(answer('req.query.name')).toBe('no');
});
