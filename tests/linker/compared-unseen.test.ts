// Credentials that are compared with what nobody sees: it may be a secret, and may be none.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (setup: string, secret: string): string => {
  const app = `const express = require('express'); ${setup} const app = express();
app.post('/a', (req, res) => { if (req.headers.authorization !== ${secret}) return res.status(401).end(); res.json({}); });
app.listen(1);`;
  const { endpoints } = modelOf({ 'app.js': app }, { express: '^5' });
  return endpoints[0]!.authenticated.is;
};
it('are not known to be checked, nor not to be', () => {
  expect(told("const { config } = require('@elsewhere/config');", '`Bearer ${config.token}`')).toBe('unknown');
  expect(told("const config = require('@elsewhere/config').load();", 'config.word')).toBe('unknown');
  const proxy =
    'class Kept { get(name) { return process.env[name]; } } const config = new Proxy(new Kept(), { get(t, k) { return k in t ? t[k] : t.get(k); } });';
  expect(told(proxy, '`Bearer ${config.token}`')).not.toBe('no');
});
it('are not checked where they are compared with what is written out', () => {
  expect(told("const scheme = 'Bearer';", 'scheme')).toBe('no');
  expect(told('', 'undefined')).toBe('no');
});
