// Who is remembered on an instance that a handler makes for itself: only what it calls there can have put somebody.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `authenticated` of a handler that makes an account and asks it; `more`: methods of its class, `asked`: what it does. */
function asked(
  body: string,
  { more = '', refuse = "res.status(401).json({ error: 'who?' })", base = '', others = '' } = {},
): string {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const Redis = require('ioredis'); const crypto = require('crypto');
const app = express(); const redis = new Redis(); const elsewhere = require('./elsewhere');
class Base { constructor() { this.id = false; } ${base} }
class Account extends Base {
  constructor(kept) { super(); this.kept = kept; }
  who() { return this.id; }
  async load(header) {
    const id = await this.kept.get('token:' + header.replace('Bearer ', ''));
    if (id) { this.id = id; return true; }
    return false;
  }
  create() { this.id = crypto.randomBytes(8).toString('hex'); }
  ${more}
}
app.post('/x', async (req, res) => {
  const account = new Account(redis);
  ${body}
  if (!account.who()) return ${refuse};
  res.json(await redis.get('things:' + account.who()));
});
${others}
app.listen(1);`,
    'elsewhere.js': `module.exports = (it) => it.create();`,
  });
  return endpoints[0]!.authenticated.is;
}
const load = 'await account.load(req.headers.authorization);';

it('takes no account of methods that nobody calls on it', () => {
  expect(asked(load)).toBe('yes');
  expect(asked(load, { refuse: "res.json({ error: 'who?' })" })).toBe('conditional');
});
it('takes those into account that are called, by others or from above as well', () => {
  expect(asked(`${load} if (req.query.fresh) account.create();`)).toBe('conditional');
  expect(asked(`${load} account.begin();`, { more: 'begin() { this.create(); }' })).toBe('conditional');
  expect(asked(`${load} account.begin();`, { base: 'begin() { this.create(); }' })).toBe('conditional');
  expect(
    asked(`${load} account.begin();`, { more: 'begin() { super.start(); }', base: 'start() { this.create(); }' }),
  ).toBe('conditional');
});
it('takes all into account where the instance is handed on', () => {
  expect(asked(`${load} elsewhere(account);`)).toBe('conditional');
  expect(asked(`${load} account.begin();`, { more: 'begin() { elsewhere(this); }' })).toBe('conditional');
});
it('looks at what this one is handed, however many others there are', () => {
  const many = Array.from(
    { length: 14 },
    (_, at) => `const a${String(at)} = new Account(redis); a${String(at)}.load(process.argv[${String(at)}]);`,
  );
  expect(asked(load, { others: many.join('\n') })).toBe('yes');
});
