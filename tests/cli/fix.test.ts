// `fix`: what is certain is mended, what was mended is audited again, and nothing else is touched.
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../host/folder.ts';
import { backendAudit } from './run.ts';

const manifest = JSON.stringify({
  name: 'x',
  dependencies: { express: '5', pg: '8', mysql: '2', sqlite3: '5', typeorm: '0.3' },
});
const node_modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** What the program in a folder prints. */
function run(root: string): string {
  symlinkSync(node_modules, join(root, 'node_modules'));
  return spawnSync(process.execPath, ['app.js'], { cwd: root, encoding: 'utf8' }).stdout.trim();
}

/** The file after `fix`, and what was said. */
function fixed(text: string, file = 'app.js', ...args: string[]) {
  const root = folderWith({ 'package.json': manifest, [file]: text });
  const { code, stdout, stderr } = backendAudit(['fix', '--strict', ...args], root);
  expect([code, stderr]).toEqual([0, '']);
  return { root, text: readFileSync(join(root, file), 'utf8'), stdout };
}
const inPg = (lines: string): string =>
  `const { Pool } = require('pg');\nconst pool = new Pool();\nexports.run = async (a, b, list) => {\n${lines}\n};\n`;
const inMysql = (lines: string): string =>
  `const mysql = require('mysql');\nconst pool = mysql.createPool({});\nexports.run = (a, b, done) => {\n${lines}\n};\n`;

