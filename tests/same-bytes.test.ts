// Same input, same bytes: whatever differs between two runs over the same files may not show in what is reported.
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { audit as Audit } from '../src/audit.ts';
import { backendAudit, command } from './cli/run.ts';

/** A folder in every language that is read, with what the report depends on besides sources. */
const extra = {
  'mapped/package.json':
    '{"name":"mapped","type":"module","scripts":{"start":"node src/server.ts"},"dependencies":{"express":"^5.1.0"}}',
  'mapped/tsconfig.json': '{"compilerOptions":{"baseUrl":".","paths":{"@app/*":["src/*"]}}}',
  'mapped/src/server.ts':
    "import express from 'express';\nimport { cakes } from '@app/cakes.mjs';\nconst app = express();\napp.use(cakes);\napp.listen(1);\n",
  'mapped/src/cakes.mts':
    "import { Router } from 'express';\nexport const cakes = Router();\ncakes.get('/cakes', (req, res) => { res.json(eval(String(req.query.q))); });\n",
  'mapped/src/ISTANBUL.cts':
    "import { Router } from 'express';\nconst I = Router();\nI.get('/İ/ı/i', (req, res) => { res.json({ i: 'I'.toLowerCase() }); });\nexport = I;\n",
  'mapped/src/page.tsx': 'export const page = (title: string) => <h1>{title}</h1>;\n',
  'mapped/src/old.jsx': 'module.exports = (title) => <h1>{title}</h1>;\n',
  'mapped/src/broken.js': 'export const broken = {;\n',
  'mapped/src/latin.js': Buffer.from([0x2f, 0x2f, 0xe9, 0x0a]),
  'mapped/jobs/clean.mjs': 'try {} catch {}\nawait Promise.all([]);\n',
  'mapped/jobs/import.py': 'import os\n\ndef run(path):\n    os.system("cat " + path)\n',
};
const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const chosen = ['library', 'parity', 'express-js/violating', 'nestjs/violating'];

let home: string;
let project: string;
let cold: string;
const none = ['--no-cache'];

beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'backend-audit-same-')));
  project = join(home, 'there', 'project');
  for (const folder of chosen) cpSync(join(fixtures, folder), join(project, folder), { recursive: true });
  for (const [path, content] of Object.entries(extra)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content);
  }
  cold = report(none);
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

interface How {
  readonly folder?: string;
  readonly cwd?: string;
  /** Where it keeps what it keeps between runs. */
  readonly kept?: string;
  readonly environment?: NodeJS.ProcessEnv;
}
/** Everything a user gets of one run. */
function report(args: readonly string[], how: How = {}): string {
  const { code, stdout, stderr } = backendAudit(argumentsOf(args, how), how.cwd ?? home, environmentOf(how));
  return told(code, stdout, stderr);
}
const argumentsOf = (args: readonly string[], { folder = project }: How) => [folder, '--format', 'json', ...args];
const environmentOf = ({ kept = 'kept', environment }: How): NodeJS.ProcessEnv => {
  mkdirSync(join(home, kept), { recursive: true, mode: 0o700 });
  return { XDG_CACHE_HOME: join(home, kept), ...environment };
};
const told = (code: number | null, stdout: string, stderr: string) => `exit ${code}\n${stderr}\n${stdout}`;

/** The first line in which a report is another one than that of the cold run; '' where it is the same, byte for byte. */
function unlike(reported: string, expected = cold): string {
  if (reported === expected) return '';
  const lines = expected.split('\n');
  const at = reported.split('\n').findIndex((line, index) => line !== lines[index]);
  return `line ${at}: ${reported.split('\n')[at] ?? ''} (expected: ${lines[at] ?? ''})`;
}

/** The same without waiting for the end. */
function reportLater(args: readonly string[], how: How): Promise<string> {
  const child = spawn(process.execPath, [command, ...argumentsOf(args, how)], {
    cwd: home,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...environmentOf(how) },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve(told(code, stdout, stderr)));
  });
}

