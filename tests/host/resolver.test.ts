import { symlinkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createResolver, discoverSync } from '../../src/host/index.ts';
import { folderWith } from './folder.ts';

/** Asks for one specifier in a project of these files; `path`, `package/sub`, or `!why`. */
function ask(
  files: Readonly<Record<string, string>>,
  from: string,
  specifier: string,
  link?: (root: string) => void,
): string {
  const root = folderWith(files);
  link?.(root);
  const discovered = discoverSync(root);
  const paths = new Set(discovered.files.map((file) => file.path));
  const target = createResolver(root, paths, discovered)(from, specifier);
  if (target.is === 'file') return target.path;
  return target.is === 'package' ? [target.name, target.subpath].filter(Boolean).join(' ') : `!${target.why}`;
}

describe('relative specifiers', () => {
  const files = {
    'src/a.ts': '',
    'src/b.tsx': '',
    'src/c/index.js': '',
    'src/d.mts': '',
    'src/e.js': '',
    'src/e.ts': '',
    'root.js': '',
  };
  it.each([
    ['./b', 'src/b.tsx'],
    ['./b.js', 'src/b.tsx'],
    ['./c', 'src/c/index.js'],
    ['./c/', 'src/c/index.js'],
    ['./d.mjs', 'src/d.mts'],
    ['./e.js', 'src/e.ts'],
    ['../root', 'root.js'],
    ['./b?raw', 'src/b.tsx'],
    ['./none', '!no such file'],
    ['./data.json', '!data, not code'],
    ['../../x', '!outside of the audited folder'],
    ['/etc/passwd', '!an absolute path'],
  ])('%s', (specifier, expected) => {
    expect(ask(files, 'src/a.ts', specifier)).toBe(expected);
  });

  it('mean the session, not the disk', () => {
    const root = folderWith({ 'on-disk.js': '' });
    const resolve = createResolver(root, new Set(['a.js', 'unsaved.ts']));
    expect(resolve('a.js', './unsaved.js')).toEqual({ is: 'file', path: 'unsaved.ts' });
    expect(resolve('a.js', './on-disk.js').is).toBe('unresolved');
  });

  it('may mean a folder with a manifest', () => {
    expect(ask({ 'a.js': '', 'lib/x/package.json': '{"main":"./go.js"}', 'lib/x/go.js': '' }, 'a.js', './lib/x')).toBe(
      'lib/x/go.js',
    );
  });
});

describe('packages', () => {
  it.each([
    ['fs/promises', 'node:fs promises'],
    ['node:test', 'node:test'],
    ['express', 'express'],
    ['@nestjs/common/enums', '@nestjs/common enums'],
    ['drizzle-orm/pg-core', 'drizzle-orm pg-core'],
  ])('are known by name without being installed: %s', (specifier, expected) => {
    expect(ask({ 'a.ts': '' }, 'a.ts', specifier)).toBe(expected);
  });

  it('of the project lead to its sources, installed or not, built or not', () => {
    const files = {
      'package.json': '{"workspaces":["packages/*"],"dependencies":{"@acme/core":"*"}}',
      'app/a.ts': '',
      'packages/core/package.json':
        '{"name":"@acme/core","exports":{".":"./dist/index.js","./db":{"import":"./dist/db/*.js"},"./lib/*":"./dist/lib/*.js"}}',
      'packages/core/src/index.ts': '',
      'packages/core/src/lib/x.ts': '',
      'packages/plain/package.json': '{"name":"plain"}',
      'packages/plain/src/deep.ts': '',
    };
    const installed = (root: string): void => {
      mkdirSync(join(root, 'node_modules', '@acme'), { recursive: true });
      symlinkSync('../../packages/core', join(root, 'node_modules', '@acme', 'core'));
    };
    expect(ask(files, 'app/a.ts', '@acme/core')).toBe('packages/core/src/index.ts');
    expect(ask(files, 'app/a.ts', '@acme/core', installed)).toBe('packages/core/src/index.ts');
    expect(ask(files, 'app/a.ts', '@acme/core/lib/x')).toBe('packages/core/src/lib/x.ts');
    expect(ask(files, 'app/a.ts', 'plain/deep')).toBe('packages/plain/src/deep.ts');
  });

  it('have private names in imports', () => {
    const files = {
      'package.json': '{"imports":{"#db":"./dist/db.js","#log":"pino","#x/*":"./src/x/*.ts"}}',
      'src/db.ts': '',
      'src/x/y.ts': '',
      'src/a.ts': '',
    };
    expect(ask(files, 'src/a.ts', '#db')).toBe('src/db.ts');
    expect(ask(files, 'src/a.ts', '#log')).toBe('pino');
    expect(ask(files, 'src/a.ts', '#x/y')).toBe('src/x/y.ts');
    expect(ask(files, 'src/a.ts', '#none')).toMatch(/^!/);
  });
});

