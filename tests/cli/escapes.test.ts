// What the project writes (names, keys, texts) reaches a terminal with its control characters shown, on both streams.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { login, open, workplace } from '../eslint/workplace.ts';
import { folderWith } from '../host/folder.ts';
import { backend, backendAudit } from './run.ts';

const red = '\u001b[31mred\u0007';
/** Characters that a terminal obeys. */
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;
const requiring = (name: string) => ({
  ...backend,
  'server.js': `${backend['server.js']}require(${JSON.stringify(`./${name}`)});\n`,
});

describe('control characters are shown, not sent', () => {
  it.each([
    [
      'the name of a file that does not parse',
      { ...requiring(red), [`${red}.js`]: 'const = ;' },
      [],
      '\\x1b[31mred\\x07.js:1',
    ],
    [
      'a name of two lines, of which the second would pass for ours',
      { ...requiring('a\nbackend-audit: all is well'), 'a\nbackend-audit: all is well.js': 'const = ;' },
      [],
      'backend-audit: a\\x0abackend-audit: all is well.js:1',
    ],
    [
      'an unknown rule',
      { 'backend-audit.config.json': JSON.stringify({ rules: { [red]: 'off' } }) },
      [],
      "rule '\\x1b[31mred",
    ],
    ['an unknown key', { 'backend-audit.config.json': JSON.stringify({ [red]: 1 }) }, [], "unknown key '\\x1b[31mred"],
    ['a key of two lines', { 'backend-audit.config.json': '{"a\\nb":1}' }, [], "unknown key 'a\\x0ab'"],
    ['YAML that is none', { 'backend-audit.config.yaml': `a: [\n"\\x1b[31m\u009b` }, [], 'not YAML'],
    ['a value', { 'backend-audit.config.yaml': 'failOn: "\\e[31m"\n' }, [], 'failOn is'],
    ['a configuration as code', { 'a.js': '', 'backend-audit.config.js': '' }, [], 'is not loaded'],
    [
      'the endpoints',
      { ...backend, 'routes/cakes.js': backend['routes/cakes.js'].replace('/cakes/', `/\\x1b[31m/`) },
      ['endpoints'],
      '',
    ],
    [
      'the report',
      {
        ...backend,
        [`${red}/package.json`]: '{',
        'routes/cakes.js': backend['routes/cakes.js'].replace('/cakes/', `/\\x1b[31m/`),
      },
      [],
      '',
    ],
  ])('%s', (_, files, args, said) => {
    const { stdout, stderr } = backendAudit(args, folderWith(files));
    expect(stderr).toContain(said);
    expect(stdout + stderr).not.toMatch(obeyed);
    expect(stdout + stderr).not.toBe('');
  });

  it('what ESLint is given to print', () => {
    const { root } = workplace({
      ...login,
      'src/limits.js': open,
      'src/app.js': login['src/app.js'].replace('/login', '/login/\\x1b[31m'),
    });
    const bin = join(root, 'node_modules/eslint/bin/eslint.js');
    const { stdout, stderr } = spawnSync(process.execPath, [bin, '.'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    expect(stdout).toContain('[31m');
    expect(stdout + stderr).not.toMatch(obeyed);
  });
});