describe('a value in a statement', () => {
  it.each([
    [
      "  return pool.query(`SELECT id FROM t WHERE a = '${a}'`);",
      '  return pool.query(`SELECT id FROM t WHERE a = $1`, [a]);',
    ],
    [
      '  return pool.query(`SELECT id FROM t WHERE a = ${a.id} AND b > ${b}`);',
      '  return pool.query(`SELECT id FROM t WHERE a = $1 AND b > $2`, [a.id, b]);',
    ],
    ["  return pool.query('DELETE FROM t WHERE a = ' + a);", "  return pool.query('DELETE FROM t WHERE a = $1', [a]);"],
    [
      '  return pool.query("UPDATE t SET a = \'" + a + "\' WHERE b = \'" + b + "\'");',
      '  return pool.query("UPDATE t SET a = $1 WHERE b = $2", [a, b]);',
    ],
    [
      "  return pool.query(`SELECT id FROM t WHERE a LIKE '${a}%'`);",
      '  return pool.query(`SELECT id FROM t WHERE a LIKE $1`, [`${a}%`]);',
    ],
    [
      "  return pool.query(`INSERT INTO t (a, b) VALUES ('${a}', ${b})`);",
      '  return pool.query(`INSERT INTO t (a, b) VALUES ($1, $2)`, [a, b]);',
    ],
    [
      "  // kept\n  const text = `\n    SELECT id\n    FROM t -- not here\n  `;\n  return pool.query(`SELECT id FROM t WHERE z = $1 AND a = '${a}'`, [b /* z */]);",
      '  // kept\n  const text = `\n    SELECT id\n    FROM t -- not here\n  `;\n  return pool.query(`SELECT id FROM t WHERE z = $1 AND a = $2`, [b, a /* z */]);',
    ],
    [
      "  const text = `SELECT id FROM t WHERE a = '${a}'`;\n  return pool.query(text);",
      '  const text = `SELECT id FROM t WHERE a = $1`;\n  return pool.query(text, [a]);',
    ],
  ])('is bound with pg: %s', (before, after) => {
    const { text, stdout } = fixed(inPg(before));
    expect(text).toBe(inPg(after));
    expect(stdout).toContain('1 mended in 1 file(s)');
  });

  it.each([
    ["  pool.query(`SELECT id FROM t WHERE a = '${a}'`, done);", '  pool.query(`SELECT id FROM t WHERE a = ?`, done);'],
    [
      "  pool.query(`SELECT id FROM t WHERE a = '${a}'`, (error, rows) => done(error, rows));",
      '  pool.query(`SELECT id FROM t WHERE a = ?`, [a], (error, rows) => done(error, rows));',
    ],
    ["  pool.query('SELECT id FROM t WHERE b = ? AND a = \\'x\\' AND c = ' + a, [b], (error) => done(error));", ''],
    [
      '  pool.query("SELECT id FROM t WHERE b = ? AND c = \'" + a + "\'", [b], (error) => done(error));',
      '  pool.query("SELECT id FROM t WHERE b = ? AND c = ?", [b, a], (error) => done(error));',
    ],
    [
      '  pool.query("SELECT id FROM t WHERE c = \'" + a + "\' AND b = ?", [b], (error) => done(error));',
      '  pool.query("SELECT id FROM t WHERE c = ? AND b = ?", [a, b], (error) => done(error));',
    ],
  ])('is bound with mysql, or left where the arguments are not certain: %s', (before, after) => {
    const isLeft = after === '' || !after.includes('[');
    expect(fixed(inMysql(before)).text).toBe(inMysql(isLeft ? before : after));
  });

  it.each([
    ["  return pool.query(`SELECT id FROM t WHERE a IN (${list.join(',')})`);"],
    ['  return pool.query(`SELECT id FROM t WHERE ${a}`);'],
    ['  return pool.query(`SELECT id FROM t ORDER BY ${a}`);'],
    ["  return pool.query(`SELECT id FROM t WHERE at > now() - interval '${a} days'`);"],
    ["  return pool.query(`SELECT id FROM t WHERE a = '${a}'; DELETE FROM t`);"],
    ["  return pool.query(`SELECT data->>'${a}' FROM t`);"],
    ["  return pool.query(`SELECT id FROM t WHERE a = '${a}-${b}'`);"],
    ["  return pool.query(`SELECT id FROM t WHERE a = $1 AND b = '${b}'`);"],
    ["  return pool.query(`SELECT id FROM t WHERE b = '${b}'`, list);"],
    ["  return pool.query(`SELECT id FROM t WHERE b = ${b ? 1 : 'NULL'}`);"],
    ["  return pool.query(`SELECT id FROM t WHERE b = '\\'${b}'`);"],
    ["  let text = `SELECT id FROM t WHERE b = '${b}'`;\n  if (a) text += ' LIMIT 1';\n  return pool.query(text);"],
  ])('is left alone where that is not certain: %s', (lines) => {
    expect(fixed(inPg(lines)).text).toBe(inPg(lines));
  });

  it('is left alone where the placeholder hangs on the database behind', () => {
    const text =
      "const { DataSource } = require('typeorm');\nconst db = new DataSource({});\nexports.run = (a) => db.query(`SELECT id FROM t WHERE a = '${a}'`);\n";
    expect(fixed(text).text).toBe(text);
  });

  it('that may be more than text is bound as text where the driver would write an object into the statement', () => {
    const app = (query: string) =>
      `const app = require('express')();\napp.set('query parser', 'extended');\nconst pool = require('mysql').createPool({});\napp.get('/x', (req, res) => {\n  pool.query(${query}, (error, rows) => res.json(rows));\n});\napp.listen(1);\n`;
    expect(fixed(app("`SELECT id FROM t WHERE a = '${req.query.a}'`")).text).toBe(
      app('`SELECT id FROM t WHERE a = ?`, [String(req.query.a)]'),
    );
  });
});