describe('path mapping', () => {
  const sources = { 'src/lib/db.ts': '', 'src/a.ts': '' };
  it.each([
    ['paths', '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } } // comment', '@/lib/db'],
    ['paths without baseUrl', '{ "compilerOptions": { "paths": { "~lib/*": ["./src/lib/*"] } } }', '~lib/db'],
    ['baseUrl', '{ "compilerOptions": { "baseUrl": "src" } }', 'lib/db'],
    [
      'beside a base that is not installed',
      '{ "extends": "@tsconfig/node20/tsconfig.json", "compilerOptions": { "paths": { "@app/*": ["./src/*"] } } }',
      '@app/lib/db.js',
    ],
  ])('%s', (_, tsconfig, specifier) => {
    expect(ask({ ...sources, 'tsconfig.json': tsconfig }, 'src/a.ts', specifier)).toBe('src/lib/db.ts');
  });

  it('is inherited', () => {
    const files = {
      ...sources,
      'tsconfig.json': '{"extends":"./config/base.json"}',
      'config/base.json': '{"compilerOptions":{"baseUrl":"..","paths":{"#/*":["src/*"],"@l":["src/lib/db.ts"]}}}',
    };
    expect(ask(files, 'src/a.ts', '@l')).toBe('src/lib/db.ts');
  });

  it('does not catch packages', () => {
    const files = { ...sources, 'tsconfig.json': '{"compilerOptions":{"baseUrl":"src"}}' };
    expect(ask(files, 'src/a.ts', 'express')).toBe('express');
  });

  it('by module aliases of the manifest and by custom', () => {
    expect(ask({ ...sources, 'package.json': '{"_moduleAliases":{"@root":"src"}}' }, 'src/a.ts', '@root/lib/db')).toBe(
      'src/lib/db.ts',
    );
    expect(ask(sources, 'src/a.ts', '@/lib/db')).toBe('src/lib/db.ts');
    expect(ask(sources, 'src/a.ts', 'src/lib/db')).toBe('src/lib/db.ts');
  });
});

describe('Python', () => {
  const files = { 'app/main.py': '', 'app/db.py': '', 'app/routers/__init__.py': '', 'app/routers/users.py': '' };
  it.each([
    ['app/main.py', '.db', 'app/db.py'],
    ['app/main.py', 'app.routers.users', 'app/routers/users.py'],
    ['app/main.py', 'routers', 'app/routers/__init__.py'],
    ['app/routers/users.py', '..db', 'app/db.py'],
    ['app/main.py', 'fastapi.security', 'fastapi security'],
  ])('%s: %s', (from, specifier, expected) => {
    expect(ask(files, from, specifier)).toBe(expected);
  });
});

it('modules that the configuration speaks of count as packages', () => {
  const root = folderWith({});
  const resolve = createResolver(root, new Set(['a.js', 'src/security/access.ts']), {
    declared: ['./src/security/access'],
  });
  expect(resolve('a.js', './src/security/access.js')).toEqual({
    is: 'package',
    name: './src/security/access',
    subpath: '',
  });
});

describe('a package whose build lies beside its sources', () => {
  const files = {
    'app/a.ts': '',
    'paths/package.json':
      '{"name":"@x/paths","main":"./lib/index.js","exports":{".":"./lib/index.js","./api":"./lib/api"}}',
    'paths/lib/index.js': '',
    'paths/lib/index.d.ts': '',
    'paths/lib/api/index.js': '',
    'paths/src/index.ts': '',
    'paths/src/api/index.ts': '',
  };
  it('is read where it was written', () => {
    expect(ask(files, 'app/a.ts', '@x/paths')).toBe('paths/src/index.ts');
    expect(ask(files, 'app/a.ts', '@x/paths/api')).toBe('paths/src/api/index.ts');
  });
  it('is read as it lies there where it was written in JavaScript, or is declared only', () => {
    const others = Object.fromEntries(Object.entries(files).filter(([path]) => path !== 'paths/src/index.ts'));
    expect(ask({ ...others, 'paths/src/index.js': '' }, 'app/a.ts', '@x/paths')).toBe('paths/lib/index.js');
    expect(ask({ ...others, 'paths/src/index.d.ts': '' }, 'app/a.ts', '@x/paths')).toBe('paths/lib/index.js');
  });
});
