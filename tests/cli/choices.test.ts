// What a run may be told about rules and limits, and what configurations say of single files or take from others.
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, put } from '../host/folder.ts';
import { backendAudit } from './run.ts';

const name = 'backend-audit.config.json';
const query = (table: string) =>
  `const { Pool } = require('pg');\nconst pool = new Pool();\nexports.find = (id) => pool.query(\`SELECT id FROM ${table} WHERE id = '\${id}'\`);\n`;
const files = {
  'package.json': '{"name":"bakery","dependencies":{"pg":"8"}}',
  'src/cakes.js': query('cakes'),
  'src/old/bread.js': query('bread'),
};
const config = (value: object): string => JSON.stringify(value);
interface Told {
  readonly rule: string;
  readonly file: string;
  readonly severity: string;
}
function found(root: string, ...args: string[]) {
  const { stdout, stderr, code } = backendAudit(
    ['--no-cache', '--format', 'json', '--fail-on', 'never', ...args],
    root,
  );
  if (stdout === '') throw new Error(stderr);
  const { findings } = JSON.parse(stdout).backend_audit as { findings: Told[] };
  return { code, stderr, rules: findings.map(({ rule, file, severity }) => `${file} ${rule} ${severity}`) };
}
const injections = (root: string, ...args: string[]) =>
  found(root, '--only', 'sql-injection', ...args).rules.map((each) => each.replace('.js sql-injection', ''));

describe('a run', () => {
  it('asks only the rules that are named', () => {
    const { rules } = found(folderWith(files), '--only', 'sql-injection,select-star');
    expect(new Set(rules.map((each) => each.split(' ')[1]))).toEqual(new Set(['sql-injection']));
  });

  it('gives a rule the severity that is named, whatever configurations say', () => {
    const root = folderWith({ ...files, [name]: config({ rules: { 'sql-injection': 'off' } }) });
    expect(injections(root)).toEqual([]);
    expect(injections(root, '--rule', 'sql-injection:info')).toEqual(['src/cakes info', 'src/old/bread info']);
    expect(injections(folderWith(files), '--rule', 'backend-audit/sql-injection:off')).toEqual([]);
  });

  it.each([
    [['--rule', 'sql-injektion:off'], "did you mean 'sql-injection'?"],
    [['--only', 'sql-injektion'], "did you mean 'sql-injection'?"],
    [['--rule', 'sql-injection'], 'is no rule with a severity'],
    [['--rule', 'sql-injection:fatal'], 'is no rule with a severity'],
    [['--today', '2027-02-30'], 'must be a day'],
    [['--max-warnings', 'none'], 'must be a whole number'],
  ])('is wrongly asked with %j', (args, why) => {
    const { code, stdout, stderr } = backendAudit(args, folderWith(files));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });

  it('fails on more warnings than are allowed', () => {
    const root = folderWith(files);
    const run = (...args: string[]) =>
      backendAudit(['--only', 'sql-injection', '--rule', 'sql-injection:warning', ...args], root);
    expect(run('--max-warnings', '1').code).toBe(1);
    expect(run('--max-warnings', '1').stderr).toContain('2 warnings, and --max-warnings allows 1');
    expect(run('--max-warnings', '2').code).toBe(0);
  });

  it('shows errors alone when it is quiet, says so, and fails as ever', () => {
    const root = folderWith({
      ...files,
      [name]: config({ overrides: [{ paths: ['src/old'], rules: { 'sql-injection': 'warning' } }] }),
    });
    const rules = ['--only', 'sql-injection', '--rule', 'sql-injection:warning'];
    const { code, stdout, stderr } = backendAudit([...rules, '--quiet', '--max-warnings', '0'], root);
    expect(code).toBe(1);
    expect(stdout).not.toContain('src/');
    expect(stderr).toContain('not shown: 2 that are no errors (--quiet)');
  });
});

