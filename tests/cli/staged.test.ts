import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, put } from '../host/folder.ts';
import { backend, backendAudit, command } from './run.ts';

const who = [
  '-c',
  'user.name=t',
  '-c',
  'user.email=t@example.com',
  '-c',
  'commit.gpgsign=false',
  '-c',
  'init.defaultBranch=main',
];
const git = (root: string, ...args: string[]): string =>
  execFileSync('git', [...who, ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

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
