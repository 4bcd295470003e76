// A failure that a function comes to by many ways is one.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('is told once, however often the function that fails is called', () => {
  const takes = Array.from({ length: 50 }, (_, index) => `take({ ok: input.a${String(index)}, value: 1 });`).join('\n');
  const parts = Array.from({ length: 6 }, (_, index) => `const part${String(index)} = (input) => { ${takes} };`).join(
    '\n',
  );
  const all = Array.from({ length: 6 }, (_, index) => `part${String(index)}(input);`).join(' ');
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const guard = (req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); } catch { return res.sendStatus(401); } next(); };
const take = (result) => { if (!result.ok) throw new Error('nothing to take'); return result.value; };
${parts}
const run = (input) => { ${all} };
app.post('/x', guard, (req, res) => { try { run(req.body); } catch (error) { return res.status(500).json({}); } res.json({}); });
app.post('/y', guard, (req, res) => { run(req.body); if (req.user.role !== 'admin') return res.sendStatus(403); res.json({}); });
app.listen(1);`,
  });
  expect(endpoints.map((it) => `${it.authenticated.is} ${it.authorized.is}`)).toEqual(['yes no', 'yes yes']);
});
