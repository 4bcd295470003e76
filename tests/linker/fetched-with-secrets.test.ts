// What is asked for with a secret, or by a name that is set, is no secret itself.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (setup: string, handler: string, packages: Readonly<Record<string, string>> = {}): string => {
  const app = `import express from 'express'; ${setup}
const app = express(); app.use(express.json()); app.post('/things/:id', async (req, res) => { ${handler} res.json({}); }); app.listen(1);`;
  return modelOf({ 'app.js': app }, { express: '^5', ...packages }).endpoints[0]!.authenticated.is;
};
const fetched = `const ask = async (id) => (await fetch(\`https://up.example/\${id}?key=\${process.env.API_KEY}\`, { headers: { 'x-secret': process.env.SECRET } })).json();`;

it('an answer of another service', () => {
  expect(
    told(
      fetched,
      'const it = await ask(req.params.id); if (it.group !== req.body.group) return res.status(404).end();',
    ),
  ).toBe('no');
});
it('a row of a table that is set', () => {
  const table = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'; const client = new DynamoDBClient({});
const one = async (id) => (await client.send(new GetItemCommand({ TableName: process.env.TABLE, Key: { id } }))).Item;`;
  const handler = `const it = await one(req.params.id); if (it.state !== 'current') return res.status(400).end(); if (it.group !== req.body.group) return res.status(404).end();`;
  expect(told(table, handler, { '@aws-sdk/client-dynamodb': '^3' })).toBe('no');
});
it('a secret is one still', () => {
  expect(told('', 'if (req.headers["x-key"] !== process.env.API_KEY) return res.status(401).end();')).toBe('yes');
  const hash = `import { createHmac } from 'node:crypto'; const sign = (text) => createHmac('sha256', process.env.SECRET).update(text).digest('hex');`;
  expect(told(hash, 'if (req.headers["x-signature"] !== sign(req.body.text)) return res.status(401).end();')).toBe(
    'yes',
  );
});
