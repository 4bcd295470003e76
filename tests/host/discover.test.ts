import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Configurations, discoverSync } from '../../src/host/index.ts';
import { folderWith } from './folder.ts';

const paths = (root: string, config = {}): string[] =>
  discoverSync(root, Configurations.of(config)).files.map((file) => file.path);
const notices = (root: string): [string, string][] =>
  discoverSync(root).diagnostics.map(({ path, code }) => [path, code]);

describe('the files of a project', () => {
  it('are its sources, sorted, without dependencies, output and bundles', () => {
    const root = folderWith({
      'src/b.ts': '',
      'src/a.js': '',
      'src/build/steps.ts': '',
      'app.py': '',
      'readme.md': '',
      'node_modules/x/index.js': '',
      'dist/a.js': '',
      'coverage/lcov-report/sorter.js': '',
      'public/js/app.js': '',
      'public/index.html': '',
      'public/js/shared.ts': '',
      'src/routes/public/users.ts': '',
      'src/api/public/public-api.module.ts': '',
      'src/api/public/media/media.controller.ts': '',
    });
    expect(paths(root)).toEqual([
      'app.py',
      // What no browser is sent as it is may be imported.
      'public/js/shared.ts',
      'src/a.js',
      'src/api/public/media/media.controller.ts',
      'src/api/public/public-api.module.ts',
      'src/b.ts',
      'src/build/steps.ts',
      'src/routes/public/users.ts',
    ]);
  });

  it('are read where the project itself lies below node_modules', () => {
    const root = folderWith({ 'node_modules/app/index.js': '', 'node_modules/app/node_modules/y/index.js': '' });
    expect(paths(join(root, 'node_modules', 'app'))).toEqual(['index.js']);
  });

  it('leave out what ignore files name, nested ones and those above included; the deepest wins', () => {
    const root = folderWith({
      '.gitignore': '/repo/app/from-above.js\n*.gen.js\n',
      'repo/.gitignore': 'secret/\n',
      'repo/app/keep.js': '',
      'repo/app/from-above.js': '',
      'repo/app/secret/x.js': '',
      'repo/app/deep/.gitignore': '!wanted.gen.js\n/local.js\n',
      'repo/app/deep/wanted.gen.js': '',
      'repo/app/deep/local.js': '',
      'repo/app/other.gen.js': '',
      'repo/app/audit/.backend-auditignore': 'legacy/**\n',
      'repo/app/audit/legacy/x.js': '',
      'repo/app/audit/now.js': '',
    });
    execFileSync('git', ['init', '-q'], { cwd: root });
    expect(paths(join(root, 'repo', 'app'))).toEqual(['audit/now.js', 'deep/wanted.gen.js', 'keep.js']);
  });

  it('are read when the folder named on the command line is itself ignored', () => {
    const root = folderWith({ '.gitignore': 'vendor-app/\n', 'vendor-app/index.js': '' });
    execFileSync('git', ['init', '-q'], { cwd: root });
    expect(paths(join(root, 'vendor-app'))).toEqual(['index.js']);
  });

  it('are those that the configuration includes and does not exclude', () => {
    const root = folderWith({ 'src/a.ts': '', 'src/old/b.ts': '', 'tools/c.ts': '', 'package.json': '{"name":"x"}' });
    const config = { paths: { include: ['src/**'], exclude: ['src/old/'] } };
    expect(paths(root, config)).toEqual(['src/a.ts']);
    expect(discoverSync(root, Configurations.of(config)).manifests.map((manifest) => manifest.name)).toEqual(['x']);
  });

  it('have a role; entry points are source wherever they lie', () => {
    const root = folderWith({
      'package.json': '{"main":"dist/scripts/serve.js"}',
      'src/scripts/serve.ts': '',
      'src/scripts/seed.ts': '',
      'src/orders.spec.ts': '',
      'test/app.js': '',
      '.migrations/002.js': '',
      'db/migrations/001.js': '',
      'migrations-old-backup/000.ts': '',
      'src/migration/index.ts': '',
      'utils/migration-utils.js': '',
      'src/migrations-list/routes.ts': '',
      'vite.config.ts': '',
      'src/__generated__/client.ts': '',
    });
    expect(Object.fromEntries(discoverSync(root).files.map((file) => [file.path, file.role]))).toEqual({
      '.migrations/002.js': 'migration',
      'db/migrations/001.js': 'migration',
      'migrations-old-backup/000.ts': 'migration',
      'src/__generated__/client.ts': 'generated',
      'src/migration/index.ts': 'migration',
      'src/migrations-list/routes.ts': 'source',
      'src/orders.spec.ts': 'test',
      'src/scripts/seed.ts': 'script',
      'src/scripts/serve.ts': 'source',
      'test/app.js': 'test',
      'utils/migration-utils.js': 'migration',
      'vite.config.ts': 'config',
    });
  });

  it('do not exist in a folder that does not', () => {
    expect(() => discoverSync('/does/not/exist')).toThrow('no such folder');
    const root = folderWith({ 'a.js': '' });
    expect(() => discoverSync(join(root, 'a.js'))).toThrow('not a folder');
  });
});

