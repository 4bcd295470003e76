// What a person looks at a snippet with: the commands themselves where they only print, the judgement of examples beside them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { tried } from '../../scripts/workbench/tried.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'backend-audit-workbench-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const file = join(folder, 'app.js');
const text = `const express = require('express');
const { Pool } = require('pg');
const pool = new Pool();
const app = express();
app.get('/cakes/:id', async (req, res) => {
  const { rows } = await pool.query('SELECT name FROM cakes WHERE id = ' + req.params.id);
  res.json(rows[0]);
});
app.use('/pies', require('./pies'));
`;
writeFileSync(file, text);

function run(command: string, ...args: readonly string[]): { code: number | null; out: string; err: string } {
  const script = `scripts/${command}.ts`;
  const ran = spawnSync(process.execPath, ['--import', '@oxc-node/core/register', script, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

describe('facts', () => {
  it('shows values with their numbers, regions, calls, names and places', () => {
    const { code, out } = run('facts', file);
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}%\d+ call callee=\d+ args=\[\d+,\d+\] receiver=\d+ unused=true {3}\/\/ 5:1 app\.get/m);
    expect(out).toMatch(/^ {2}\[1 function of=\d+ \d+\.\.\d+\]$/m);
    expect(out).toMatch(/^ {4}%\d+ param function=\d+ index=0 name="req" {3}\/\/ 5:30 req$/m);
  });

  it('says why a file has none', () => {
    const broken = join(folder, 'broken.js');
    writeFileSync(broken, 'const = 1;');
    expect(run('facts', broken)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(`${broken}:1: syntax`),
    });
    rmSync(broken);
    expect(run('facts', join(folder, 'none.js'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such file'),
    });
  });
});

describe('model', () => {
  it.each([file, folder])('shows endpoints with what is known of them and what is not (%s)', (named) => {
    const { code, out } = run('model', named);
    expect(code).toBe(0);
    expect(out).toContain('  GET /cakes/:id   app.js:5:1\n');
    expect(out).toContain('    authenticated: no\n');
    expect(out).toContain('does=read target=cakes package=pg query="SELECT name FROM cakes WHERE id = $1"');
    expect(out).toContain('  path req.params.id (text) -> sql req.params.id   app.js:6:76\n');
    expect(out.slice(out.indexOf('\nunknown ('))).toContain("app.use('/pies', require('./pies'));");
  });

  it('says what to do where nothing is named, or nothing is there', () => {
    expect(run('model')).toMatchObject({ code: 2, err: expect.stringContaining('npm run model -- ') });
    expect(run('model', 'docs')).toMatchObject({ code: 2, err: expect.stringContaining('no source') });
  });
});

describe('try', () => {
  it('runs a rule on the examples of its page', () => {
    const { code, out } = run('try-rule', 'sql-injection');
    expect(out).toContain('all as expected');
    expect(code).toBe(0);
  });

  it('runs it on a file', () => {
    expect(run('try-rule', 'sql-injection', file).out).toContain('app.js:6:');
  });

  it('says which rule was probably meant', () => {
    expect(run('try-rule', 'sql-injectoin')).toMatchObject({ code: 2, err: expect.stringContaining('sql-injection') });
  });

  it('tells what an example expected in vain, and what it did not expect', async () => {
    const rule = rules.find(({ id }) => id === 'sql-injection')!;
    const marks = [{ path: 'app.js', line: 7, rule: rule.id }];
    const judged = await tried(rule, rules, {
      title: 'Cakes',
      verdict: 'incorrect',
      files: new Map([['app.js', text]]),
      marks,
    });
    expect(judged.isRight).toBe(false);
    expect(judged.text).toContain('expected, and not found: sql-injection at app.js:7');
    expect(judged.text).toContain('not expected: app.js:6:');
    const right = { ...marks[0]!, line: 6 };
    const example = {
      title: 'Cakes',
      verdict: 'incorrect' as const,
      files: new Map([['app.js', text]]),
      marks: [right],
    };
    expect((await tried(rule, rules, example)).isRight).toBe(true);
  });
});

describe('new-library', () => {
  it.each([
    [['hapi'], 'Groups: crypto, databases, flags, frameworks'],
    [['kinds/hapi'], 'Groups: crypto, databases, flags, frameworks'],
    [['frameworks/router', '@koa/router'], "'@koa/router'"],
    [['frameworks/hapi', '@hapi hapi'], 'a package is not called like that'],
  ])('%s: what is wrong with it', (args, said) => {
    expect(run('new-library', ...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(said) });
  });
});