describe('severities of single files', () => {
  it('are those of the last entry that fits and names the rule', () => {
    const overrides = [
      { paths: ['src'], rules: { 'sql-injection': 'info' } },
      { paths: ['src/old/**', '!src/old/new.js'], rules: { 'sql-injection': 'off' } },
      { paths: ['src'], rules: { 'select-star': 'off' } },
    ];
    const root = folderWith({ ...files, 'src/old/new.js': query('news'), [name]: config({ overrides }) });
    expect(injections(root)).toEqual(['src/cakes info', 'src/old/new info']);
  });

  it('switch a rule on where it is off elsewhere', () => {
    const overrides = [{ paths: ['src/old'], rules: { 'sql-injection': 'error' } }];
    const root = folderWith({ ...files, [name]: config({ rules: { 'sql-injection': 'off' }, overrides }) });
    expect(injections(root)).toEqual(['src/old/bread error']);
  });

  it('are relative to the folder of their configuration, from wherever one looks', () => {
    const overrides = [{ paths: ['old'], rules: { 'sql-injection': 'info' } }];
    const root = folderWith({ ...files, [`src/${name}`]: config({ overrides }), 'old/x.js': query('x') });
    expect(injections(root)).toContain('src/old/bread info');
    expect(injections(root)).not.toContain('old/x info');
    expect(injections(root, join(root, 'src/old'))).toEqual(['bread info']);
  });

  it('of a rule that does not exist are a mistake, and of no file are told', () => {
    const root = folderWith({
      ...files,
      [name]: config({ overrides: [{ paths: ['src'], rules: { 'sql-injektion': 'off' } }] }),
    });
    expect(backendAudit([], root)).toMatchObject({ code: 2, stdout: '' });
    put(root, name, config({ overrides: [{ paths: ['lib', 'src'], rules: {} }], public: ['/health'] }));
    const { stderr } = found(root);
    expect(stderr).toContain(`${name}:1:25 'lib' fits no file`);
    expect(stderr).not.toContain("'src' fits");
    expect(stderr).toContain("'/health' fits no endpoint");
  });
});

describe('a configuration that extends others', () => {
  it('says the last word, rule by rule, and adds to lists', () => {
    const root = folderWith({
      ...files,
      'shared/base.json': config({
        rules: { 'sql-injection': 'info', 'select-star': 'off' },
        overrides: [{ paths: ['src/old'], rules: { 'sql-injection': 'off' } }],
      }),
      'shared/strict.yaml': 'extends: ./base.json\nrules:\n  sql-injection: warning\n',
      [name]: config({ extends: './shared/strict.yaml' }),
    });
    expect(injections(root)).toEqual(['src/cakes warning']);
    put(root, name, config({ extends: ['./shared/strict.yaml'], rules: { 'sql-injection': 'error' } }));
    expect(injections(root)).toEqual(['src/cakes error']);
    put(root, name, config({ extends: ['./shared/strict.yaml', './shared/base.json'] }));
    expect(injections(root)).toEqual(['src/cakes info']);
  });

  it('finds packages where they are installed, and files in them', () => {
    const root = folderWith({
      ...files,
      [`node_modules/@bakery/audit/${name}`]: config({ extends: './parts/a.json' }),
      'node_modules/@bakery/audit/parts/a.json': config({ rules: { 'sql-injection': 'info' } }),
      'node_modules/plain/strict.json': config({ rules: { 'sql-injection': 'warning' } }),
      [name]: config({ extends: '@bakery/audit' }),
    });
    expect(injections(root)).toEqual(['src/cakes info', 'src/old/bread info']);
    put(root, name, config({ extends: 'plain/strict.json' }));
    expect(injections(root)).toEqual(['src/cakes warning', 'src/old/bread warning']);
  });

  it.each([
    [{ extends: '../outside.json' }, 'leads out of the project'],
    [{ extends: './nowhere.json' }, 'is no file'],
    [{ extends: '/etc/passwd' }, 'is neither a file'],
    [{ extends: 'https://example.org/a.json' }, 'is neither a file'],
    [{ extends: 'not-there' }, 'is not installed'],
    [{ extends: 'sly' }, 'leads out of its package'],
    [{ extends: 'sly/../../x.json' }, 'is neither a file'],
    [{ extends: './config.js' }, 'written as code is not loaded'],
    [{ extends: './link/x.json' }, 'is a link that leads out of the project'],
    [{ extends: './a.json' }, 'extends itself'],
    [{ extends: './wrong.json' }, "wrong.json:1:11 unknown rule 'nosuch'"],
    [{ extends: './odd.json' }, "odd.json:1:2 unknown key 'rool'; known are"],
  ])('%j is a mistake that is told', (value, why) => {
    const outside = folderWith({ 'x.json': '{}' });
    const root = folderWith({
      ...files,
      'config.js': 'process.exit(9)',
      'a.json': config({ extends: './b.json' }),
      'b.json': config({ extends: './a.json' }),
      'wrong.json': config({ rules: { nosuch: 'off' } }),
      'odd.json': config({ rool: {} }),
      [`node_modules/sly/${name}`]: config({ extends: '../../odd.json' }),
      [name]: config(value),
    });
    mkdirSync(join(root, '.git'));
    symlinkSync(outside, join(root, 'link'));
    const { code, stdout, stderr } = backendAudit([], root);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });

  it('takes modules of the project from a file of the project, relative to that file', () => {
    const root = folderWith({
      'package.json': '{"name":"b","dependencies":{"express":"5"}}',
      'app.js':
        "const app = require('express')();\nconst { open } = require('./src/doors');\napp.get('/x', open, (req, res) => res.json({}));\napp.listen(1);\n",
      'src/doors.js': "exports.open = require('./secret-doors');\n",
      'shared/base.json': config({
        libraries: [{ module: '../src/doors', middleware: [{ at: '.open', does: 'authenticates' }] }],
      }),
      [name]: config({ extends: './shared/base.json' }),
    });
    const { stdout } = backendAudit(['explain', 'GET /x', '--no-cache'], root);
    expect(stdout).toMatch(/Authenticated +yes/);
  });
});

