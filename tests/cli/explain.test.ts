// `explain`: why the report says what it says, for a rule, a standard and an endpoint.
import { describe, expect, it } from 'vitest';
import { folderWith } from '../host/folder.ts';
import { backendAudit } from './run.ts';

const bakery = {
  'package.json':
    '{"name":"bakery","scripts":{"start":"node server.js"},"dependencies":{"express":"^5.1.0","oven-tracing":"1","pg":"8"}}',
  'server.js': `const express = require('express');
const { requireBaker } = require('./access');
const { trace } = require('oven-tracing');
const { Pool } = require('pg');
const app = express();
const pool = new Pool();
app.get('/menu', (req, res) => res.json({ bread: 1 }));
app.post('/orders', express.json(), async (req, res) => {
  await pool.query(\`INSERT INTO orders (name) VALUES ('\${req.body.name}')\`);
  res.json({});
});
app.delete('/orders/:id', requireBaker, (req, res) => res.json({ gone: req.params.id }));
app.get('/ovens/:id', trace(), (req, res) => res.json({ oven: req.params.id }));
app.listen(3000);
`,
  'access.js': `exports.requireBaker = (req, res, next) => {
  if (req.headers.authorization !== process.env.TOKEN) return res.status(401).json({ error: 'who are you?' });
  next();
};
`,
};

describe('of an endpoint', () => {
  const explain = (subject: string) => backendAudit(['explain', subject, '--no-cache'], folderWith(bakery));

  it('shows the chain in order, the refusal, and the line that proves an answer', () => {
    const { code, stdout } = explain('DELETE /orders/:id');
    expect(code).toBe(0);
    expect(stdout.indexOf('1. requireBaker')).toBeGreaterThan(0);
    expect(stdout.indexOf('2. the handler')).toBeGreaterThan(stdout.indexOf('1. requireBaker'));
    expect(stdout).toContain('refuses with 401  access.js:2  if (req.headers.authorization !== process.env.TOKEN)');
    expect(stdout).toMatch(/Authenticated +yes +requireBaker\n +access\.js:2 {2}if \(req/);
    expect(stdout).toMatch(/Errors handled +yes\n +server\.js:\d+ {2}app\.delete/);
  });

  it('says of what is not known what would settle it, with the package that stands in the way', () => {
    const { stdout } = explain('GET /ovens/:id');
    expect(stdout).toMatch(/Authenticated +unknown +trace\(\): nothing is known about oven-tracing/);
    expect(stdout).toMatch(/authenticated.*:\s+Say in `libraries`[^]*\{"package": "oven-tracing"/);
  });

  it('names what was found there, and nothing of others', () => {
    const { stdout } = explain('POST /orders');
    expect(stdout).toContain('Findings');
    for (const rule of ['unvalidated-body', 'sql-injection']) expect(stdout).toContain(`error  ${rule}`);
    expect(explain('GET /menu').stdout).not.toContain('Findings');
  });

  it.each(['delete /orders/{orderId}', 'DELETE /orders/42', '/orders/:x', 'DELETE /orders/:id/'])(
    'is found as %s, too',
    (subject) => {
      expect(explain(subject).stdout).toMatch(/^DELETE \/orders\/:id\n/);
    },
  );

  it('that is not there is named with the nearest, and the exit code is 2', () => {
    expect(explain('GET /menus')).toMatchObject({ code: 2, stdout: '' });
    expect(explain('GET /menus').stderr).toContain('did you mean "GET /menu"?');
    // A method that it does not have.
    expect(explain('POST /menu')).toMatchObject({ code: 2, stdout: '' });
  });

  it('is the folder that is named', () => {
    const { stdout } = backendAudit(['explain', 'GET /menu', folderWith(bakery), '--no-cache'], folderWith({}));
    expect(stdout).toMatch(/^GET \/menu\n/);
  });
});

it('shows no secret that stands in a line', () => {
  const key = 'AKIAIOSFODNN7AA2B3C4';
  const app = `const express = require('express');
const app = express();
app.get('/x', (req, res, next) => {
  if (req.headers.key !== '${key}') return res.status(401).json({ why: 'key' });
  next();
}, (req, res) => res.json({}));
app.listen(1);
`;
  const root = folderWith({ 'package.json': '{"name":"x","dependencies":{"express":"5"}}', 'app.js': app });
  const { stdout } = backendAudit(['explain', 'GET /x', '--no-cache'], root);
  expect(stdout).toMatch(/app\.js:4 .*req\.headers\.key/);
  expect(stdout).not.toContain(key);
});

describe('of a rule or a standard', () => {
  const explain = (subject: string) => backendAudit(['explain', subject], folderWith({}));

  it('is the page of the rule, also by the name that ESLint has for it', () => {
    expect(explain('sql-injection').stdout).toMatch(/^sql-injection\n/);
    expect(explain('backend-audit/sql-injection').stdout).toBe(explain('sql-injection').stdout);
  });

  it('is the text of the standard, and the rule that decides it', () => {
    const { code, stdout } = explain('database/parameterized-queries');
    expect(code).toBe(0);
    expect(stdout).toContain('Values reach SQL only as bound parameters');
    expect(stdout).toMatch(/What decides it\n {2}sql-injection {2}CWE-89\n/);
  });

  it('names the figure where a figure decides, and says why where nothing does', () => {
    expect(explain('auth/token-lifecycle').stdout).toMatch(/What decides it\n {2}logouts-in-store\n/);
    const { standards } = JSON.parse(backendAudit(['standards', '--format', 'json'], folderWith({})).stdout);
    const open = standards.find((each: { decided_by: unknown }) => each.decided_by === null);
    expect(explain(open.id).stdout.replace(/\s+/g, ' ')).toContain(`Nothing yet: ${open.reason}.`);
  });

  it('nearly named is told', () => {
    const { code, stderr } = explain('database/parametrized-queries');
    expect(code).toBe(2);
    expect(stderr).toContain("did you mean 'database/parameterized-queries'?");
  });
});
