// Answers that are only made refuse nobody where what a helper gives back is dropped.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `authenticated` of a route of Hono that calls a helper so. */
function answers(calls: string): string {
  const { endpoints } = modelOf({
    'app.ts': `import { Hono } from 'hono'; import jwt from 'jsonwebtoken'; import { notes } from './notes.ts';
async function asked(c) {
  try { jwt.verify(c.req.header('authorization'), process.env.KEY); } catch { return c.json({}, 401); }
}
const app = new Hono();
app.post('/notes', async (c) => { ${calls} await notes.add(await c.req.json()); return c.json({}); });
export default app;`,
    'notes.ts': `import { Pool } from 'pg'; const pool = new Pool();
export const notes = { add: (note) => pool.query('insert into notes (text) values ($1)', [note.text]) };`,
  });
  return endpoints[0]!.authenticated.is;
}
it('where it is called and nothing is made of it', () => {
  expect(answers('await asked(c);')).toBe('no');
  expect(answers('asked(c);')).toBe('no');
});
it('but where it is given back', () => {
  expect(answers('const refused = await asked(c); if (refused) return refused;')).toBe('yes');
});
it('and those that are sent refuse, whatever is made of what the helper gives', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
function asked(req, res) {
  try { jwt.verify(req.headers.authorization, process.env.KEY); } catch { return res.status(401).end(); }
}
app.get('/notes', (req, res) => { asked(req, res); if (res.headersSent) return; res.json({}); }); app.listen(1);`,
  });
  expect(endpoints[0]!.authenticated.is).not.toBe('no');
});
it('nor where the handler itself drops it', () => {
  const asked = (drops: string): string =>
    modelOf({
      'app.ts': `import { Hono } from 'hono'; import jwt from 'jsonwebtoken'; const app = new Hono();
app.get('/notes', (c) => { try { jwt.verify(c.req.header('authorization'), process.env.KEY); } catch { ${drops} } return c.json([]); });
export default app;`,
    }).endpoints[0]!.authenticated.is;
  expect(asked('c.json({}, 401);')).toBe('no');
  expect(asked('return c.json({}, 401);')).toBe('yes');
});
