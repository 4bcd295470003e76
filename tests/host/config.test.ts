import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, Configurations } from '../../src/host/index.ts';
import { folderWith } from './folder.ts';

function complaint(files: Readonly<Record<string, string>>, named?: string): string {
  const root = folderWith(files);
  let message = '';
  expect(() => {
    try {
      Configurations.around(root, { named });
    } catch (error) {
      message = (error as Error).message;
      throw error;
    }
  }).toThrow(ConfigError);
  return message;
}

describe('the configuration', () => {
  it('is not needed', () => {
    expect(Configurations.around(folderWith({})).main).toEqual({});
  });

  it.each([
    ['backend-audit.config.json', '{ "failOn": "warning", "rules": { "sql-injection": "off" } }'],
    ['backend-audit.config.jsonc', '// why\n{ "failOn": "warning", "rules": { "sql-injection": "off", }, }'],
    ['backend-audit.config.yaml', 'failOn: warning\nrules:\n  sql-injection: "off"\n'],
    ['backend-audit.config.yml', 'failOn: warning\nrules: { sql-injection: "off" }\n'],
  ])('is read from %s', (name, text) => {
    const { main } = Configurations.around(folderWith({ [name]: text }));
    expect(main).toEqual({ failOn: 'warning', rules: { 'sql-injection': 'off' } });
  });

  it('speaks of packages and of modules of the project in one format', () => {
    const text = JSON.stringify({
      libraries: [
        { module: './src/security/access', middleware: [{ at: '.requireUser', does: 'authenticates' }] },
        { package: '@acme/log', audits: [{ at: '.record', action: '[0]' }] },
      ],
    });
    const root = folderWith({ 'backend-audit.config.json': text, 'src/security/access.ts': '' });
    const { libraries } = Configurations.around(root);
    expect(libraries.map((library) => library.package)).toEqual(['./src/security/access', '@acme/log']);
  });

  it('is never code: one note says so', () => {
    const root = folderWith({ 'backend-audit.config.js': 'throw 1', 'backend-audit.config.ts': 'throw 1' });
    const notes: string[] = [];
    expect(Configurations.around(root, { note: (text) => notes.push(text) }).main).toEqual({});
    expect(notes).toEqual(
      ['js', 'ts'].map((ending) => expect.stringContaining(`backend-audit.config.${ending} is not loaded`) as string),
    );
    expect(complaint({}, join(root, 'backend-audit.config.js'))).toContain('is not loaded');
  });
});

describe('mistakes in it are told with the place and the nearest name', () => {
  const name = 'backend-audit.config.json';
  it.each([
    ['{\n  "failon": "error"\n}', `${name}:2:3 unknown key 'failon'; did you mean 'failOn'?`],
    [
      '{ "zzzzzzz": 1 }',
      `${name}:1:3 unknown key 'zzzzzzz'; known are paths, extends, overrides, rules, failOn, libraries, public, taskId`,
    ],
    ['{ "paths": { "excludes": [] } }', `${name}:1:14 unknown key 'excludes' in paths; did you mean 'exclude'?`],
    ['{ "failOn": "errors" }', `${name}:1:3 failOn is "errors"; did you mean 'error'? (error, warning, info, never)`],
    [
      '{ "rules": { "x": "warn" } }',
      `${name}:1:14 rules.x is "warn"; did you mean 'warning'? (off, info, warning, error)`,
    ],
    ['{ "paths": [] }', `${name}:1:3 paths must be object`],
    ['[]', `${name}:1:1 the configuration must be object`],
    ['{ "libraries": [{ "middleware": [] }] }', "must have either 'package' or 'module'"],
    [
      '{ "libraries": [{ "package": "x", "middlewares": [] }] }',
      "unknown key 'middlewares' in libraries.0; did you mean 'middleware'?",
    ],
    [
      '{ "libraries": [{ "package": "x", "middleware": [{ "at": "()", "does": "authenticate" }] }] }',
      "did you mean 'authenticates'?",
    ],
    ['{ "a": ', `${name}:1:`],
    ['', `${name}:1:1 not JSON`],
    ['{ "__proto__": { "failOn": "never" } }', "unknown key '__proto__'"],
  ])('%s', (text, expected) => {
    expect(complaint({ [name]: text })).toContain(expected);
  });

  it('in YAML too', () => {
    expect(complaint({ 'backend-audit.config.yml': 'paths:\n  include: src\n  exlude: []\n' })).toBe(
      "backend-audit.config.yml:2:3 paths.include must be array\nbackend-audit.config.yml:3:3 unknown key 'exlude' in paths; did you mean 'exclude'?",
    );
    expect(complaint({ 'backend-audit.config.yaml': 'a: [' })).toContain('backend-audit.config.yaml:1:');
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((letter, index) => `${letter}: &${letter} [${Array(9).fill(`*${'abcdefgh'[index]!}`).join()}]`)
      .join('\n')}\n`;
    expect(complaint({ 'backend-audit.config.yaml': bomb })).toContain('backend-audit.config.yaml');
  });

  it('also that it is not there, or there twice', () => {
    expect(complaint({}, 'nowhere.json')).toBe('nowhere.json: no such file');
    expect(complaint({ [name]: '{}', 'backend-audit.config.yml': '' })).toContain('only one');
  });
});

it('the schema names every member of the library format', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schema/config.json', import.meta.url), 'utf8'));
  const format = readFileSync(new URL('../../src/libraries/kinds.ts', import.meta.url), 'utf8');
  for (const [, name = '', body = ''] of format.matchAll(/export interface (\w+) \{\n([\s\S]*?)\n\}/g)) {
    const members = [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, member]) => member);
    const known = Object.keys(schema.$defs[name]?.properties ?? {}).filter((member) => member !== 'module');
    expect([name, known.sort()]).toEqual([name, members.sort()]);
  }
});
