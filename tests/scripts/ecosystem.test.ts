// The list of public backends, and what is printed of backends that lie in a folder as those would.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'backend-audit-ecosystem-')));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const manifest = JSON.stringify({ name: 'bakery', dependencies: { express: '^5.0.0', pg: '^8.0.0' } });
const app = (layer: string, text: string): string => `const express = require('express');
const { Pool } = require('pg');
const { rateLimit } = require('express-rate-limit');
const { oven } = require('./oven');
const pool = new Pool({ max: 5, connectionTimeoutMillis: 1000 });
const app = express();
${layer}
app.delete('/cakes/:id', async (req, res) => {
  await pool.query(${text});
  res.status(204).end();
});
app.listen(3000);
`;
const list = [
  { owner: 'ann', name: 'bakery', commit: 'a'.repeat(40), folder: 'server', framework: 'express', why: 'it bakes' },
  { owner: 'bob', name: 'brewery', commit: 'b'.repeat(40), folder: '', framework: 'koa', why: 'it is not there' },
];
write('list.json', JSON.stringify(list));
write('checkouts/ann/bakery/server/package.json', manifest);
write('checkouts/ann/bakery/server/app.js', app('', "'DELETE FROM cakes WHERE id = ' + req.params.id"));

function ecosystem(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const command = ['--import', '@oxc-node/core/register', 'scripts/ecosystem.ts'];
  const ran = spawnSync(
    process.execPath,
    [...command, join(folder, 'checkouts'), '--list', join(folder, 'list.json'), ...args],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

describe('the list', () => {
  it('names at least sixty backends, each once, by a commit', () => {
    const backends = JSON.parse(
      readFileSync(join(root, 'scripts/ecosystem/backends.json'), 'utf8'),
    ) as readonly (typeof list)[number][];
    expect(backends.length).toBeGreaterThanOrEqual(60);
    const names = backends.map(({ owner, name, folder: at }) => `${owner}/${name}/${at}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { commit, framework, why } of backends) {
      expect(commit).toMatch(/^[0-9a-f]{40}$/);
      expect(framework).not.toBe('');
      expect(why).not.toBe('');
    }
  });
});

describe('ecosystem', () => {
  it('prints what is counted, and how to get what is not there', () => {
    const { code, out } = ecosystem('--keep', join(folder, 'kept'));
    expect(code).toBe(0);
    expect(out).toContain('ann/bakery server  express  aaaaaaa');
    expect(out).toMatch(/cost {8}\d+\.\d s of CPU, \d+ MiB/);
    expect(out).toContain('files       1 of 1 analysed, 0 skipped');
    expect(out).toContain('endpoints   1: rest 1');
    expect(out).toMatch(/authenticated +0\.0 +100\.0/);
    expect(out).toMatch(/1 {2}import: no such file/);
    expect(out).toMatch(/1 {2}sql-injection \(error\)/);
    expect(out).toContain('1 of 2 are not checked out:');
    expect(out).toContain(`https://github.com/bob/brewery ${'b'.repeat(40)}`);
  });

  it('tells nothing where nothing differs, and each finding and answer where it does', () => {
    expect(ecosystem('--only', 'ann', '--against', join(folder, 'kept')).out).toContain('compared    the same');
    // What a build would say differently is said of another source here: the reports are all that is compared.
    write(
      'checkouts/ann/bakery/server/app.js',
      app(
        'app.use(rateLimit({ windowMs: 60_000, limit: 100 }));',
        "'DELETE FROM cakes WHERE id = $1', [req.params.id]",
      ),
    );
    const { out } = ecosystem('--only', 'ann', '--against', join(folder, 'kept'));
    expect(out).toMatch(/- sql-injection app\.js:9:\d+ {2}error/);
    expect(out).toMatch(/~ DELETE \/cakes\/:id app\.js:8:\d+ rate limited: {2}no.* {2}-> {2}yes/);
    expect(out).toContain('1 of 1 backends differ');
  });

  it('wants one folder', () => {
    const ran = spawnSync(process.execPath, ['--import', '@oxc-node/core/register', 'scripts/ecosystem.ts'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('CHECKOUTS/owner/name');
  });
});
