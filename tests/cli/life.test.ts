/** A team with old code: two hundred findings are written down, then ten commits; what each surface says of each. */
import { mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import { folderWith, put } from '../host/folder.ts';
import { git } from './git.ts';
import { backendAudit } from './run.ts';

/** A module of one table with defects of old: each statement is put together from what the caller says. */
const columns = ['id', 'name', 'note', 'owner', 'state', 'total', 'place', 'kind'];
const statement = (table: string, column: string): string => `
router.get('/${table}/by-${column}/:value', async (req, res) => {
  const { rows } = await pool.query("SELECT id FROM ${table} WHERE ${column} = '" + req.params.value + "'");
  res.json(rows);
});
`;
const head = `const { Router } = require('express');
const { Pool } = require('pg');
const pool = new Pool({ max: 5, connectionTimeoutMillis: 100, statement_timeout: 100 });
const router = Router();
`;
const tail = 'module.exports = router;\n';
const tables = [
  'cakes',
  'pies',
  'tarts',
  'buns',
  'rolls',
  'loaves',
  'cookies',
  'scones',
  'bagels',
  'muffins',
  'donuts',
  'pretzels',
  'baguettes',
];
const moduleOf = (table: string): string => head + columns.map((column) => statement(table, column)).join('') + tail;
const server = (files: readonly string[]): string => `const express = require('express');
const app = express();
app.use(express.json());
${files.map((file) => `app.use('/api', require('./routes/${file}'));`).join('\n')}
app.listen(3000);
`;

it('is told of what is new and of nothing else, on every surface', async () => {
  const files = [...tables];
  const root = folderWith({
    'package.json':
      '{"name":"bakery","scripts":{"start":"node server.js"},"dependencies":{"express":"^4.21.0","pg":"^8"}}',
    '.gitignore': 'node_modules/\n',
    'server.js': server(files),
    ...Object.fromEntries(tables.map((table) => [`routes/${table}.js`, moduleOf(table)])),
    'eslint.config.mjs': `import backendAudit from 'backend-audit/eslint';\nexport default [...backendAudit.configs.recommended];\n`,
  });
  const path = (table: string): string => `routes/${table}.js`;
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const edit = (file: string, change: (text: string) => string): void => {
    put(root, file, change(read(file)));
  };

  interface Told {
    readonly code: number | null;
    readonly injections: readonly string[];
    readonly all: number;
    readonly gone: number;
  }
  const told = (...args: readonly string[]): Told => {
    const { code, stdout } = backendAudit(['-f', 'json', ...args], root);
    const report = JSON.parse(stdout).backend_audit as {
      readonly findings: readonly {
        readonly rule: string;
        readonly file: string;
        readonly also: readonly { readonly file: string }[];
      }[];
      readonly baseline?: { readonly gone: readonly unknown[] };
    };
    const places = report.findings.flatMap((each) => [
      each,
      ...each.also.map((other) => ({ ...other, rule: each.rule })),
    ]);
    return {
      code,
      injections: places
        .filter(({ rule }) => rule === 'sql-injection')
        .map(({ file }) => file)
        .sort(),
      all: places.length,
      gone: report.baseline?.gone.length ?? 0,
    };
  };
  const inEditor = async (): Promise<string[]> => {
    const results = await new ESLint({ cwd: root }).lintFiles(['.']);
    return results
      .flatMap(({ filePath, messages }) =>
        messages
          .filter(({ ruleId }) => ruleId === 'backend-audit/sql-injection')
          .map(() => filePath.slice(root.length + 1)),
      )
      .sort();
  };
  /** Stages everything, asks every surface, and commits. */
  const commit = async (
    what: string,
    wanted: { fresh?: readonly string[]; since?: readonly string[]; gone?: number },
  ) => {
    const { fresh = [], since = fresh, gone = 0 } = wanted;
    git(root, 'add', '-A');
    const staged = told('--staged');
    expect([what, 'staged', staged.code, staged.injections]).toEqual([what, 'staged', fresh.length > 0 ? 1 : 0, fresh]);
    git(root, 'commit', '-q', '-m', what);
    const now = told('--fail-on-stale');
    expect([what, 'now', now.injections, now.gone, now.code]).toEqual([
      what,
      'now',
      since,
      gone,
      since.length > 0 || gone > 0 ? 1 : 0,
    ]);
    const sinceStart = told('--since', 'start');
    expect([what, 'since', sinceStart.injections, sinceStart.code]).toEqual([
      what,
      'since',
      since,
      since.length > 0 ? 1 : 0,
    ]);
    expect([what, 'editor', await inEditor()]).toEqual([what, 'editor', since]);
  };

  mkdirSync(join(root, 'node_modules'));
  symlinkSync(join(import.meta.dirname, '../..'), join(root, 'node_modules/backend-audit'));
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'old');
  const before = told();
  expect(before.all).toBeGreaterThanOrEqual(200);
  expect([before.code, before.injections.length]).toEqual([1, tables.length * columns.length]);
  backendAudit(['baseline', '--reason', 'older than the tool'], root);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'baseline');
  git(root, 'tag', 'start');
  expect(told('--fail-on', 'info', '--fail-on-stale')).toMatchObject({ code: 0, all: 0, gone: 0 });

  edit(path('cakes'), (text) => `// Cakes, and nothing but cakes.\n\n${text.replaceAll('rows', 'found')}`);
  await commit('lines move, and names of variables change', {});

  renameSync(join(root, path('pies')), join(root, path('all-pies')));
  put(root, 'server.js', server(files.with(1, 'all-pies')));
  await commit('a file has another name', {});

  put(
    root,
    path('tarts'),
    moduleOf('tarts').replace(/await pool\.query\((.*)\);/g, 'await pool.query(\n    $1,\n  );'),
  );
  await commit('a file is laid out anew', {});

  edit(path('buns'), (text) => text.replace(tail, statement('buns', 'price') + tail));
  await commit('a new defect', { fresh: [path('buns')] });

  edit(path('buns'), (text) => text.replace(statement('buns', 'price'), ''));
  await commit('the new defect is mended', {});

  // An old one, copied to another file: one more than there were.
  put(root, path('copies'), head + statement('cakes', 'id') + tail);
  put(root, 'server.js', server([...files.with(1, 'all-pies'), 'copies']));
  await commit('a copy of an old one', { fresh: [path('copies')] });

  // The first goes, and the copy stands for it: moved.
  edit(path('cakes'), (text) => text.replace(/\nrouter\.get\('\/cakes\/by-id[^]*?\n\}\);\n/, ''));
  await commit('the old one goes', {});

  edit(path('rolls'), (text) =>
    text.replace(
      `"SELECT id FROM rolls WHERE id = '" + req.params.value + "'"`,
      '"SELECT id FROM rolls WHERE id = $1", [req.params.value]',
    ),
  );
  await commit('an old one is mended', { gone: 1 });

  expect(backendAudit(['baseline', '--prune'], root).code).toBe(0);
  await commit('the baseline is pruned', {});

  git(root, 'checkout', '-q', '-b', 'side', 'HEAD~1');
  edit(path('scones'), (text) => text.replace(tail, statement('scones', 'colour') + tail));
  git(root, 'commit', '-q', '-a', '-m', 'on the side');
  git(root, 'checkout', '-q', 'main');
  git(root, 'merge', '-q', '--no-commit', '--no-ff', 'side');
  // What a merge takes in was told where it came from; it is no news of the merge, and not known either.
  const merging = told('--staged');
  expect([merging.code, merging.injections]).toEqual([0, []]);
  git(root, 'commit', '-q', '-m', 'a merge');
  expect(told('--since', 'start').injections).toEqual([path('scones')]);
  expect(told('--since', 'HEAD')).toMatchObject({ code: 0, injections: [] });
  expect([told().injections, await inEditor()]).toEqual([[path('scones')], [path('scones')]]);
}, 300_000);

it('--since names the commit that a shallow clone lacks, and touches no checkout', () => {
  const origin = folderWith({ 'package.json': '{"name":"a"}', 'a.js': head + statement('cakes', 'id') + tail });
  git(origin, 'init', '-q');
  git(origin, 'add', '-A');
  for (const message of ['one', 'two', 'three']) git(origin, 'commit', '-q', '--allow-empty', '-m', message);
  const second = git(origin, 'rev-parse', 'HEAD~1').trim();
  const root = join(folderWith({}), 'clone');
  git(origin, 'clone', '-q', '--depth=1', `file://${origin}`, root);
  put(root, 'untracked.js', 'module.exports = 1;\n');
  for (const [name, said] of [
    ['HEAD~2', `commit ${second}, on the way to HEAD~2, is not in this clone, which is shallow`],
    ['v1.0', 'commit v1.0 is not in this clone, which is shallow'],
  ] as const) {
    const { code, stderr, stdout } = backendAudit(['--since', name], root);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(`--since: ${said}`)]);
  }
  expect(backendAudit(['--since', 'nowhere'], origin).stderr).toContain(
    "there is no commit 'nowhere' in this repository",
  );
  expect(backendAudit(['--since', 'HEAD', '--staged'], root).code).toBe(2);
  expect(backendAudit(['--since', 'HEAD', '--fail-on', 'info'], root).code).toBe(0);
  expect(git(root, 'status', '--porcelain').trim()).toBe('?? untracked.js');
});

it('--since tells of what a change elsewhere causes, and compares with where a branch parted', () => {
  const root = folderWith({
    'package.json': '{"name":"a","scripts":{"start":"node app.js"},"dependencies":{"express":"^4","pg":"^8"}}',
    'app.js': `const express = require('express');
const { clean } = require('./clean');
const { Pool } = require('pg');
const app = express();
app.get('/cakes/:id', async (req, res) => {
  const { rows } = await new Pool().query("SELECT id FROM cakes WHERE id = " + clean(req.params.id));
  res.json(rows);
});
app.listen(3000);
`,
    'clean.js': 'exports.clean = (id) => Number(id);\n',
  });
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'clean');
  put(root, 'clean.js', 'exports.clean = (id) => id;\n');
  const { code, stdout } = backendAudit(['--since', 'HEAD', '-f', 'json'], root);
  const { findings } = JSON.parse(stdout).backend_audit;
  expect([code, findings.map(({ rule, file }: { rule: string; file: string }) => [rule, file])]).toEqual([
    1,
    [['sql-injection', 'app.js']],
  ]);
});
