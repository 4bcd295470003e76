// A body whose fate hangs on a call that nobody understands may be checked there: that is no proof that it is not.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `const express = require('express'); const { isThing, assertThing } = require('@company/schemas');
const store = require('@company/store'); const app = express(); app.use(express.json());
const wrong = (body) => { const errors = isThing('thing', body); if (errors.length) return { status: 400, errors }; };
const right = (body) => isThing('thing', body);
`;
const body = (handler: string): string | undefined =>
  modelOf({ 'app.js': `${HEAD} app.post('/x', async (req, res) => { ${handler} });` }).endpoints[0]?.validated.body.is;

describe('a body handed to what is not understood', () => {
  it.each([
    [
      'may be refused there',
      'if (!isThing(req.body)) return res.status(400).end(); res.json(req.body.name);',
      'unknown',
    ],
    ['may throw there', 'assertThing(req.body); res.json(req.body.name);', 'unknown'],
    [
      'by a helper that decides',
      'if (wrong(req.body)) return res.status(400).end(); res.json(req.body.name);',
      'unknown',
    ],
    [
      'by a helper that tells',
      'if (!right(req.body)) return res.status(400).end(); res.json(req.body.name);',
      'unknown',
    ],
    [
      'is stored as it came',
      'const made = await store.create(req.body); if (!made) res.status(500); res.json(made);',
      'no',
    ],
    ['one member of it is looked up', 'if (!(await store.find(req.body.id))) res.status(404); res.json({});', 'no'],
    ['is not, where nothing hangs on it', 'const it = store.shown(req.body); res.json(it);', 'no'],
  ])('%s', (_, text, is) => {
    expect(body(text)).toBe(is);
  });
});
