// Small programs with a mark (`// open`) on every line whose statement or filter is open to a caller or to unknown text.
// Every other query in them must be found harmless: each line is a test of its own kind of composition, check or way.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collectSecrets } from '../../../src/linker/secrets.ts';
import { collectSinks, rawInputOf } from '../../../src/linker/sinks.ts';
import { linkFiles, markedLines, openLines } from './harness.ts';

const sample = (name: string): string => readFileSync(new URL(`${name}.sample`, import.meta.url), 'utf8');

describe('queries', () => {
  it.each([
    ['composition', 'ts'],
    ['filters', 'js'],
    ['ways', 'js'],
    ['placeholders', 'js'],
  ])('%s: only marked lines are open', (name, ending) => {
    const texts = { [`${name}.${ending}`]: sample(name) };
    const linked = linkFiles(texts);
    expect(linked.queries.queries.length).toBeGreaterThan(10);
    expect(openLines(linked)).toEqual(markedLines(texts));
  });
  it('tells the way across files, from the source to the statement', () => {
    const { queries } = linkFiles({
      'app.js': `const express = require('express'); const app = express(); const users = require('./users');
app.get('/:id', async (req, res) => { const { id } = req.params; res.json(await users.find(id)); });`,
      'users.js': `const db = require('./db');
exports.find = async (id) => db.query("SELECT * FROM users WHERE id = '" + id + "'");`,
      'db.js': `const { Pool } = require('pg'); const pool = new Pool();
module.exports = { query: (text, values) => pool.query(text, values) };`,
    });
    expect(queries.queries).toHaveLength(1);
    const query = queries.queries[0]!;
    expect(query.at).toMatchObject({ path: 'users.js', line: 2 });
    expect(query).toMatchObject({
      does: 'read',
      tables: ['users'],
      known: true,
      text: "SELECT * FROM users WHERE id = '$1'",
    });
    const flow = query.holes[0]!.flow!;
    expect(flow.source).toMatchObject({ part: 'path', name: 'req.params.id' });
    expect(flow.steps.map((step) => `${step.at.path} ${step.what}`)).toEqual([
      'app.js req.params.id is read',
      'app.js passed to find as id',
      'users.js put into the statement',
    ]);
  });
  it('says nothing about a statement that comes whole from somewhere unknown', () => {
    const { queries } = linkFiles({
      'a.js': `const pg = require('pg'); const client = new pg.Client();\nclient.query(sql);\nthing.query(sql);`,
    });
    expect(queries.queries).toMatchObject([{ text: '$1', known: false }]);
  });
  it('reads statements handed to something unknown only where they are SQL without a doubt', () => {
    const { queries } = linkFiles({
      'a.js': `import { query } from 'unheard-of';\nquery('select from ' + x);\nconn.query("SELECT a FROM t WHERE b = " + x);`,
    });
    expect(queries.queries).toMatchObject([{ package: '', tables: ['t'] }]);
  });
  it('asks the chain what it has checked, and what it makes of bodies', () => {
    const text = `const express = require('express'); const bodyParser = require('body-parser'); const mongoose = require('mongoose');
const app = express(); app.use(bodyParser.urlencoded({ extended: false }));
const User = mongoose.model('User', {});
app.post('/', (req, res) => { User.find({ name: req.body.name }); User.find({ name: req.query.name }); });`;
    const linked = linkFiles({ 'a.js': text });
    expect(linked.queries.queries.map((query) => query.holes.map((hole) => hole.name))).toEqual([
      [],
      ['req.query.name'],
    ]);
  });
});

