import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, put } from '../host/folder.ts';
import { git, who } from './git.ts';
import { backend, backendAudit, command } from './run.ts';

/** Guarded well enough that only what a test adds is found. */
const guarded = { ...backend, '.gitignore': 'node_modules/\n' };
const bad = `const { Pool } = require('pg');
const pool = new Pool();
const { Router } = require('express');
const router = Router();
router.get('/cakes/:id', async (req, res) => {
  const { rows } = await pool.query("SELECT id FROM cakes WHERE id = '" + req.params.id + "'");
  res.json(rows);
});
module.exports = router;
`;
function repository(files: Readonly<Record<string, string>> = guarded): string {
  const root = folderWith(files);
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'first');
  return root;
}
const staged = (root: string, ...args: string[]) => backendAudit(['--staged', '--format', 'json', ...args], root);
const rules = (text: string): string[] =>
  JSON.parse(text).backend_audit.findings.map(({ rule }: { rule: string }) => rule);

describe('--staged', () => {
  it('says nothing of what was there before', () => {
    const root = repository();
    expect(backendAudit(['--staged'], root)).toEqual({ code: 0, stdout: '', stderr: '' });
    put(root, 'routes/cakes.js', `\n\n// moved down\n${backend['routes/cakes.js']}`);
    git(root, 'add', '-A');
    expect(rules(staged(root, '--fail-on', 'info').stdout)).toEqual([]);
  });

  it('reports what the index adds, not what only lies on disk', () => {
    const root = repository();
    put(root, 'routes/cakes.js', bad);
    expect(staged(root).code).toBe(0);
    git(root, 'add', '-A');
    put(root, 'routes/cakes.js', backend['routes/cakes.js']);
    const { code, stdout } = staged(root);
    expect(rules(stdout)).toContain('sql-injection');
    expect(code).toBe(1);
  });

  it('tells of a cause that was there before the places that the index adds, and of no others', () => {
    const read = (name: string): string =>
      `const { Pool } = require('pg');\nexports.${name} = () => new Pool().query('SELECT * FROM ${name}');\n`;
    const root = repository({ ...guarded, 'a.js': read('pies'), 'b.js': read('tarts') });
    put(root, 'c.js', read('buns'));
    put(root, 'd.js', read('rolls'));
    git(root, 'add', '-A');
    const { findings } = JSON.parse(staged(root, '--strict').stdout).backend_audit;
    const stars = findings.filter(({ rule }: { rule: string }) => rule === 'select-star');
    const places = stars.map(({ file, also }: { file: string; also: readonly { readonly file: string }[] }) => [
      file,
      ...also.map((other) => other.file),
    ]);
    expect(places).toEqual([['c.js', 'd.js']]);
  });

  it('works before the first commit, and below the top of the repository', () => {
    const root = folderWith(
      Object.fromEntries(
        Object.entries({ ...guarded, 'routes/cakes.js': bad }).map(([path, text]) => [`services/api/${path}`, text]),
      ),
    );
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    const { code, stdout } = staged(join(root, 'services', 'api'));
    expect(rules(stdout)).toContain('sql-injection');
    expect(code).toBe(1);
  });

  it('takes a broken staged file that is needed for 2, but not one that was broken before', () => {
    const root = repository();
    put(root, 'routes/cakes.js', 'module.exports = (');
    git(root, 'add', '-A');
    expect(staged(root).code).toBe(2);
    git(root, 'commit', '-q', '-m', 'broken');
    put(root, 'other.js', 'module.exports = 1;\n');
    git(root, 'add', '-A');
    expect(staged(root).code).toBe(0);
  });

  it('names a staged file that cannot be parsed, whether or not something needs it', () => {
    const root = repository();
    put(root, 'lonely.js', 'const a = 1;\nconst x = ;;; {{{\n');
    git(root, 'add', '-A');
    const { code, stdout, stderr } = backendAudit(['--staged'], root);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^backend-audit: lonely\.js:2 \S/m);
    git(root, 'commit', '-q', '-m', 'broken');
    // Broken before: named while it is changed, but not held against anyone; nor when it only moves.
    put(root, 'lonely.js', 'const a = 2;\nconst x = ;;; {{{\n');
    git(root, 'add', '-A');
    const again = backendAudit(['--staged'], root);
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('lonely.js:2')]);
    git(root, 'commit', '-q', '-m', 'still broken');
    git(root, 'mv', 'lonely.js', 'moved.js');
    expect(backendAudit(['--staged'], root)).toMatchObject({ code: 0, stdout: '' });
    put(root, 'huge.js', `const a = [${'1,'.repeat(2 << 20)}];`);
    git(root, 'add', '-A');
    expect(backendAudit(['--staged'], root)).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('huge.js is 4'),
    });
  });

  describe('takes what is moved for old', () => {
    const withBad = (): string => repository({ ...guarded, 'routes/cakes.js': bad });
    const added = (root: string) => {
      git(root, 'add', '-A');
      const { stdout } = staged(root, '--fail-on', 'never');
      return JSON.parse(stdout)
        .backend_audit.findings.filter(({ rule }: { rule: string }) => rule === 'sql-injection')
        .map(({ file }: { file: string }) => file);
    };

    it('a renamed file, and one that is edited too', () => {
      const root = withBad();
      git(root, 'mv', 'routes/cakes.js', 'routes/tarts.js');
      put(root, 'server.js', guarded['server.js'].replace('routes/cakes', 'routes/tarts'));
      expect(added(root)).toEqual([]);
      put(root, 'routes/tarts.js', `// tarts\n${bad}`);
      expect(added(root)).toEqual([]);
      put(
        root,
        'routes/tarts.js',
        bad.replace(
          'module.exports',
          "pool.query('SELECT id FROM tarts WHERE id = ' + process.argv[2]);\nrouter.get('/t', async (req) => pool.query('SELECT id FROM t WHERE id = ' + req.query.id));\nmodule.exports",
        ),
      );
      expect(added(root)).toEqual(['routes/tarts.js']);
    });

    it('but not a copy, nor the second of two places it went to', () => {
      const root = withBad();
      put(root, 'routes/tarts.js', bad);
      expect(added(root)).toEqual(['routes/tarts.js']);
      git(root, 'mv', 'routes/cakes.js', 'routes/pies.js');
      expect(added(root)).toHaveLength(1);
    });
  });

  describe('during a merge', () => {
    const other = bad.replaceAll('cakes', 'pies');
    /** Two branches or more, each with a file of its own; the first is left, and the others are being merged into it. */
    const merging = (...texts: readonly string[]): string => {
      const root = repository();
      texts.forEach((text, index) => {
        git(root, 'checkout', '-q', '-b', `side${index}`, 'main');
        put(root, `routes/side${index}.js`, text);
        git(root, 'add', '-A');
        git(root, 'commit', '-q', '-m', `side ${index}`);
      });
      git(root, 'checkout', '-q', 'main');
      put(root, 'ours.js', 'module.exports = 1;\n');
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'ours');
      git(root, 'merge', '-q', '--no-commit', '--no-ff', ...texts.map((_, index) => `side${index}`));
      return root;
    };

    it('what a parent has is old, and what nobody has is new', () => {
      const root = merging(bad);
      expect(backendAudit(['--staged'], root)).toMatchObject({ code: 0, stdout: '' });
      put(root, 'routes/more.js', other);
      git(root, 'add', '-A');
      const { code, stdout } = staged(root);
      expect(code).toBe(1);
      expect(JSON.parse(stdout).backend_audit.findings.map(({ file }: { file: string }) => file)).not.toContain(
        'routes/side0.js',
      );
      expect(rules(stdout)).toContain('sql-injection');
    });

    it('of several branches every parent counts', () => {
      expect(backendAudit(['--staged'], merging(bad, other))).toMatchObject({ code: 0, stdout: '' });
    });

    it('a commit that is picked has one parent only', () => {
      const root = merging(bad);
      git(root, 'merge', '--abort');
      git(root, 'cherry-pick', '--no-commit', 'side0');
      expect(rules(staged(root).stdout)).toContain('sql-injection');
    });
  });

  it('gives the same answer warm, and leaves git status alone', () => {
    const root = repository();
    put(root, 'routes/cakes.js', bad);
    git(root, 'add', '-A');
    const cold = staged(root, '--no-cache').stdout;
    expect([staged(root).stdout, staged(root).stdout]).toEqual([cold, cold]);
    expect(git(root, 'status', '--porcelain')).toBe('M  routes/cakes.js\n');
  });

  it('runs nothing that the repository configures', () => {
    const root = repository({ ...guarded, '.gitattributes': '*.js filter=evil diff=evil\n' });
    const canary = join(root, '..', `canary-${process.pid}-${Date.now()}`);
    for (const key of [
      'core.fsmonitor',
      'filter.evil.clean',
      'filter.evil.smudge',
      'diff.evil.textconv',
      'diff.external',
      'core.pager',
    ])
      git(root, 'config', key, `touch ${canary}; cat`);
    execFileSync('git', ['-c', 'core.fsmonitor=false', '-c', 'filter.evil.clean=cat', 'add', '-A'], { cwd: root });
    put(root, 'routes/cakes.js', bad);
    staged(root);
    expect(readdirSync(join(root, '..')).filter((name) => join(root, '..', name) === canary)).toEqual([]);
  });

  it('stops a real commit, and lets it pass once mended', () => {
    const root = repository();
    put(root, '.hooks/pre-commit', `#!/bin/sh\nexec "${process.execPath}" "${command}" --staged\n`);
    chmodSync(join(root, '.hooks/pre-commit'), 0o755);
    git(root, 'config', 'core.hooksPath', '.hooks');
    const commit = () => spawnSync('git', [...who, 'commit', '-q', '-m', 'second'], { cwd: root, encoding: 'utf8' });
    put(root, 'routes/cakes.js', bad);
    git(root, 'add', 'routes');
    const stopped = commit();
    expect(stopped.status).toBe(1);
    expect(stopped.stdout + stopped.stderr).toContain('sql-injection');
    put(
      root,
      'routes/cakes.js',
      `// mended
${backend['routes/cakes.js']}`,
    );
    git(root, 'add', 'routes');
    const passed = commit();
    expect([passed.status, passed.stdout + passed.stderr]).toEqual([0, expect.any(String)]);
    expect(git(root, 'log', '--format=%s')).toBe('second\nfirst\n');
  });

  // Git tells a hook by variables where its repository and index are; they mean another place from another folder.
  describe('as a hook that looks at a folder of the repository', () => {
    const below = (path: string) => `services/api/${path}`;
    const hooked = (): string => {
      const files = Object.entries(guarded).map(([path, text]) => [below(path), text] as const);
      const root = repository(Object.fromEntries([...files, ['other/x.js', 'module.exports = 1;\n']]));
      put(root, 'hooks/pre-commit', `#!/bin/sh\nexec "${process.execPath}" "${command}" services/api --staged\n`);
      chmodSync(join(root, 'hooks/pre-commit'), 0o755);
      git(root, 'config', 'core.hooksPath', join(root, 'hooks'));
      return root;
    };
    const commit = (root: string, ...args: string[]) =>
      spawnSync('git', [...who, 'commit', '-q', '-m', 'x', ...args], { cwd: root, encoding: 'utf8' });

    it.each([
      ['git commit', true, []],
      ['git commit -a', false, ['-a']],
      ['git commit FILE', false, [below('routes/cakes.js')]],
    ])('%s', (_, isAdded, args) => {
      const root = hooked();
      put(root, below('routes/cakes.js'), bad);
      if (isAdded) git(root, 'add', 'services');
      const { status, stdout, stderr } = commit(root, ...args);
      expect(stdout + stderr).toContain('routes/cakes.js');
      expect(stdout + stderr).toContain('sql-injection');
      expect(status).toBe(1);
    });

    it('git commit FILE, where something else is staged', () => {
      const root = hooked();
      put(root, below('routes/cakes.js'), bad);
      put(root, 'other/x.js', 'module.exports = 2;\n');
      git(root, 'add', 'services');
      expect(commit(root, 'other/x.js').status).toBe(0);
    });

    it('in a linked work tree', () => {
      const first = hooked();
      const root = join(first, 'linked');
      git(first, 'worktree', 'add', '-q', root);
      put(root, below('routes/cakes.js'), bad);
      const { status, stdout, stderr } = commit(root, '-a');
      expect(stdout + stderr).toContain('sql-injection');
      expect(status).toBe(1);
    });
  });
});
