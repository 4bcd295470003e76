// Which configuration holds for a file: the nearest one upwards within the repository, however it is asked.
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, Configurations, discoverSync } from '../../src/host/index.ts';
import { folderWith, put } from './folder.ts';

const name = 'backend-audit.config.json';
const failing = (failOn: string) => JSON.stringify({ failOn });

function found(root: string) {
  const configurations = Configurations.around(root);
  return { configurations, files: discoverSync(root, configurations).files.map(({ path }) => path) };
}

describe('the configuration of a file', () => {
  const monorepo = {
    'package.json': '{"name":"root"}',
    [name]: failing('error'),
    'packages/a/package.json': '{"name":"a"}',
    [`packages/a/${name}`]: failing('warning'),
    'packages/a/src/x.ts': '',
    'packages/ab/src/x.ts': '',
    'packages/b/src/x.ts': '',
  };

  it('is the nearest one, from wherever one looks', () => {
    const root = folderWith(monorepo);
    for (const [folder, path, expected] of [
      ['', 'packages/a/src/x.ts', 'warning'],
      ['', 'packages/ab/src/x.ts', 'error'],
      ['', 'packages/b/src/x.ts', 'error'],
      ['packages', 'a/src/x.ts', 'warning'],
      ['packages', 'b/src/x.ts', 'error'],
      ['packages/a', 'src/x.ts', 'warning'],
      ['packages/a/src', 'x.ts', 'warning'],
      ['packages/b', 'src/x.ts', 'error'],
    ] as const) {
      const { configurations, files } = found(join(root, folder));
      expect(files).toContain(path);
      expect([folder, path, configurations.at(path).failOn]).toEqual([folder, path, expected]);
    }
  });

  it('is looked for no higher than the repository, or without one the outermost package', () => {
    const inner = { 'package.json': '{}', 'x.ts': '' };
    const below = (folder: string) =>
      Object.fromEntries(Object.entries(inner).map(([path, text]) => [`${folder}/${path}`, text]));
    const root = folderWith({ [name]: failing('never'), ...below('plain'), ...below('repo/service'), 'bare/x.ts': '' });
    mkdirSync(join(root, 'repo/.git'));
    for (const folder of ['plain', 'repo/service', 'bare'])
      expect(Configurations.around(join(root, folder)).main).toEqual({});
    put(root, `repo/${name}`, failing('info'));
    expect(Configurations.around(join(root, 'repo/service')).main).toEqual({ failOn: 'info' });
    put(root, 'package.json', '{}');
    expect(Configurations.around(join(root, 'plain')).main).toEqual({ failOn: 'never' });
  });

  it('is the one of the real folder, when a link leads there', () => {
    const root = folderWith(monorepo);
    const elsewhere = folderWith({ [name]: failing('never') });
    symlinkSync(join(root, 'packages/b'), join(elsewhere, 'link'));
    expect(Configurations.around(join(elsewhere, 'link')).main).toEqual({ failOn: 'error' });
  });

  it('is the one that the user names, for everything', () => {
    const root = folderWith({ ...monorepo, 'ci.json': failing('never') });
    const configurations = Configurations.around(root, { named: join(root, 'ci.json') });
    discoverSync(root, configurations);
    expect(configurations.at('packages/a/src/x.ts').failOn).toBe('never');
  });

  it('names paths from its own folder, and no other one has a say there', () => {
    const root = folderWith({
      'package.json': '{}',
      [name]: JSON.stringify({ paths: { include: ['packages/*/src'], exclude: ['packages/b/src/old'] } }),
      [`packages/a/${name}`]: JSON.stringify({ paths: { exclude: ['src/new'] } }),
      'packages/a/lib/x.ts': '',
      'packages/a/src/new/x.ts': '',
      'packages/a/src/old/x.ts': '',
      'packages/b/lib/x.ts': '',
      'packages/b/src/new/x.ts': '',
      'packages/b/src/old/x.ts': '',
    });
    const all = ['packages/a/lib/x.ts', 'packages/a/src/old/x.ts', 'packages/b/src/new/x.ts'];
    expect(found(root).files).toEqual(all);
    for (const folder of ['packages/a', 'packages/b'])
      expect(found(join(root, folder)).files.map((path) => `${folder}/${path}`)).toEqual(
        all.filter((path) => path.startsWith(folder)),
      );
  });

  it('names modules from its own folder', () => {
    const knowing = (module: string) => JSON.stringify({ libraries: [{ module, audits: [] }] });
    const root = folderWith({
      'package.json': '{}',
      [name]: JSON.stringify({
        libraries: [
          { module: './packages/b/src/access', audits: [] },
          { module: './shared/log.js', audits: [] },
        ],
      }),
      'shared/log.ts': '',
      'packages/b/src/access/index.ts': '',
      [`packages/a/${name}`]: knowing('./app/access'),
      'packages/a/app/access.py': '',
    });
    const modules = (folder: string) =>
      found(join(root, folder)).configurations.libraries.map((library) => library.package);
    expect(modules('')).toEqual(['./packages/b/src/access', './shared/log.js', './packages/a/app/access']);
    expect(modules('packages/a')).toEqual(['./app/access']);
    expect(modules('packages/b')).toEqual(['./src/access']);
  });

  it('is not looked for where no file is read', () => {
    const root = folderWith({
      'package.json': '{}',
      [`node_modules/x/${name}`]: '{"zzz":1}',
      [`dist/${name}`]: '{"zzz":1}',
      'x.ts': '',
    });
    expect(found(root).files).toEqual(['x.ts']);
  });
});