describe('the command reports the same bytes', () => {
  it('of a folder that has something to tell', () => {
    const { backend_audit: said } = JSON.parse(cold.slice(cold.indexOf('{')));
    expect(cold).toMatch(/^exit [12]\n/);
    expect(said.findings.length).toBeGreaterThan(50);
    expect(said.endpoints.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['/cakes', '/İ/ı/i']),
    );
    expect(said.coverage.diagnostics.map(({ code }: { code: string }) => code).sort()).toEqual(['encoding', 'syntax']);
    expect(cold).not.toContain(home);
  });

  it.each([['json'], ['sarif'], ['terminal']])('cold, then twice warm, as %s', (format) => {
    const args = ['--format', format];
    const first = report([...args, ...none]);
    const runs = [1, 2, 3].map(() => report(args, { kept: `kept-${format}` }));
    expect(runs.map((run) => unlike(run, first))).toEqual(['', '', '']);
  });

  it.each([['0'], ['2'], ['4']])('on %s threads, cold and warm', (threads) => {
    const args = ['--concurrency', threads];
    const kept = `kept-${threads}`;
    expect(unlike(report([...args, ...none]))).toBe('');
    expect([unlike(report(args, { kept })), unlike(report(args, { kept }))]).toEqual(['', '']);
    // What one number of threads kept, another reads.
    expect(unlike(report(['--concurrency', threads === '0' ? '4' : '0'], { kept }))).toBe('');
  });

  it('from any working directory, by any way of naming the folder', () => {
    expect(unlike(report(none, { cwd: '/', folder: project }))).toBe('');
    expect(unlike(report(none, { cwd: project, folder: '.' }))).toBe('');
    expect(unlike(report(none, { cwd: join(project, 'mapped'), folder: '..' }))).toBe('');
    expect(unlike(report(none, { cwd: dirname(project), folder: './project/' }))).toBe('');
  });

  it.each([
    ['a link to it', 'project-link', (): string => project],
    ['a link to a folder above it', 'there-link', (): string => dirname(project)],
  ])('through %s', (_, name, target) => {
    symlinkSync(target(), join(home, name));
    const folder = name === 'there-link' ? join(home, name, 'project') : join(home, name);
    expect(unlike(report(none, { folder }))).toBe('');
    expect(unlike(report(none, { cwd: folder, folder: '.' }))).toBe('');
    const kept = `kept-${name}`;
    const runs = [report([], { folder, kept }), report([], { folder, kept }), report([], { kept })];
    expect(runs.map((run) => unlike(run))).toEqual(['', '', '']);
  });

  it('of a copy elsewhere, whose files were written in another order at another time', () => {
    const copy = join(home, 'a copy with blanks', 'project');
    const paths = readdirSync(project, { recursive: true, encoding: 'utf8' }).filter((path) =>
      statSync(join(project, path)).isFile(),
    );
    for (const path of paths.sort().reverse()) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), readFileSync(join(project, path)));
      utimesSync(join(copy, path), 1e9, 1e9);
    }
    expect(unlike(report(none, { folder: copy }))).toBe('');
  });

  it.each<[NodeJS.ProcessEnv]>([
    [{ LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }],
    [{ LC_ALL: 'C', LANG: 'C' }],
    [{ LC_ALL: undefined, LANG: 'de_DE.ISO-8859-1', TZ: 'Pacific/Kiritimati' }],
    [{ TZ: 'America/St_Johns', NODE_ENV: 'production', CI: '1', DEBUG: '*' }],
    [{ HOME: undefined, XDG_CACHE_HOME: undefined, PATH: '/nowhere' }],
  ])('in the environment %o', (environment) => {
    expect(unlike(report(none, { environment }))).toBe('');
  });

  it('where texts are ordered otherwise: in Czech, ch comes after d', () => {
    const folder = join(home, 'czech');
    const answers = ['chMessage', 'dMessage', 'chMessage', 'dMessage'].map(
      (name, index) => `app.get('/${index}', (req, res) => { res.status(404).json({ ${name}: 1 }); });\n`,
    );
    mkdirSync(folder);
    writeFileSync(join(folder, 'app.js'), `const app = require('express')();\n${answers.join('')}app.listen(1);\n`);
    const english = report([...none, '--strict'], { folder, environment: { LC_ALL: 'en_US.UTF-8' } });
    expect(english).toContain("of the service have 'chMessage'");
    expect(unlike(report([...none, '--strict'], { folder, environment: { LC_ALL: 'cs_CZ.UTF-8' } }), english)).toBe('');
  });

  it('after a file was edited and restored, its time of change and all', () => {
    const kept = 'kept-edits';
    const file = join(project, 'mapped/src/cakes.mts');
    const before = readFileSync(file, 'utf8');
    const { atime, mtime } = statSync(file);
    // Of the same size, so that only the content tells.
    const edited = before.replace('/cakes', '/candy');
    expect(unlike(report([], { kept }))).toBe('');
    try {
      writeFileSync(file, edited);
      utimesSync(file, atime, mtime);
      const changed = report([], { kept });
      expect(unlike(changed, report(none))).toBe('');
      expect(unlike(changed)).toMatch(/candy/);
    } finally {
      writeFileSync(file, before);
      utimesSync(file, atime, mtime);
    }
    expect([unlike(report([], { kept })), unlike(report(none))]).toEqual(['', '']);
  });

  it('from four processes at once, and after them', async () => {
    const kept = 'kept-together';
    const four = () => Promise.all([1, 2, 3, 4].map(() => reportLater([], { kept })));
    expect((await four()).map((run) => unlike(run))).toEqual(['', '', '', '']);
    expect((await four()).map((run) => unlike(run))).toEqual(['', '', '', '']);
    expect(unlike(report([], { kept }))).toBe('');
  });
});

describe('audit() answers the same', () => {
  it('cold and warm, with and without threads, in one process one after the other and at once', async () => {
    // Threads start from the build.
    const built = (await import(new URL('../dist/src/audit.js', import.meta.url).href)) as { audit: typeof Audit };
    const said = async (options: Parameters<typeof Audit>[1]) => JSON.stringify(await built.audit(project, options));
    const first = await said({ cache: false, workers: 0 });
    for (const workers of [0, 2, 4]) {
      const cache = join(home, `audit-${workers}`);
      expect([
        await said({ cache: false, workers }),
        await said({ cache, workers }),
        await said({ cache, workers }),
      ]).toEqual([first, first, first]);
    }
    const cache = join(home, 'audit-at-once');
    expect(await Promise.all([said({ cache }), said({ cache }), said({ cache: false })])).toEqual([
      first,
      first,
      first,
    ]);
  });
});
