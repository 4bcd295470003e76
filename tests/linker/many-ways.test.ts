// Functions that call one another at many places have more ways than can be kept: those from one place are one.
import { expect, it, vi } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

vi.setConfig({ testTimeout: 180_000 });

/** Each of `deep` functions answers, and calls the next one at four places under conditions of its own. */
function endpoints(deep: number): readonly string[] {
  const functions = Array.from({ length: deep }, (_, n) => {
    const next = n + 1 < deep ? `step${String(n + 1)}(req, res, next)` : 'next()';
    return `function step${String(n)}(req, res, next) {
  if (req.query.a${String(n)} === 'x') { res.status(400); res.json({}); return; }
  if (req.query.b${String(n)}) ${next}; else if (req.query.c${String(n)}) ${next}; else if (req.query.d${String(n)}) ${next}; else ${next};
}`;
  });
  const { endpoints: found } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
${functions.join('\n')}
app.use((req, res, next) => { try { jwt.verify(req.headers.authorization, process.env.KEY); } catch { return res.status(401).end(); } next(); });
app.get('/notes', step0, (req, res) => { res.json([]); });
app.listen(1);`,
  });
  return found.map((it) => it.authenticated.is);
}
it('however deep', () => {
  expect(endpoints(3)).toEqual(['yes']);
  expect(endpoints(14)).toEqual(['yes']);
});
