import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { backendAudit } from '../cli/run.ts';
import { folderWith } from '../host/folder.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/report.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: false, formats: { date: true } }).compile(schema);

const app = (routes: string): Record<string, string> => ({
  'package.json':
    '{"name":"bakery","scripts":{"start":"node server.js"},"dependencies":{"express":"5","pg":"8","express-session":"1"}}',
  'server.js': `const express = require('express');
const session = require('express-session');
const { Pool } = require('pg');
const pool = new Pool();
const app = express();
${routes}
app.listen(3000);
`,
});
const reportOf = (files: Record<string, string>, ...more: string[]) => {
  const root = folderWith(files);
  const { stdout } = backendAudit(['--format', 'json', '--fail-on', 'never', ...more], root);
  return { text: stdout, root, made: JSON.parse(stdout) };
};
const injected = `app.get('/cakes', async (req, res) => {
  const name = req.query.name;
  res.json(await pool.query("select * from cakes where name = '" + name + "'"));
});`;

describe('excerpts of source in the JSON report', () => {
  it('keep to the schema, and show the line of each finding, step and proof as it stands in the file', () => {
    const { made } = reportOf(app(injected));
    const { excerpts, findings, endpoints } = made.backend_audit;
    validate(made);
    expect(validate.errors ?? []).toEqual([]);
    const lines = app(injected)['server.js']!.split('\n');
    const injection = findings.find((each: { rule: string }) => each.rule === 'sql-injection');
    const proofs = endpoints.flatMap((each: Record<string, { at?: object }>) => each.authenticated?.at ?? []);
    for (const { line } of [injection, ...injection.steps, ...proofs])
      expect([line, excerpts.source['server.js'][line]]).toEqual([line, lines[line - 1]]);
    expect(injection.steps.length).toBeGreaterThan(1);
    expect(Object.keys(excerpts.source['server.js'])).not.toContain('10000');
  });

  it('are left out on demand, and then nothing else changes', () => {
    const { made } = reportOf(app(injected));
    const { made: without } = reportOf(app(injected), '--no-excerpts');
    expect(without.backend_audit.excerpts).toBeUndefined();
    expect({ ...without.backend_audit, excerpts: made.backend_audit.excerpts }).toEqual(made.backend_audit);
  });

  it('hide secrets, those that findings name and those beside them', () => {
    const secrets = [
      'k33p-this-safe-9',
      'Xy7pQ2mN8vRt',
      'hunter2hunter2',
      'AKIA2E0A8F3B244C9986',
      'b7f9c3d1e5a84620b7f9c3d1e5a84620b7f9c3d1e5a84620',
    ];
    const { text, made: hidden } = reportOf(
      app(`app.use(session({ secret: '${secrets[0]!}', resave: false }));
const dbPassword = '${secrets[1]!}';
const url = 'postgres://app:${secrets[2]!}@db.internal/app'; // ${secrets[3]!}
app.get('/cakes', async (req, res) => { const apiKey = '${secrets[1]!}', b = '${secrets[4]!}';
  res.json(await pool.query("select * from cakes where name = '" + req.query.name + "'"));
});`),
    );
    for (const secret of secrets) expect(text).not.toContain(secret);
    const { source } = hidden.backend_audit.excerpts;
    expect(Object.values(source['server.js']).join('\n')).toContain("secret: 'k3********'");
  });

  it('hide a secret in what is written of the chain, and leave alone a word that only looks the same', () => {
    const { text, made } = reportOf(
      app(`app.use(session({ secret: 'k33p-this-safe-9' }));
app.use(require('cookie-parser')('secret'));
${injected}`),
    );
    const [endpoint] = made.backend_audit.endpoints;
    expect(endpoint.middleware.map((each: { text: string }) => each.text)).toEqual([
      "session({ secret: 'k3********' })",
      "require('cookie-parser')('se****')",
    ]);
    expect(text).not.toContain('k33p-this');
    expect(made.backend_audit.findings.map((each: { rule: string }) => each.rule)).toContain('hardcoded-secret');
  });

  it('hide the body of a private key, on one line or on many', () => {
    const body = 'MIICXAIBAAKBgQDNwqLEe9wgTXCbC7rPdDbBbeqjdbs4kOPOIGzqLpXvJXlxxW8iMz0EaM4BKUqYsIa';
    const long = `${body}\\n`.repeat(8);
    const { text } = reportOf(
      app(`const a = '-----BEGIN RSA PRIVATE KEY-----\\n${long}-----END RSA PRIVATE KEY-----';
const b = \`-----BEGIN RSA PRIVATE KEY-----
${body}
-----END RSA PRIVATE KEY-----\`;
app.get('/key', (req, res) => res.json(require('jsonwebtoken').sign({}, a) + require('jsonwebtoken').sign({}, b)));
${injected}`),
    );
    expect(text).toContain("const a = '--********';");
    expect(text).not.toContain(body.slice(0, 40));
  });

  it('of long lines show the place', () => {
    const padding = `/* ${'x'.repeat(30_000)} */`;
    const { made: long } = reportOf(app(`${padding} ${injected.replaceAll('\n', ' ')}`));
    const finding = long.backend_audit.findings.find((each: { rule: string }) => each.rule === 'sql-injection');
    const shown: string = long.backend_audit.excerpts.source['server.js'][finding.line];
    expect(shown).toMatch(/^….*pool\.query/);
    expect(shown.length).toBeLessThan(200);
  });

  it('are the same bytes in two runs', () => {
    const root = folderWith(app(injected));
    const run = () => backendAudit(['--format', 'json', '--no-cache'], root).stdout;
    expect(run()).toBe(run());
  });
});
