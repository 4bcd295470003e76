// One configuration for a file, whoever asks: the command line at the root and in the package, the hook, and ESLint.
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { eslints, login, loginRule, moduleConfig, open, workplace, type EslintName } from '../eslint/workplace.ts';
import { backendAudit } from './run.ts';

const name = 'backend-audit.config.json';
const packages = ['a', 'b'];
const files = {
  'package.json': '{"name":"root","private":true,"workspaces":["packages/*"]}',
  'eslint.config.mjs': moduleConfig,
  '.gitignore': 'node_modules/\n',
  ...Object.fromEntries(
    packages.flatMap((each) => [
      [`packages/${each}/package.json`, login['package.json'].replace('bakery', each)],
      [`packages/${each}/src/app.js`, login['src/app.js']],
      [`packages/${each}/src/limits.js`, open],
    ]),
  ),
};
const off = JSON.stringify({ rules: { [loginRule]: 'off' } });

function asked(more: Readonly<Record<string, string>>, eslint: EslintName) {
  const { root, lint } = workplace({ ...files, ...more }, eslint);
  const found = (args: readonly string[]): string[] => {
    const { stdout } = backendAudit([...args, '--no-cache', '--fail-on', 'never', '--format', 'json'], root);
    const { findings } = JSON.parse(stdout).backend_audit;
    return findings.flatMap(({ rule, file }: { rule: string; file: string }) => (rule === loginRule ? [file] : []));
  };
  const withoutGit = { root: found(['.']), a: found(['packages/a']), b: found(['packages/b']) };
  execFileSync('git', ['init', '-q'], { cwd: root });
  execFileSync('git', ['add', '-A'], { cwd: root });
  const withGit = { root: found(['.']), a: found(['packages/a']), b: found(['packages/b']) };
  expect(withGit).toEqual(withoutGit);
  return {
    ...withGit,
    staged: found(['--staged']),
    stagedA: found(['packages/a', '--staged']),
    eslint: lint('packages').found.map((each) => each.split(':')[0]),
  };
}

const [inA, inB] = packages.map((each) => `packages/${each}/src/app.js`);
const src = ['src/app.js'];
it.each(eslints)('holds alike for all, with %s', (eslint) => {
  const none = { root: [], a: [], b: [], staged: [], stagedA: [], eslint: [] };
  expect(asked({ [name]: off }, eslint)).toMatchObject(none);
  expect(asked({ [`packages/a/${name}`]: off }, eslint)).toMatchObject({
    root: [inB],
    a: [],
    b: src,
    staged: [inB],
    stagedA: [],
    eslint: [inB],
  });
  // The nearer one holds as a whole.
  expect(asked({ [name]: off, [`packages/a/${name}`]: '{}' }, eslint)).toMatchObject({
    root: [inA],
    a: src,
    b: [],
    staged: [inA],
    stagedA: src,
    eslint: [inA],
  });
});

it('decides also what makes the command fail, and what is public', () => {
  const more = {
    [`packages/a/${name}`]: JSON.stringify({ failOn: 'never', public: ['/login'] }),
    'packages/b/package.json': '{}',
    'packages/b/src/app.js': '',
  };
  const { root } = workplace({ ...files, ...more, [name]: JSON.stringify({ failOn: 'info' }) });
  expect(backendAudit(['.', '--no-cache'], root).code).toBe(0);
  expect(backendAudit(['.', '--no-cache', '--fail-on', 'info'], root).code).toBe(1);
  const { stdout } = backendAudit(['.', '--no-cache', '--format', 'json'], root);
  expect(JSON.parse(stdout).backend_audit.endpoints[0].authenticated.by).toBe('public by the configuration: /login');
});
