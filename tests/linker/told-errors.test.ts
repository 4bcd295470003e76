// What an answer shows of an error: a template decides by itself, and what the project says in its own errors is meant to be read.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const leaks = (answer: string): string | undefined =>
  modelOf({
    'app.js': `const express = require('express'); const app = express();
      function work() { throw new Error('All sources are disabled'); }
      app.get('/x', (req, res) => { try { work(); } catch (error) { ${answer} } });`,
  }).responses.flatMap(({ body }) => body?.leaks?.what ?? [])[0];

describe('an answer of an error', () => {
  it.each([
    ['hands it to a template', "res.render('failed', { error });", undefined],
    ['hands its stack to a template', "res.render('failed', { stack: error.stack });", 'stack'],
    ['sends it', 'res.status(500).json({ error });', 'error'],
    [
      'sends what the project said',
      "if (error.message.includes('sources are disabled')) res.status(503).send(error.message);",
      undefined,
    ],
    [
      'sends what a driver said',
      "if (error.message.includes('duplicate key')) res.status(500).send(error.message);",
      'message',
    ],
  ])('%s', (_, answer, what) => {
    expect(leaks(answer)).toBe(what);
  });
});

describe('an identifier', () => {
  it('is checked by the class that stands for it', () => {
    const [endpoint] = modelOf({
      'app.js': `const express = require('express'); const { MongoClient, ObjectId } = require('mongodb'); const app = express();
        const things = new MongoClient('x').db('x').collection('things');
        app.delete('/x/:id', async (req, res) => {
          if (!ObjectId.isValid(req.params.id)) return res.status(400).end();
          await things.deleteOne({ _id: new ObjectId(req.params.id) }); res.end();
        });`,
    }).endpoints;
    expect(endpoint?.validated.path.is).toBe('yes');
  });
});
