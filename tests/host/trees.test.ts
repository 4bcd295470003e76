// What a commit holds is judged as what lies on disk is: the same files, in the same roles, with the same surroundings.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { discoverCommit, discoverSync } from '../../src/host/index.ts';
import { Configurations } from '../../src/host/configurations.ts';
import { folderWith, put } from './folder.ts';

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd, encoding: 'utf8' });
const document = '{"openapi":"3.0.0","paths":{"/x":{"get":{}}}}';
const functions = 'functions:\n  a:\n    handler: src/a.handler\n';
const manifest = (name: string): string => JSON.stringify({ name, dependencies: { express: '5' } });

/** Everything that is found, without what only the disk knows of a file. */
function seen({ files, diagnostics, ...rest }: ReturnType<typeof discoverSync>): object {
  return {
    ...rest,
    files: files.map(({ path, role, size }) => ({ path, role, size })),
    diagnostics: diagnostics.map(({ path, code }) => ({ path, code })),
  };
}

it('a commit is what a walk over its checkout finds', () => {
  const root = folderWith({
    'package.json': manifest('a'),
    'src/a.ts': 'export const handler = 1;\n',
    'tests/a.test.ts': 'export {};\n',
    'tests/package.json': manifest('of-tests'),
    'tests/openapi.json': document,
    'tests/serverless.yml': functions,
    'src/fixtures/package.json': manifest('of-fixtures'),
    'lib/package.json': manifest('ignored'),
    'docs/openapi.json': document,
    'old/openapi.json': document,
    'serverless.yml': functions,
    'public/index.html': '<p>',
    'public/js/a.js': 'alert(1);\n',
    'public/js/b.ts': 'alert(1);\n',
    'public/package.json': manifest('shown'),
    'src/public/index.ts': 'export {};\n',
    'tsconfig.json': '{"extends":"./config/base.json"}',
    'config/base.json': '{"compilerOptions":{"paths":{"@/*":["../src/*"]}}}',
    'web/tsconfig.json': '{"compilerOptions":{"baseUrl":"."}}',
    '.backend-auditignore': 'lib/package.json\nold/\nweb/tsconfig.json\n',
  });
  git(root, 'init', '-q');
  git(root, 'add', '-A', '-f');
  git(root, 'commit', '-q', '-m', 'all');
  const before = discoverSync(root);
  const paths = before.manifests.map(({ folder }) => folder);
  expect(paths).toEqual(['']);
  expect(before.configs).toHaveLength(2);
  const committed = (): object => seen(discoverCommit(root, 'HEAD', Configurations.of({})));
  expect(committed()).toEqual(seen(before));

  // What lies on disk now is not what it was made of.
  put(root, 'config/base.json', '{"compilerOptions":{"paths":{"#/*":["../other/*"]}}}');
  put(root, 'package.json', manifest('b'));
  rmSync(join(root, 'serverless.yml'));
  expect(committed()).toEqual(seen(before));
});

it('what a commit does not have is not taken from the disk, unless git is told to leave it there', () => {
  const mapping = '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}';
  const root = folderWith({
    '.gitignore': 'generated/\n',
    'a.ts': 'export {};\n',
    'tsconfig.json': '{"extends":["./generated/paths.json","./later.json"]}',
    'generated/paths.json': mapping.replace('@', '#'),
  });
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'all');
  const before = seen(discoverCommit(root, 'HEAD', Configurations.of({})));
  expect(JSON.stringify(before)).toContain('#/');
  put(root, 'later.json', mapping);
  expect(seen(discoverCommit(root, 'HEAD', Configurations.of({})))).toEqual(before);
  expect(seen(discoverSync(root))).not.toEqual(before);
});