describe('an error that nobody is told of', () => {
  const app = (handler: string) =>
    `const express = require('express');\nconst { Pool } = require('pg');\nconst pool = new Pool();\nconst app = express();\nasync function track(id) {\n  await pool.query('INSERT INTO seen (id) VALUES ($1)', [id]);\n}\n${handler}\napp.listen(process.env.PORT);\n`;

  it.each([
    [
      'app.post("/x", async (req, res) => {\n  track(1);\n  res.end();\n});',
      'app.post("/x", async (req, res) => {\n  await track(1);\n  res.end();\n});',
    ],
    [
      'app.post("/x", (req, res, next) => {\n  track(1);\n  res.end();\n});',
      'app.post("/x", (req, res, next) => {\n  track(1).catch(next);\n  res.end();\n});',
    ],
    [
      'app.post("/x", async (req, res, next) => {\n  try {\n    await track(1);\n    res.end();\n  } catch {}\n});',
      'app.post("/x", async (req, res, next) => {\n  try {\n    await track(1);\n    res.end();\n  } catch (error) {\n    next(error);\n  }\n});',
    ],
    [
      'app.post("/x", async (req, res) => {\n\ttry {\n\t\tawait track(1);\n\t} catch (e) {\n\t}\n\tres.end();\n});',
      'app.post("/x", async (req, res) => {\n\ttry {\n\t\tawait track(1);\n\t} catch (e) {\n\t\tthrow e;\n\t}\n\tres.end();\n});',
    ],
  ])('is handed on: %s', (before, after) => {
    expect(fixed(app(before)).text).toBe(app(after));
  });

  it.each([
    ['app.post("/x", (req, res, next) => {\n  track(1);\n  next();\n});'],
    ['app.post("/x", (req, res) => {\n  track(1);\n  res.end();\n});'],
    ['app.post("/x", async (req, res) => {\n  for (const id of [1, 2]) track(id);\n  res.end();\n});'],
    ['app.post("/x", async (req, res) => {\n  void track(1);\n  res.end();\n});'],
    [
      'app.post("/x", async (req, res) => {\n  try {\n    await track(1);\n  } catch {\n    // nobody needs it\n  }\n  res.end();\n});',
    ],
  ])('is left as it is: %s', (handler) => {
    expect(fixed(app(handler)).text).toBe(app(handler));
  });

  it('is left where a loop is started with the process: to wait for one would keep the others from starting', () => {
    const text = `const { Pool } = require('pg');
const pool = new Pool();
async function poll() {
  for (;;) await pool.query('DELETE FROM jobs WHERE done');
}
async function main() {
  poll();
  poll();
}
main();
`;
    expect(fixed(text).text).toBe(text);
  });

  it('reaches the error handler once it is mended and started', () => {
    const text = `const express = require('express');
const { readFile } = require('node:fs/promises');
const app = express();
app.get('/x', async (req, res, next) => {
  try {
    res.send(await readFile('/no/such/file'));
  } catch {}
});
app.use((error, req, res, next) => res.status(503).end());
const server = app.listen(0, async () => {
  const answer = await Promise.race([
    fetch('http://127.0.0.1:' + server.address().port + '/x').then(({ status }) => status),
    new Promise((resolve) => setTimeout(resolve, 1000, 'no answer')),
  ]);
  console.log(answer);
  process.exit();
});
`;
    expect(run(folderWith({ 'package.json': manifest, 'app.js': text }))).toBe('no answer');
    expect(run(fixed(text).root)).toBe('503');
  });
});

