// A key that is handed in has to be among those that are set.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each([
  ["const SET = process.env.ALLOWED.split(',');", 'SET.includes(req.body.apiKey)', 'yes'],
  [
    "const SET = process.env.ALLOWED ? process.env.ALLOWED.split(',') : null;",
    'SET ? SET.includes(req.body.apiKey) : true',
    'conditional',
  ],
  // What may be chosen is no key.
  ["const SET = process.env.ALLOWED.split(',');", 'SET.includes(req.body.kind)', 'no'],
] as const)('%s %s: %s', (set, asked, is) => {
  const { endpoints } = modelOf({
    'app.js': `const app = require('express')();
${set}
const allowed = (req) => (${asked});
app.post('/runs', (req, res, next) => { if (!allowed(req)) return res.sendStatus(403); next(); }, (req, res) => res.json({}));
app.listen(3000);`,
  });
  expect(endpoints[0]!.authenticated.is).toBe(is);
});
