// `init`: what it writes into projects of several kinds, and what it leaves alone.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith, put } from '../host/folder.ts';
import { backend, backendAudit } from './run.ts';

const text = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
const init = (root: string, ...args: string[]) => backendAudit(['init', ...args], root);
const git = (root: string, ...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
const withPackages = (...names: string[]): string =>
  JSON.stringify({ name: 'x', devDependencies: Object.fromEntries(names.map((name) => [name, '*'])) });

describe('in a project of one folder', () => {
  it('writes the configuration, which is valid, and says what comes next', () => {
    const root = folderWith(backend);
    const { code, stdout } = init(root);
    expect(code).toBe(0);
    expect(stdout).toContain('wrote       backend-audit.config.json');
    expect(stdout).toContain('npm install --save-dev backend-audit');
    expect(backendAudit([], root).code).toBe(0);
    put(root, 'backend-audit.config.json', text(root, 'backend-audit.config.json').replace('"error"', '"warning"'));
    expect(backendAudit([], root).code).toBe(1);
  });

  it('writes a hook that stops a commit with a finding', () => {
    const root = folderWith(backend);
    git(root, 'init', '-q');
    expect(init(root).stdout).toContain('.git/hooks/pre-commit');
    expect(statSync(join(root, '.git/hooks/pre-commit')).mode & 0o111).toBe(0o111);
    expect(text(root, '.git/hooks/pre-commit')).toBe('#!/bin/sh\nnpx backend-audit --staged\n');
  });

  it.each([
    ['a folder of husky', { '.husky/_/h': '' }, '.husky/pre-commit'],
    ['husky as a dependency', { 'package.json': withPackages('husky') }, '.husky/pre-commit'],
    ['lefthook as a dependency', { 'package.json': withPackages('lefthook') }, 'lefthook.yml'],
  ])('knows %s', (_, files, path) => {
    const root = folderWith({ ...backend, ...files });
    git(root, 'init', '-q');
    init(root);
    expect(text(root, path)).toContain('npx backend-audit --staged');
    expect(existsSync(join(root, '.git/hooks/pre-commit'))).toBe(false);
  });

  it('writes no hook where git looks for hooks elsewhere', () => {
    const root = folderWith(backend);
    git(root, 'init', '-q');
    git(root, 'config', 'core.hooksPath', '.hooks');
    expect(init(root).stdout).not.toContain('hook');
  });

  it.each([
    ['pnpm-lock.yaml', 'pnpm exec backend-audit --staged', 'pnpm add --save-dev'],
    ['yarn.lock', 'yarn backend-audit --staged', 'yarn add --dev'],
    ['bun.lock', 'bunx backend-audit --staged', 'bun add --dev'],
  ])('speaks as the package manager of %s', (lock, run, add) => {
    const root = folderWith({ ...backend, [lock]: '', '.husky/_/h': '' });
    expect(init(root).stdout).toContain(add);
    expect(text(root, '.husky/pre-commit')).toBe(`${run}\n`);
  });

  it('writes a job for the host that the repository has', () => {
    const root = folderWith(backend);
    git(root, 'init', '-q');
    git(root, 'remote', 'add', 'origin', 'git@github.com:bakery/bakery.git');
    init(root);
    const { jobs } = parse(text(root, '.github/workflows/backend-audit.yml'));
    expect(jobs['backend-audit'].steps).toHaveLength(2);
    const other = folderWith(backend);
    git(other, 'init', '-q');
    git(other, 'remote', 'add', 'origin', 'https://gitlab.bakery.example/a/b.git');
    init(other);
    expect(parse(text(other, '.gitlab-ci.yml'))['backend-audit'].artifacts.reports.codequality).toMatch(/\.json$/);
    expect(existsSync(join(other, '.github'))).toBe(false);
  });

  it('is done the second time', () => {
    const root = folderWith({ ...backend, '.husky/_/h': '', '.github/x': '' });
    init(root);
    const { stdout } = init(root);
    expect(stdout).not.toMatch(/wrote|added|not changed/);
    expect(stdout.match(/^kept/gm)).toHaveLength(3);
  });

  it('writes nothing on --dry-run, and says what it would', () => {
    const root = folderWith({ ...backend, '.github/x': '' });
    expect(init(root, '--dry-run').stdout).toContain('would write .github/workflows/backend-audit.yml');
    expect(existsSync(join(root, 'backend-audit.config.json'))).toBe(false);
  });
});

describe('what is there already', () => {
  const files = {
    ...backend,
    'package.json': withPackages('eslint', 'lefthook'),
    'eslint.config.js':
      "// our rules\nimport js from '@eslint/js';\n\nexport default [\n  js.configs.recommended, // first\n];\n",
    'lefthook.yml': 'pre-commit:\n  commands:\n    # fast ones first\n    format:\n      run: prettier --check .\n',
    '.gitlab-ci.yml': 'stages: [build, check]\nbuild:\n  stage: build\n  script: [npm ci]\n',
  };

  it('is not changed, and what to add is shown', () => {
    const root = folderWith(files);
    const { code, stdout } = init(root);
    expect(code).toBe(0);
    for (const path of ['eslint.config.js', 'lefthook.yml', '.gitlab-ci.yml'] as const)
      expect(text(root, path)).toBe(files[path]);
    expect(stdout).toContain('...backendAudit.configs.recommended,');
    expect(stdout).toContain('      run: npx backend-audit --staged');
  });

  it('takes ours up with --force, and keeps what it had', () => {
    const root = folderWith(files);
    expect(init(root, '--force').stdout).not.toContain('not changed');
    expect(text(root, 'eslint.config.js')).toBe(
      "// our rules\nimport backendAudit from 'backend-audit/eslint';\nimport js from '@eslint/js';\n\nexport default [\n  ...backendAudit.configs.recommended,\n  js.configs.recommended, // first\n];\n",
    );
    expect(text(root, 'lefthook.yml')).toContain('# fast ones first');
    expect(parse(text(root, 'lefthook.yml'))['pre-commit'].commands).toEqual({
      format: { run: 'prettier --check .' },
      'backend-audit': { run: 'npx backend-audit --staged' },
    });
    const jobs = parse(text(root, '.gitlab-ci.yml'));
    expect(jobs.build).toEqual({ stage: 'build', script: ['npm ci'] });
    expect(jobs['backend-audit'].stage).toBe('check');
  });

  it.each([
    ['eslint.config.cjs', "'use strict';\nconst a = require('./a');\nmodule.exports = [a];\n", true],
    ['eslint.config.mjs', "import t from 'typescript-eslint';\nexport default t.config(t.configs.base);\n", true],
    ['eslint.config.mjs', "import { defineConfig } from 'eslint/config';\nexport default defineConfig([{}]);\n", true],
    ['eslint.config.mjs', "import all from './all.js';\nexport default all;\n", false],
    ['.eslintrc.json', '{}', false],
  ])('%s is added to with --force only where it is certain how', (name, before, isCertain) => {
    const root = folderWith({ ...backend, 'package.json': withPackages('eslint'), [name]: before });
    const { stdout } = init(root, '--force');
    expect(stdout.includes('add this by hand')).toBe(!isCertain);
    expect(text(root, name) === before).toBe(!isCertain);
    expect(existsSync(join(root, 'eslint.config.mjs'))).toBe(name === 'eslint.config.mjs');
  });

  it('is never left half written, nor reached through a link that leads out', () => {
    const elsewhere = folderWith({ x: '' });
    const root = folderWith({ ...backend, '.github/x': '' });
    symlinkSync(elsewhere, join(root, '.github/workflows'));
    const { code, stderr } = init(root);
    expect(code).toBe(2);
    expect(stderr).toContain('leads out of the project');
    expect(existsSync(join(elsewhere, 'backend-audit.yml'))).toBe(false);
  });

  it('is a hook that ends early: what to add is shown', () => {
    const root = folderWith({ ...backend, '.husky/pre-commit': 'npm test\nexit 0\n' });
    expect(init(root, '--force').stdout).toContain('add this by hand');
    chmodSync(join(root, '.husky/pre-commit'), 0o755);
    put(root, '.husky/pre-commit', 'npm test');
    init(root, '--force');
    expect(text(root, '.husky/pre-commit')).toBe('npm test\nnpx backend-audit --staged\n');
  });
});

it('in a package of a repository puts the configuration there, and hooks and jobs at the top', () => {
  const root = folderWith({
    'package.json': '{}',
    '.github/x': '',
    '.husky/_/h': '',
    'packages/api/package.json': '{}',
  });
  mkdirSync(join(root, '.git'));
  init(root, 'packages/api');
  expect(existsSync(join(root, 'packages/api/backend-audit.config.json'))).toBe(true);
  expect(text(root, '.husky/pre-commit')).toBe('npx backend-audit packages/api --staged\n');
  expect(parse(text(root, '.github/workflows/backend-audit.yml')).jobs['backend-audit'].steps[1].with).toEqual({
    path: 'packages/api',
  });
});

it('writes an ESLint configuration where there is none', () => {
  const root = folderWith({ ...backend, 'package.json': withPackages('eslint') });
  expect(init(root).stdout).toContain('npm install --save-dev backend-audit @typescript-eslint/parser');
  expect(text(root, 'eslint.config.mjs')).toContain('[...backendAudit.configs.recommended]');
});