describe('a connection that is not given back when something fails', () => {
  const find = (lines: string): string =>
    `const { Pool } = require('pg');\nconst pool = new Pool();\nexports.find = async (id) => {\n${lines}\n};\n`;

  it.each([
    [
      `  const client = await pool.connect(); // taken

  // what is asked
  const text = \`SELECT id
FROM orders WHERE id = $1\`;
  await client.query(text, [id]);

  // and back
  client.release(); // at last
  return id;`,
      `  const client = await pool.connect(); // taken
  try {
    // what is asked
    const text = \`SELECT id
FROM orders WHERE id = $1\`;
    await client.query(text, [id]);
  } finally {
    // and back
    client.release(); // at last
  }
  return id;`,
    ],
    [
      `\tconst client = await pool.connect();
\tconst { rows } = await client.query('SELECT id FROM orders WHERE id = $1', [id]);
\tif (rows.length === 0) {
\t\tclient.release();
\t\treturn null;
\t}
\tclient.release();
\treturn rows[0];`,
      `\tconst client = await pool.connect();
\ttry {
\t\tconst { rows } = await client.query('SELECT id FROM orders WHERE id = $1', [id]);
\t\tif (rows.length === 0) {
\t\t\treturn null;
\t\t}
\t\treturn rows[0];
\t} finally {
\t\tclient.release();
\t}`,
    ],
    [
      `  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('DELETE FROM orders WHERE id = $1', [id]);
    await client.query('COMMIT');
    client.release();
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }`,
      `  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('DELETE FROM orders WHERE id = $1', [id]);
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }`,
    ],
    [
      `  const client = await pool.connect();
  try {
    await client.query('DELETE FROM orders WHERE id = $1', [id]);
  } catch (error) {
    await client.query('SELECT 1');
    throw error;
  }
  client.release();
  await pool.query('SELECT 2');`,
      `  const client = await pool.connect();
  try {
    await client.query('DELETE FROM orders WHERE id = $1', [id]);
  } catch (error) {
    await client.query('SELECT 1');
    throw error;
  } finally {
    client.release();
  }
  await pool.query('SELECT 2');`,
    ],
  ])('is given back in a finally: %s', (before, after) => {
    const { text, stdout } = fixed(find(before));
    expect(text).toBe(find(after));
    expect(stdout).toContain('1 mended in 1 file(s)');
    const lines = (all: string): string => find(all).replaceAll('\n', '\r\n');
    expect(fixed(lines(before)).text).toBe(lines(after));
  });

  it.each([
    [
      `  const client = await pool.connect();
  const { rows } = await client.query('SELECT id FROM orders');
  client.release();
  return await pool.query('SELECT $1', [rows[0]]);`,
      'it would be kept while something else is waited for',
    ],
    [
      `  const client = await pool.connect();
  const asked = client.query('SELECT id FROM orders');
  client.release();
  return asked;`,
      'what is done with it is not waited for, and may last longer',
    ],
    [
      `  const client = await pool.connect();
  await client.query('SELECT id FROM orders');
  client.release(new Error('x'));`,
      'what gives it back is more than a statement without arguments',
    ],
    [
      `  const client = await pool.connect(); await client.query('SELECT id FROM orders'); client.release();`,
      'several statements stand in one line',
    ],
    [
      `  const client = await pool.connect();
  try {
    await client.query('SELECT id FROM orders');
  } catch (error) {
    client.release();
  }`,
      'a block would be left empty',
    ],
  ])('is left to people where that is not certain: %s', (lines, why) => {
    const { text, stdout } = fixed(find(lines));
    expect(text).toBe(find(lines));
    expect(stdout).toContain(`not changed: ${why}`);
  });

  it('comes back once it is mended and started', () => {
    const text = `const { Pool } = require('pg');
const pool = new Pool();
let out = 0;
pool.connect = () => Promise.resolve({ query: () => Promise.reject(new Error('no')), release: () => out-- });
async function find(id) {
  out++;
  const client = await pool.connect();
  const { rows } = await client.query('SELECT id FROM orders WHERE id = $1', [id]);
  client.release();
  return rows[0];
}
find(1).catch(() => console.log(out));
`;
    expect(run(folderWith({ 'package.json': manifest, 'app.js': text }))).toBe('1');
    expect(run(fixed(text).root)).toBe('0');
  });
});