describe('what cannot be read costs a notice', () => {
  it('pipes and devices', () => {
    const root = folderWith({ 'a.js': '' });
    execFileSync('mkfifo', [join(root, 'pipe.ts')]);
    symlinkSync('/dev/zero', join(root, 'zero.js'));
    expect(paths(root)).toEqual(['a.js']);
    expect(notices(root)).toEqual([
      ['pipe.ts', 'special-file'],
      ['zero.js', 'symlink'],
    ]);
  });

  it('links in a circle, to nowhere, and out of the folder', () => {
    const outside = folderWith({ 'x.js': '' });
    const root = folderWith({ 'src/a.js': '' });
    symlinkSync('..', join(root, 'src', 'up'));
    symlinkSync('self.js', join(root, 'self.js'));
    symlinkSync('gone.js', join(root, 'lost.js'));
    symlinkSync(outside, join(root, 'away'));
    symlinkSync('src/a.js', join(root, 'same.js'));
    expect(paths(root)).toEqual(['src/a.js']);
    expect(notices(root)).toEqual([
      ['away', 'symlink'],
      ['lost.js', 'symlink'],
      ['self.js', 'symlink'],
      ['src/up', 'symlink'],
    ]);
  });

  it('a folder named like a source is a folder', () => {
    expect(paths(folderWith({ 'x.ts/y.ts': '' }))).toEqual(['x.ts/y.ts']);
  });

  it.skipIf(process.getuid?.() === 0)('folders without permission', () => {
    const root = folderWith({ 'closed/a.js': '', 'b.js': '' });
    chmodSync(join(root, 'closed'), 0);
    expect(notices(root)).toEqual([['closed', 'unreadable']]);
    chmodSync(join(root, 'closed'), 0o755);
  });

  it('a manifest that is no JSON', () => {
    const root = folderWith({ 'package.json': '{ "name": }', 'a.js': '' });
    expect(notices(root)).toEqual([['package.json', 'manifest']]);
  });
});

describe('manifests', () => {
  const entriesOf = (files: Record<string, string>) => discoverSync(folderWith(files)).manifests[0]?.entries;

  it.each([
    ['main, by its source', { 'package.json': '{"main":"./dist/index.js"}', 'src/index.ts': '' }, ['src/index.ts']],
    [
      'start scripts',
      {
        'package.json': '{"scripts":{"start":"NODE_ENV=production node build/server.js","lint":"eslint src/x.js"}}',
        'server.ts': '',
        'src/x.js': '',
      },
      ['server.ts'],
    ],
    [
      'a framework tool',
      { 'package.json': '{"scripts":{"start:dev":"nest start --watch"}}', 'src/main.ts': '' },
      ['src/main.ts'],
    ],
    [
      'exports',
      { 'package.json': '{"exports":{".":{"types":"./dist/a.d.ts","default":"./dist/a.js"}}}', 'src/a.ts': '' },
      ['src/a.ts'],
    ],
    ['nothing but a convention', { 'package.json': '{}', 'src/app.js': '' }, ['src/app.js']],
  ])('name entry points: %s', (_, files, expected) => {
    expect(entriesOf(files)).toEqual(expected);
  });

  it('are those of workspaces too, with what they depend on', () => {
    const root = folderWith({
      'package.json': '{"name":"all","workspaces":["packages/*"],"devDependencies":{"a":"1"}}',
      'packages/core/package.json': '{"name":"@acme/core","dependencies":{"pg":"^8"},"peerDependencies":{"a":"2"}}',
      'tests/fixtures/x/package.json': '{"name":"no"}',
    });
    expect(discoverSync(root).manifests.map(({ folder, name, dependencies }) => [folder, name, dependencies])).toEqual([
      ['', 'all', { a: '1' }],
      ['packages/core', '@acme/core', { a: '2', pg: '^8' }],
    ]);
  });
});
