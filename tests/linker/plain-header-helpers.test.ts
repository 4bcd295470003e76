// A function that reads nothing but headers that say how a request came about tells nothing about who sent it.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const asking = (sent: string): string => `const express = require('express'); const app = express();
function addressOf(headers) { const found = headers['x-forwarded-for']; if (found) return found.split(',')[0]; return headers['x-real-ip'] ?? ''; }
const tokenOf = (headers) => headers.authorization;
app.post('/', async (req, res) => {
  const headers = { authorization: 'Bearer ' + process.env.INTERNAL_API_KEY };
  const answer = await fetch(process.env.BASE + '/render', { method: 'POST', headers, body: JSON.stringify({ url: 'a', by: ${sent} }) });
  if (!answer.ok) return res.status(500).end();
  res.send(await answer.text());
});
app.listen(1);`;

it.each([
  ['addressOf(req.headers)', 'no'],
  [`req.headers['x-forwarded-for']`, 'no'],
  ['tokenOf(req.headers)', 'yes'],
  ['req.headers.authorization', 'yes'],
])('another service that is sent %s', (sent, is) => {
  expect(modelOf({ 'app.js': asking(sent) }).endpoints.map((it) => it.authenticated.is)).toEqual([is]);
});
