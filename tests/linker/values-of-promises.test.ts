// What a promise is kept with that another one gives.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const written = (open: string): readonly string[] =>
  modelOf({
    'app.js': `const express = require('express'); const { MongoClient } = require('mongodb'); const app = express();
async function ready(client) { if (global.done) return client; await client.db().collection('rows').createIndex({ a: 1 }); return client; }
async function open() { const client = new MongoClient(process.env.URL); return ${open}; }
app.post('/x', async (req, res) => { const client = await open(); await client.db().collection('things').insertOne({ a: 1 }); res.json({}); });
app.listen(1);`,
  }).endpoints[0]!.handler.writes.map(({ target, does }) => `${does} ${target}`);

it.each([
  'client.connect()',
  'client.connect().then((it) => it)',
  'client.connect().then((client) => ready(client))',
  'client.connect().then(ready)',
  'client.connect().catch((error) => { console.error(error); throw error; })',
  'client.connect().finally(() => console.log(1))',
])('%s', (open) => {
  expect(written(open)).toContain('create things');
});
