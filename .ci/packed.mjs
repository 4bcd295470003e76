/**
 * The tarball as users get it: installed into an empty project and run three times (cold, warm, warm) over a folder with
 * every language that is read, on each supported Node; and its ESLint plugin on each supported ESLint.
 * Needs the npm registry. Everything happens in a temporary folder, also the Nodes.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'backend-audit-packed-')));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const nodes = [20, 22, 24];
const eslints = [9, 10];

function put(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
function npm(folder, ...args) {
  mkdirSync(folder, { recursive: true });
  return execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
/** A project of one file of each ending, with endpoints and statements in some. */
const everyLanguage = {
  'package.json': '{"name":"every-language","main":"server.js","dependencies":{"express":"^5.0.0","pg":"^8.0.0"}}',
  'server.js': `const express = require('express');
const { Pool } = require('pg');
const pool = new Pool();
const app = express();
app.get('/cakes/:id', async (req, res) => {
  const { rows } = await pool.query("SELECT name FROM cakes WHERE id = '" + req.params.id + "'");
  res.json(rows);
});
app.listen(3000);
`,
  'a.mjs': "import { b } from './b.mts';\nexport const a = b;\n",
  'b.mts': 'export const b: number = 1;\n',
  'c.cjs': "exports.c = require('./d.cts');\n",
  'd.cts': 'export = 1;\n',
  'e.jsx': 'export const E = () => <p>{1}</p>;\n',
  'f.tsx': 'export const F = (props: { n: number }) => <p>{props.n}</p>;\n',
  'g.ts': 'export enum G {\n  One,\n}\n',
  'h.d.ts': 'declare const h: string;\nexport default h;\n',
  'requirements.txt': 'fastapi\n',
  'main.py': `from fastapi import FastAPI

app = FastAPI()


@app.get("/tarts/{tart}")
def tart(tart: int):
    return {"id": tart}
`,
  'broken.ts': 'export const = ;\n',
};

const tarball = join(scratch, npm(root, 'pack', '--pack-destination', scratch).trim().split('\n').at(-1));
const project = join(scratch, 'project');
put(project, { 'package.json': '{"name":"empty","private":true}' });
npm(project, 'install', tarball);
const command = join(project, 'node_modules/backend-audit/dist/src/cli/main.js');
const audited = join(scratch, 'audited');
put(audited, everyLanguage);

const reports = new Set();
for (const major of nodes) {
  const folder = join(scratch, `node-${major}`);
  put(folder, { 'package.json': '{"private":true}' });
  npm(folder, 'install', `node@${major}`);
  const node = join(folder, 'node_modules/node/bin/node');
  const home = join(scratch, `home-${major}`);
  for (const round of ['cold', 'warm', 'warm again']) {
    const args = [command, audited, '--format', 'json', '--fail-on', 'never'];
    const { status, stdout, stderr } = spawnSync(node, args, {
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: home, NODE_OPTIONS: '' },
    });
    const where = `Node ${major}, ${round}`;
    assert.equal(stderr, '', where);
    assert.equal(status, 0, where);
    reports.add(stdout);
    assert.equal(reports.size, 1, `${where}: the report is another one`);
    const { endpoints, findings, coverage } = JSON.parse(stdout).backend_audit;
    assert.deepEqual(endpoints.map(({ path }) => path).sort(), ['/cakes/:id', '/tarts/:tart'], where);
    assert.ok(
      findings.some(({ rule }) => rule === 'sql-injection'),
      where,
    );
    assert.deepEqual(
      coverage.diagnostics.map(({ file, code }) => `${file} ${code}`),
      ['broken.ts syntax'],
      where,
    );
  }
  assert.ok(readdirSync(join(home, 'backend-audit')).some((name) => name.endsWith('.store')));
  console.log(`Node ${major}: three runs, the same bytes`);
}

for (const major of eslints) {
  const folder = join(scratch, `eslint-${major}`);
  put(folder, {
    'package.json': '{"name":"linted","private":true}',
    'eslint.config.mjs':
      "import backendAudit from 'backend-audit/eslint';\nexport default [{ ignores: ['broken.ts'] }, ...backendAudit.configs.recommended];\n",
  });
  npm(folder, 'install', tarball, `eslint@${major}`, '@typescript-eslint/parser@8', 'typescript@5');
  const { 'package.json': manifest, ...sources } = everyLanguage;
  put(folder, sources);
  put(folder, { 'package.json': JSON.stringify({ ...JSON.parse(manifest), private: true }) });
  const eslint = join(folder, 'node_modules/eslint/bin/eslint.js');
  for (const round of ['first', 'second']) {
    const { stdout, stderr } = spawnSync(process.execPath, [eslint, '--format', 'json', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(stderr, '', `ESLint ${major}, ${round}`);
    const found = JSON.parse(stdout).flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
    assert.ok(found.includes('backend-audit/sql-injection'), `ESLint ${major}, ${round}: ${found.join()}`);
    assert.ok(!found.includes(null), `ESLint ${major}, ${round}: a file could not be parsed`);
  }
  console.log(`ESLint ${major}: found what there is`);
}