describe('mistakes in its meaning', () => {
  const complaint = (files: Readonly<Record<string, string>>, folder = ''): string => {
    const root = folderWith(files);
    try {
      discoverSync(join(root, folder), Configurations.around(join(root, folder), { rules: ['sql-injection'] }));
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
      throw error;
    }
    return '';
  };
  it('are told with the place, also below the audited folder and above it', () => {
    const bad = '{\n  "rules": { "sql-injektion": "off" }\n}';
    const mistake = "2:14 unknown rule 'sql-injektion'; did you mean 'sql-injection'?";
    expect(complaint({ [name]: bad })).toBe(`${name}:${mistake}`);
    const below = { 'package.json': '{}', [`packages/a/${name}`]: bad, 'packages/a/src/x.ts': '' };
    expect(complaint(below)).toBe(`packages/a/${name}:${mistake}`);
    expect(complaint(below, 'packages/a/src')).toBe(`../${name}:${mistake}`);
    expect(complaint({ ...below, '.git/HEAD': '' }, 'packages/a/src')).toBe(`packages/a/${name}:${mistake}`);
  });
  it.each([
    ['./src/security/acess', "; did you mean './src/security/access'?"],
    ['./src/securty/access', ''],
    ['./src/security', ''],
    ['../elsewhere', ''],
  ])('a module that is none: %s', (module, hint) => {
    const text = `{\n  "libraries": [{ "module": "${module}", "audits": [] }]\n}`;
    expect(complaint({ [name]: text, 'src/security/access.ts': '' })).toBe(`${name}:2:19 no module '${module}'${hint}`);
  });
});

describe('settings in a place that is not read', () => {
  const notes = (files: Readonly<Record<string, string>>): string[] => {
    const all: string[] = [];
    const root = folderWith(files);
    discoverSync(root, Configurations.around(root, { note: (text) => all.push(text) }));
    return all;
  };
  it.each([
    [{ '.backend-auditrc': '' }, '.backend-auditrc is not read; '],
    [{ '.backend-auditrc.json': '' }, '.backend-auditrc.json is not read; '],
    [{ 'sub/.backend-audit.yml': '' }, 'sub/.backend-audit.yml is not read; '],
    [{ 'backend-audit.config.toml': '' }, 'backend-audit.config.toml is not read; '],
    [{ '.backend-audit.config.json': '' }, '.backend-audit.config.json is not read; '],
    [{ 'backend-audit.config.mjs': '' }, 'backend-audit.config.mjs is not loaded, because that would run it; '],
    [
      { 'package.json': '{"backend-audit": {"failOn": "never"}}' },
      "package.json: its key 'backend-audit' is not read; ",
    ],
  ])('is told: %j', (files: Record<string, string>, text) => {
    expect(notes(files)).toEqual([`${text}settings belong in backend-audit.config.json`]);
  });
  it('is not seen where there is none', () => {
    expect(
      notes({
        [name]: '{}',
        '.backend-auditignore': '',
        'backend-audit.json': '{}',
        'report/backend-audit.sarif': '',
        'package.json': '{"devDependencies":{"backend-audit":"1"},"scripts":{"backend-audit":"x"}}',
      }),
    ).toEqual([]);
  });
});