describe('names and patterns', () => {
  const prelude = `const express = require('express'); const { Pool, escapeIdentifier } = require('pg'); const mysql = require('mysql2');
const pool = new Pool(); const my = mysql.createPool({}); const app = express();`;
  const queriesOf = (body: string) =>
    linkFiles({ 'a.js': `${prelude}\napp.get('/', async (req, res) => {\n${body}\n});` }).queries.queries;

  it.each([
    ['req.query.c', 'escaped', true, 'req.query.c'],
    ["'c'", 'constant', true, undefined],
    ["['a', 'b'].includes(req.query.c) ? req.query.c : 'a'", 'allow-listed', true, undefined],
    ['nobodyKnows', 'escaped', false, undefined],
  ])('an escaped name tells what was escaped: %s', (name, safe, traced, source) => {
    const [hole] = queriesOf(
      `const name = escapeIdentifier(${name}); await pool.query(\`SELECT 1 FROM t ORDER BY \${name}\`);`,
    )[0]!.holes;
    expect(hole).toMatchObject({ position: 'identifier', safe, traced });
    expect(hole!.flow?.source.name).toBe(source);
  });
  it.each([
    ["pool.query('SELECT 1 FROM t WHERE a ILIKE $1', [`%${req.query.a}%`])", true],
    ["pool.query('SELECT 1 FROM t WHERE a ILIKE $2 AND b = $1', [`%${req.query.a}`, `${req.query.a}%`])", undefined],
    ["my.query('SELECT 1 FROM ?? WHERE a LIKE ?', ['t', '%' + req.query.a])", true],
    ["my.query('SELECT 1 FROM t WHERE a = ?', ['%' + req.query.a])", undefined],
  ])('a wildcard before the bound words is seen: %s', (call, open) => {
    expect(queriesOf(`await ${call};`)[0]!.leadingWildcard).toBe(open);
  });
});

describe('raw input', () => {
  it('is a part of the request as it came, whole or spread', () => {
    const { tracer, values, queries } = linkFiles({
      'a.js': `const express = require('express'); const mongoose = require('mongoose'); const app = express(); app.use(express.json());
const User = mongoose.model('User', {});
app.post('/', (req, res) => {
  User.updateOne({ _id: 1 }, req.body);
  User.updateOne({ _id: 1 }, { ...req.body, owner: 1 });
  User.updateOne({ _id: 1 }, { name: req.body.name });
});`,
    });
    const raw = queries.sites.map((site) => {
      const data = values.argument(site.at, '[1]')[0]!;
      return rawInputOf(tracer, data, site.at)?.source.name;
    });
    expect(raw).toEqual(['req.body', 'req.body', undefined]);
  });
});

describe('sinks', () => {
  it('are told with the way there', () => {
    const { tracer } = linkFiles({
      'a.js': `const express = require('express'); const { exec } = require('child_process'); const app = express();
app.get('/', (req, res) => { exec('ping ' + req.query.host); exec('ls'); res.end(); });`,
    });
    const sinks = collectSinks(tracer).filter((sink) => sink.kind === 'command');
    expect(sinks).toMatchObject([{ flow: { source: { name: 'req.query.host', part: 'query' } } }]);
  });
});

describe('secrets', () => {
  it('are literals where a library takes a secret, known formats, and addresses with a password', () => {
    // Put together, so that no scanner takes it for a real one.
    const key = ['AKIA', 'Q3EGZVXKPLM4N7TR'].join('');
    const { values } = linkFiles({
      'a.js': `const jwt = require('jsonwebtoken'); const { Pool } = require('pg');
jwt.sign({}, 'kZ8#sdf9-ds0f9');
jwt.sign({}, process.env.KEY || 'fallback-Key-77');
jwt.sign({}, process.env.KEY);
new Pool({ connectionString: 'postgres://app:s3cr3t-pw@db.internal/app' });
const aws = '${key}';
const config = { apiKey: 'your-api-key-here', password: 'changeme', clientSecret: 'f81d4fae7dec11d0a76500a0c91e6bf6' };`,
    });
    expect(collectSecrets(values).map((it) => [it.at.line, it.confidence])).toEqual([
      [2, 'high'],
      [3, 'medium'],
      [5, 'high'],
      [6, 'high'],
      [7, 'high'],
    ]);
    expect(collectSecrets(values)[0]!.masked).toMatch(/^kZ\*+$/);
  });
  it('doubts passwords that are everyday words, and not keys that are', () => {
    const { values } = linkFiles({
      'a.js': `const mysql = require('mysql2'); const jwt = require('jsonwebtoken'); const http = require('node:http');
mysql.createPool({ user: 'root', password: 'root' });
mysql.createPool({ user: 'shop', password: 'myTestPassword1' });
mysql.createPool({ user: 'shop', password: 'Br10che-oven' });
http.request({ auth: 'shop:abcdefgh' }); http.request({ auth: 'shop' });
http.request({ auth: 'shop:Br10che-oven' });
jwt.sign({}, 'mySecretKey123');`,
    });
    expect(collectSecrets(values).map((it) => [it.at.line, it.confidence])).toEqual([
      [2, 'low'],
      [3, 'low'],
      [4, 'high'],
      [5, 'low'],
      [6, 'high'],
      [7, 'high'],
    ]);
  });
});
