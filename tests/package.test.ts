// What a user installs: packed from a copy of the working tree, as a clean clone would be, and used from the tarball.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const manifest = json(join(root, 'package.json'));
const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 << 20 });

describe('the manifest', () => {
  it('runs nothing when it is installed', () => {
    const whenInstalled = [
      'preinstall',
      'install',
      'postinstall',
      'prepublish',
      'preprepare',
      'prepare',
      'postprepare',
    ];
    expect(Object.keys(manifest.scripts).filter((name) => whenInstalled.includes(name))).toEqual([]);
  });

  it('has no runtime dependency, however deep, that runs something when it is installed', () => {
    const { packages } = json(join(root, 'package-lock.json'));
    const running = Object.keys(packages).filter((at) => packages[at].hasInstallScript && !packages[at].dev);
    expect(running).toEqual([]);
  });

  it('leaves ESLint to the user', () => {
    expect(manifest.peerDependenciesMeta.eslint).toEqual({ optional: true });
    expect(Object.keys(manifest.dependencies)).not.toContain('eslint');
  });
});

describe('the packed package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'backend-audit-package-'));
  const clone = join(folder, 'clone');
  const unpacked = join(folder, 'package');
  let stdout = '';
  let shipped: string[] = [];

  beforeAll(() => {
    const tree = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], root).split('\0');
    for (const path of tree) {
      if (path === '' || path.startsWith('fixtures/') || !existsSync(join(root, path))) continue;
      mkdirSync(dirname(join(clone, path)), { recursive: true });
      cpSync(join(root, path), join(clone, path));
    }
    for (const place of [clone, folder])
      symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'junction');
    stdout = run('npm', ['pack'], clone);
    run('tar', ['-xzf', join(clone, stdout.trim()), '-C', folder], folder);
    const [listing] = JSON.parse(run('npm', ['pack', '--json', '--dry-run', '--ignore-scripts'], clone));
    shipped = listing.files.map((file: { path: string }) => file.path);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints nothing but its file name, which pre-commit takes the whole stdout for', () => {
    expect(stdout).toBe(`backend-audit-${manifest.version}.tgz\n`);
  });

  it('holds what it needs and nothing else', () => {
    const places =
      /^(?:dist\/(?:src|rules)\/.+\.(?:js|d\.ts|wasm|LICENSE)|rules\/.+\.md|schema\/.+\.json|assets\/.+|[^/]+)$/;
    expect(shipped.filter((path) => !places.test(path))).toEqual([]);
    const top = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
    expect(shipped.filter((path) => !path.includes('/')).sort()).toEqual(top);
  });

  it('holds every rule with its page', () => {
    const stems = (pattern: RegExp) => shipped.flatMap((path) => pattern.exec(path)?.[1] ?? []).sort();
    const rules = stems(/^dist\/rules\/(.+\/.+)\.d\.ts$/);
    expect(rules.length).toBeGreaterThan(0);
    expect(stems(/^rules\/(.+\/.+)\.md$/)).toEqual(rules);
  });

  it('has a command that Node runs', () => {
    const command = readFileSync(join(unpacked, manifest.bin['backend-audit']), 'utf8');
    expect(command.split('\n')[0]).toBe('#!/usr/bin/env node');
    const version = run(process.execPath, [join(unpacked, manifest.bin['backend-audit']), '--version'], folder);
    expect(version).toContain(manifest.version);
  });

  it('resolves every export, and its types', () => {
    for (const [name, target] of Object.entries(manifest.exports)) {
      const paths: string[] = typeof target === 'string' ? [target] : Object.values(target as Record<string, string>);
      expect(paths.filter((path) => !existsSync(join(unpacked, path)))).toEqual([]);
      const specifier = name.replace('.', 'backend-audit');
      const script = `process.stdout.write(import.meta.resolve('${specifier}'))`;
      expect(run(process.execPath, ['--input-type=module', '-e', script], unpacked)).toContain(paths.at(-1)?.slice(1));
    }
  });

  it('is imported as ESM, and its ESLint plugin is required by a CommonJS configuration', () => {
    const ask = (type: string, script: string) =>
      run(process.execPath, [`--input-type=${type}`, '-e', `${script}; console.log(answer)`], unpacked).trim();
    expect(ask('module', "import { audit } from 'backend-audit'; const answer = typeof audit")).toBe('function');
    const presets = 'Object.keys(plugin.configs).sort().join()';
    expect(ask('module', `import plugin from 'backend-audit/eslint'; const answer = ${presets}`)).toBe(
      'recommended,strict',
    );
    const required = `const plugin = require('backend-audit/eslint'); const answer = ${presets}`;
    expect(ask('commonjs', required)).toBe('recommended,strict');
  });
});