describe('a schema that lets everything pass', () => {
  const zod = (schema: string): string =>
    `import express from 'express';\nimport { z } from 'zod';\nconst app = express();\napp.use(express.json());\n${schema}\nconst other = z.object({ a: z.string().max(9) });\napp.post('/a', (req, res) => res.json(other.parse(req.body)));\napp.post('/b', (req, res) => res.json(wanted.parse(req.body)));\napp.listen(1);\n`;
  const fastify = (schema: string): string =>
    `import Fastify from 'fastify';\nconst app = Fastify();\nconst body = ${schema};\nconst other = { type: 'object', additionalProperties: false, properties: { a: { type: 'string', maxLength: 9 } } };\napp.post('/a', { schema: { body: other } }, async (request) => request.body.a);\napp.post('/b', { schema: { body } }, async (request) => request.body.a);\napp.listen({ port: 1 });\n`;
  const joi = (schema: string): string =>
    zod(schema)
      .replace("{ z } from 'zod'", "Joi from 'joi'")
      .replace('z.object({ a: z.', 'Joi.object({ a: Joi.')
      .replaceAll('.parse(', '.validate(');

  it.each([
    [
      zod,
      'const wanted = z.object({ a: z.string() }).passthrough(/* z */);',
      'const wanted = z.object({ a: z.string() }).strict(/* z */);',
    ],
    [zod, 'const wanted = z.looseObject({ a: z.string() });', 'const wanted = z.strictObject({ a: z.string() });'],
    [
      joi,
      'const wanted = Joi.object({ a: Joi.string() }).unknown(true);',
      'const wanted = Joi.object({ a: Joi.string() }).unknown(false);',
    ],
    [
      fastify,
      "{ type: 'object', properties: { a: { type: 'string', maxLength: 9 } } }",
      "{ type: 'object', properties: { a: { type: 'string', maxLength: 9 } }, additionalProperties: false }",
    ],
    [
      fastify,
      "{\n  'type': 'object',\n  'properties': { a: { type: 'string', maxLength: 9 } }, // all\n}",
      "{\n  'type': 'object',\n  'properties': { a: { type: 'string', maxLength: 9 } }, // all\n  'additionalProperties': false,\n}",
    ],
    [
      fastify,
      "{ type: 'object', properties: { a: { type: 'string', maxLength: 9 } }, additionalProperties: true }",
      "{ type: 'object', properties: { a: { type: 'string', maxLength: 9 } }, additionalProperties: false }",
    ],
  ])('is told to refuse what it does not name: %#', (app, before, after) => {
    const { text, stdout } = fixed(app(before), 'app.ts');
    expect(text).toBe(app(after));
    expect(stdout).toContain('1 mended in 1 file(s)');
  });

  it.each([
    [zod, 'const wanted = z.object({ a: z.string() }).catchall(z.string());'],
    [fastify, "{ type: 'object', allOf: [{ required: ['a'] }], properties: { a: { type: 'string', maxLength: 9 } } }"],
  ])('is left where others may hang on it: %#', (app, before) => {
    expect(fixed(app(before), 'app.ts').text).toBe(app(before));
  });

  const nest = (pipe: string, member: string): string =>
    `import { Body, Controller, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IsString, MaxLength } from 'class-validator';
class Order {
  @IsString() @MaxLength(9) name!: string;
  ${member}
}
@Controller('orders')
class Orders {
  @Post() make(@Body() order: Order) {
    return order.name;
  }
}
@Module({ controllers: [Orders] })
class App {}
async function main() {
  const app = await NestFactory.create(App);
  app.useGlobalPipes(${pipe});
  await app.listen(1);
}
void main();
`;
  it.each([
    ['new ValidationPipe()', 'new ValidationPipe({ whitelist: true })'],
    ['new ValidationPipe({ transform: true })', 'new ValidationPipe({ transform: true, whitelist: true })'],
    ['new ValidationPipe({ whitelist: false })', 'new ValidationPipe({ whitelist: true })'],
  ])('of classes is told so by the pipe of the application: %s', (before, after) => {
    const held = '@IsString() @MaxLength(9) note!: string;';
    expect(fixed(nest(before, held), 'main.ts').text).toBe(nest(after, held));
    // It would take away what nothing is written on.
    const bare = 'note!: string;';
    expect(fixed(nest(before, bare), 'main.ts').text).toBe(nest(before, bare));
  });
});

