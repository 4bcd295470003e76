// What a program puts onto the global object is known no more than what stands under a name that nobody declares.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const asked = (handler: string): string =>
  modelOf({
    'app.js': `const express = require('express'); const app = express();
app.get('/x', async (req, res) => { const { status, data } = await ${handler}.handle({ secret: req.headers.authorization }); res.status(status).json(data); });
app.listen(1);`,
  }).endpoints[0]!.authenticated.is;

it.each(['kept', 'global.kept', 'globalThis.kept', '(await global.kept).part'])('%s', (handler) => {
  expect(asked(handler)).toBe('unknown');
});

const SERVICE = `class Service { async handle({ secret }) { if (secret !== process.env.KEY) return { status: 401, data: {} }; return { status: 200, data: 1 }; } }
const begin = async () => ({ part: new Service() });`;
const answered = (setup: string): string =>
  modelOf({
    'app.js': `const express = require('express'); const app = express(); ${SERVICE} ${setup}
app.get('/x', async (req, res) => { const made = await start(); const { status, data } = await made.part.handle({ secret: req.headers.authorization }); res.status(status).json(data); });
app.listen(1);`,
  }).endpoints[0]!.authenticated.is;

it('a promise that is made by hand is kept with what another is kept with', () => {
  const made = 'new Promise((resolve, reject) => { begin().then(resolve).catch(reject); })';
  expect(answered(`const start = () => ${made};`)).toBe('yes');
  expect(answered(`const start = () => { if (!global.kept) global.kept = ${made}; return global.kept; };`)).toBe('yes');
});
it('and is not known where nobody sees what it is kept with', () => {
  expect(answered('const start = () => new Promise((resolve) => { later(resolve); });')).toBe('unknown');
});
