// What a small function is asked by many, far away, is told apart by the places where it is called.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const COUNT = 70;

/** `authenticated` of handlers that ask `same` through several functions: of a key, of a signature, of nothing secret. */
function answers(same: string): ReadonlyMap<string, ReadonlySet<string>> {
  const kinds = ['key', 'signature', 'name'];
  const routes = Array.from({ length: COUNT }, (_, index) => {
    const kind = kinds[index % kinds.length]!;
    return `app.post('/${kind}/${index}', wrapped('${index}', async (req, res) => {
      if (!(await ${kind}(req))) return res.status(401).end(); res.json({}); }));`;
  });
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const crypto = require('crypto'); const app = express();
      ${same}
      async function key(req) { const { body } = req; return same(body.value, process.env.SECRET_KEY); }
      async function signature(req) { const { body } = req;
        return same(crypto.createHmac('sha256', process.env.HOOK_SECRET).update(body.text).digest('hex'), body.value); }
      async function name(req) { const { body } = req; return same(body.value, body.name); }
      const attempt = (handler) => async (req, res) => { try { await handler(req, res); } catch { res.status(500).end(); } };
      const named = (req, name) => ({ body: req.body, name });
      const wrapped = (name, handler) => attempt(async (req, res) => { await handler(named(req, name), res); });
      ${routes.join('\n')} app.listen(1);`,
  });
  return new Map(
    kinds.map((kind) => [
      kind,
      new Set(endpoints.flatMap((it) => (it.path.startsWith(`/${kind}/`) ? [it.authenticated.is] : []))),
    ]),
  );
}
it('is told for each place where it is called', () => {
  const told = answers(`function same(a, b) { if (typeof a !== 'string' || typeof b !== 'string') return false;
    return crypto.timingSafeEqual(Buffer.from(a), Buffer.from(b)); }`);
  expect(Object.fromEntries(told)).toEqual({
    key: new Set(['yes']),
    signature: new Set(['yes']),
    name: new Set(['no']),
  });
});
it('is never denied of those of whom it is not told', () => {
  const told = answers(`async function same(a, b) { await pause();
    if (typeof a !== 'string' || typeof b !== 'string') return false;
    return crypto.timingSafeEqual(Buffer.from(a), Buffer.from(b)); }`);
  expect(told.get('key')!.has('no')).toBe(false);
  expect(told.get('signature')!.has('no')).toBe(false);
});