describe('a suppression with a last day', () => {
  const dated = (until: string) =>
    files['src/cakes.js'].replace(
      'exports',
      `// backend-audit-disable-next-line sql-injection ${until} -- soon\nexports`,
    );
  const report = (today: string, until = 'until=2027-01-31') => {
    const root = folderWith({ 'package.json': files['package.json'], 'cakes.js': dated(until) });
    const { stdout } = backendAudit(['--no-cache', '--format', 'json', '--fail-on', 'never', '--today', today], root);
    return JSON.parse(stdout).backend_audit;
  };
  const rules = ({ findings }: { findings: Told[] }) => findings.map(({ rule }) => rule);

  it('holds through that day, and is told with it', () => {
    const { findings, suppressed, today } = report('2027-01-31');
    expect(rules({ findings })).not.toContain('sql-injection');
    expect(suppressed).toMatchObject([{ rule: 'sql-injection', reason: 'soon', until: '2027-01-31' }]);
    expect(today).toBe('2027-01-31');
  });

  it('from the next day on hides nothing, and is found itself', () => {
    const ended = report('2027-02-01');
    expect(rules(ended)).toEqual(expect.arrayContaining(['sql-injection', 'expired-suppression']));
    expect(rules(ended)).not.toContain('unused-suppression');
    expect(ended.suppressed).toEqual([]);
  });

  it('that is none is malformed', () => {
    expect(rules(report('2027-01-01', 'until=2027-02-30'))).toEqual(
      expect.arrayContaining(['sql-injection', 'malformed-suppression']),
    );
  });

  it('alone brings the day into a report, and a kept run knows each day', () => {
    expect(report('2027-01-31', '').today).toBeUndefined();
    const root = folderWith({ 'package.json': files['package.json'], 'cakes.js': dated('until=2027-01-31') });
    const count = (day: string) => {
      const { stdout } = backendAudit(['--format', 'json', '--fail-on', 'never', '--today', day], root);
      return JSON.parse(stdout).backend_audit.suppressed.length;
    };
    expect(['2027-01-31', '2027-02-01', '2027-01-31'].map(count)).toEqual([1, 0, 1]);
  });

  it('is the day of a baseline, too', () => {
    const root = folderWith({ 'package.json': files['package.json'], 'cakes.js': dated('until=2027-01-31') });
    const known = (day: string): boolean => {
      const { code, stdout } = backendAudit(['baseline', '--today', day], root);
      expect([code, stdout]).toEqual([0, expect.stringContaining('known finding')]);
      return readFileSync(join(root, 'backend-audit-baseline.json'), 'utf8').includes('"rule":"sql-injection"');
    };
    expect(['2027-01-31', '2027-02-01'].map(known)).toEqual([false, true]);
  });
});

it('comments in JSX suppress, several rules at once', () => {
  const page = `const key = 'AKIAIOSFODNN7AA2B3C4';
export const page = () => (
  <ul>
    {/* backend-audit-disable-next-line hardcoded-secret, select-star -- a sample */}
    <li id={'AKIAIOSFODNN7BA2B3C4'} />
  </ul>
);
export { key };
`;
  const root = folderWith({ 'package.json': '{"name":"x"}', 'page.tsx': page });
  const { stdout } = backendAudit(
    ['--no-cache', '--format', 'json', '--only', 'hardcoded-secret', '--fail-on', 'never'],
    root,
  );
  const { findings, suppressed } = JSON.parse(stdout).backend_audit;
  expect(findings.map(({ line }: { line: number }) => line)).toEqual([1]);
  expect(suppressed.map(({ line }: { line: number }) => line)).toEqual([5]);
});