describe('an application without security headers', () => {
  const having = (dependencies: object, text: string, file: string): string => {
    const root = folderWith({ 'package.json': JSON.stringify({ name: 'x', dependencies }), [file]: text });
    expect(backendAudit(['fix', '--strict', '--only', 'missing-security-headers'], root).code).toBe(0);
    return readFileSync(join(root, file), 'utf8');
  };
  const express = "const express = require('express')\n// kept\n";
  const rest = "app.get('/x', (req, res) => res.json([]))\napp.listen(1)\n";

  it('gets the middleware that is installed, as the file writes imports', () => {
    const before = `${express}const app = express() // ours\n${rest}`;
    const after = `const express = require('express')\nconst helmet = require('helmet')\n// kept\nconst app = express() // ours\napp.use(helmet())\n${rest}`;
    expect(having({ express: '5', helmet: '8' }, before, 'app.js')).toBe(after);
    // It would have to be installed first.
    expect(having({ express: '5' }, before, 'app.js')).toBe(before);
    const hono = (more: string, use: string): string =>
      `import { serve } from "@hono/node-server";\nimport { Hono } from "hono";${more}\n\nexport const app = new Hono();${use}\napp.get("/x", (c) => c.json([]));\nserve(app);\n`;
    expect(having({ hono: '4', '@hono/node-server': '1' }, hono('', ''), 'app.ts')).toBe(
      hono('\nimport { secureHeaders } from "hono/secure-headers";', '\napp.use(secureHeaders());'),
    );
  });

  it.each([
    `${express}const app = express()\napp.get('/', (req, res) => res.render('home'))\n${rest}`,
    `${express}const app = express()\napp.use(express.static('public'))\n${rest}`,
    `${express}const helmet = 1\nconst app = express()\n${rest}`,
    `const app = require('express')()\n${rest}`,
  ])('is left where pages are served, or the place is not plain: %#', (before) => {
    const text = having({ express: '5', helmet: '8' }, before, 'app.js');
    expect(text).toBe(before);
  });
});

describe('files', () => {
  const query = inPg("  return pool.query(`SELECT id FROM t WHERE a = '${a}'`);");

  it('keep their byte order mark, their ends of lines and their mode', () => {
    const root = folderWith({ 'package.json': manifest, 'app.js': `\uFEFF${query.replaceAll('\n', '\r\n')}` });
    chmodSync(join(root, 'app.js'), 0o755);
    backendAudit(['fix'], root);
    const text = readFileSync(join(root, 'app.js'), 'utf8');
    expect(text.startsWith('\uFEFFconst')).toBe(true);
    expect(text).toContain('WHERE a = $1');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(statSync(join(root, 'app.js')).mode & 0o777).toBe(0o755);
  });

  it('stay as they are with --dry-run, which shows the lines', () => {
    const { text, stdout } = fixed(query, 'app.js', '--dry-run');
    expect(text).toBe(query);
    expect(stdout).toContain(
      "  -   return pool.query(`SELECT id FROM t WHERE a = '${a}'`);\n  +   return pool.query(`SELECT id FROM t WHERE a = $1`, [a]);\n",
    );
    expect(stdout).toContain('1 would be mended in 1 file(s)');
  });

  it('are mended for the rules that are asked alone, and not where a comment suppresses', () => {
    expect(fixed(query, 'app.js', '--only', 'swallowed-error').text).toBe(query);
    const suppressed = query.replace(
      '  return',
      '  // backend-audit-disable-next-line sql-injection -- ours\n  return',
    );
    expect(fixed(suppressed).text).toBe(suppressed);
  });

  it('are done the second time', () => {
    const { root } = fixed(query);
    expect(backendAudit(['fix'], root).stdout).toBe('0 mended in 0 file(s), 0 left to you\n');
  });
});
