// What nobody understands may refuse somebody in a chain of promises as well as in an attempt.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function answers(handler: string, wrap = 'const wrap = (run) => run;'): readonly string[] {
  const model = modelOf({
    'app.js': `import express from 'express'; ${wrap}
export default (container) => { const app = express(); app.post('/a', ${handler}); app.listen(3000); };`,
  });
  return model.endpoints.map((it) => it.authenticated.is);
}
const FAILS = `.then((r) => res.json(r)).catch((error) => res.status(error.code || 500).json({}))`;
const WRAP = `const wrap = (run) => (req, res) => Promise.resolve({ headers: req.headers, body: req.body }).then((c) => run(c))${FAILS};`;

it.each([
  [`(req, res) => { container.auth.refuse('key', req.headers)${FAILS}; }`],
  [`(req, res) => { Promise.resolve().then(() => container.auth.refuse('key', req.headers))${FAILS}; }`],
  [
    `(req, res) => { Promise.resolve(req.headers).then(async (h) => { await container.auth.refuse('key', h); })${FAILS}; }`,
  ],
  [`(req, res) => { new Promise((keep) => keep(container.auth.refuse('key', req.headers)))${FAILS}; }`],
  [`wrap(async (c) => { await container.auth.refuse('key', c.headers); return container.keys.create(c.body); })`, WRAP],
])('may be refused: %s', (handler, wrap?: string) => {
  expect(answers(handler, wrap)).toEqual(['unknown']);
});
it('is understood where all of the chain is', () => {
  expect(answers(`wrap(async (c) => { console.log(c.body); return { ok: 1 }; })`, WRAP)).toEqual(['no']);
  const refuses = `if (c.headers['x-key'] !== process.env.KEY) throw Object.assign(new Error('no'), { code: 401 });`;
  expect(answers(`wrap(async (c) => { ${refuses} return { ok: 1 }; })`, WRAP)).toEqual(['yes']);
});
