import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { folderWith, put } from '../host/folder.ts';
import { backend, backendAudit, command } from './run.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/report.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: false, formats: { date: true } }).compile(schema);

describe('exit codes and streams', () => {
  it('0 below the threshold, 1 at or above it', () => {
    const root = folderWith(backend);
    expect(backendAudit([], root).code).toBe(0);
    expect(backendAudit(['--fail-on', 'warning'], root).code).toBe(1);
    expect(backendAudit(['--fail-on', 'info'], root).code).toBe(1);
    expect(backendAudit(['--fail-on', 'never'], root).code).toBe(0);
    put(root, 'backend-audit.config.json', '{ "failOn": "warning" }');
    expect(backendAudit([], root).code).toBe(1);
    expect(backendAudit(['--fail-on', 'error'], root).code).toBe(0);
  });

  it.each([
    ['an unknown option', ['--formt', 'json']],
    ['an unknown format', ['--format', 'xml']],
    ['an unknown severity', ['--fail-on', 'fatal']],
    ['a folder too many', ['a', 'b']],
    ['a folder that does not exist', ['nowhere']],
    ['a file for a folder', ['server.js']],
    ['a configuration that does not exist', ['-c', 'nowhere.json']],
    ['threads that are no number', ['--concurrency', 'many']],
    ['an unknown rule', ['explain', 'nosuchrule']],
    ['--staged outside of git', ['--staged']],
  ])('2 for %s, with a word on stderr and no report', (_, args) => {
    const root = folderWith(backend);
    const { code, stdout, stderr } = backendAudit(args, root, { GIT_CEILING_DIRECTORIES: join(root, '..') });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
    expect(stderr).not.toContain('    at ');
  });

  it('2 for an empty folder, with a report all the same', () => {
    const { code, stdout } = backendAudit(['--format', 'json'], folderWith({ 'readme.md': '' }));
    expect(code).toBe(2);
    const report = JSON.parse(stdout);
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    expect(report.backend_audit.coverage.files.seen).toBe(0);
  });

  it('2 when a file that the backend needs does not parse, also when there are findings; 0 when nobody needs it', () => {
    const root = folderWith({ ...backend, 'snippet.js': 'const = ;' });
    const fine = backendAudit(['--format', 'json'], root);
    expect(fine.code).toBe(0);
    const { coverage } = JSON.parse(fine.stdout).backend_audit;
    expect(coverage.diagnostics).toEqual([
      { file: 'snippet.js', line: 1, code: 'syntax', message: expect.any(String), needed: false },
    ]);
    put(root, 'routes/cakes.js', 'module.exports = (');
    const broken = backendAudit(['--format', 'json', '--fail-on', 'info'], root);
    expect(broken.code).toBe(2);
    expect(JSON.parse(broken.stdout).backend_audit.coverage.complete).toBe(false);
    expect(broken.stderr).toContain('routes/cakes.js');
    put(root, 'routes/cakes.js', backend['routes/cakes.js']);
    put(root, 'server.js', 'const = ;');
    expect(backendAudit([], root).code).toBe(2);
  });

  it('2 when nothing could be analysed, whatever the manifest says', () => {
    const root = folderWith({ 'src/server.ts': 'const = ;' });
    const { code, stdout, stderr } = backendAudit(['--format', 'json'], root);
    expect(code).toBe(2);
    expect(stderr).toContain('src/server.ts:1 ');
    expect(stderr).toContain('the analysis is incomplete: no source file could be analysed\n');
    const { coverage } = JSON.parse(stdout).backend_audit;
    expect(coverage).toMatchObject({ complete: false, files: { seen: 1, analysed: 0, skipped: 1 } });
    expect(
      backendAudit(['--no-cache'], folderWith({ 'requirements.txt': 'flask', 'app.py': 'print "x"\ndef' })).code,
    ).toBe(2);
    // Tests tell nothing of a backend.
    expect(backendAudit([], folderWith({ 'server.js': '(', 'server.test.js': 'test()' })).code).toBe(2);
  });

  it('2 when a server framework is a dependency and nothing of it could be analysed', () => {
    // The file that starts the application is named by nobody.
    const files = {
      'package.json': '{"name":"x","dependencies":{"express":"4"}}',
      'util.js': 'exports.add = (a, b) => a + b;',
      'boot.js': "const express = require('express'); (",
    };
    const { code, stderr } = backendAudit([], folderWith(files));
    expect(code).toBe(2);
    expect(stderr).toContain(
      'the analysis is incomplete: express is a dependency, and nothing of it could be analysed\n',
    );
    // Of which something was analysed, or which no file can have been about.
    const good = "const app = require('express')(); app.get('/', (req, res) => res.end());";
    expect(backendAudit([], folderWith({ ...files, 'other.js': good })).code).toBe(0);
    expect(backendAudit(['--no-cache'], folderWith({ ...files, 'boot.js': '', 'old.py': 'print "x"\ndef' })).code).toBe(
      0,
    );
    expect(
      backendAudit([], folderWith({ 'package.json': files['package.json'], 'util.js': files['util.js'] })).code,
    ).toBe(0);
    // Elsewhere in the repository.
    const elsewhere = {
      'package.json': '{"name":"r"}',
      'a/package.json': files['package.json'],
      'a/util.js': '',
      'tool.js': '(',
    };
    expect(backendAudit([], folderWith(elsewhere)).code).toBe(0);
  });

  it('0 when what no application needs does not parse, also where a test, a script or a browser takes it', () => {
    const root = folderWith({
      ...backend,
      'scripts/deploy.js': "require('./lib/old');",
      'scripts/lib/old.js': 'print "x" (',
      'test/a.test.js': "require('../broken');",
      'broken.js': '(',
      'web/package.json': '{"name":"web","dependencies":{"react":"18","react-dom":"18"}}',
      'web/page.jsx': "import { part } from './part.jsx'; export const page = part;",
      'web/part.jsx': 'export const part = <',
      'helper.py': 'print "Python 2"\ndef',
    });
    const { code, stdout, stderr } = backendAudit(['--format', 'json', '--no-cache'], root);
    expect(code).toBe(0);
    expect(stderr).not.toContain('incomplete');
    const { coverage } = JSON.parse(stdout).backend_audit;
    expect(coverage.complete).toBe(true);
    expect(coverage.diagnostics.map(({ file, needed }: { file: string; needed: boolean }) => [file, needed])).toEqual([
      ['broken.js', false],
      ['helper.py', false],
      ['scripts/lib/old.js', false],
      ['web/part.jsx', false],
    ]);
    const text = backendAudit(['--no-cache'], root).stdout;
    expect(text).toMatch(
      / - broken\.js:1 .*\n.* - helper\.py.*\n.* - scripts\/lib\/old\.js.*\n {2}and 1 more notices\n/,
    );
    expect(text).toContain('4 not read\n');
    expect(text).not.toContain('incomplete');
  });

  it('stdout holds the report alone, in every format, whatever else is to say', () => {
    const root = folderWith({ ...backend, 'backend-audit.config.js': 'throw new Error()', 'bad.js': '(' });
    const json = backendAudit(['--format', 'json', '--stats'], root);
    expect(validate(JSON.parse(json.stdout)) ? [] : validate.errors).toEqual([]);
    expect(json.stderr).toContain('backend-audit.config.js is not loaded');
    expect(json.stderr).toMatch(/extract\s+\d+ ms/);
    expect(JSON.parse(backendAudit(['--format', 'sarif'], root).stdout).version).toBe('2.1.0');

    expect(backendAudit([], root).stdout).not.toMatch(/\u001b/);
    expect(backendAudit([], root, { NO_COLOR: undefined, FORCE_COLOR: '1' }).stdout).toMatch(/\u001b/);
    expect(backendAudit(['--no-color'], root, { FORCE_COLOR: '1' }).stdout).not.toContain('\u001b');
  });

  it('--output writes a file, with its folders, and leaves stdout empty', () => {
    const root = folderWith(backend);
    const { code, stdout } = backendAudit(['--format', 'json', '--output', 'out/deep/report.json'], root);
    expect([code, stdout]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(root, 'out/deep/report.json'), 'utf8')).backend_audit.tool.name).toBe(
      'backend-audit',
    );
    expect(backendAudit(['--output', 'server.js/x'], root).code).toBe(2);
  });

  it('a reader that leaves early is no crash', () => {
    const root = folderWith(backend);
    const { stdout, stderr, status } = spawnSync(
      '/bin/sh',
      [
        '-c',
        `"${process.execPath}" "${command}" standards | head -n 1; "${process.execPath}" "${command}" --format json | true`,
      ],
      { cwd: root, encoding: 'utf8' },
    );
    expect([status, stdout.split('\n').length, stderr]).toEqual([0, 2, '']);
  });

  it('an interrupt ends it at once', async () => {
    const root = folderWith({
      ...backend,
      ...Object.fromEntries(
        Array.from({ length: 3000 }, (_, index) => [
          `src/f${index}.ts`,
          `export function f${index}(a: number) { return a + ${index}; }\n`.repeat(40),
        ]),
      ),
    });
    const child = spawn(process.execPath, [command, '--no-cache', '--concurrency', '0'], {
      cwd: root,
      stdio: 'ignore',
    });
    setTimeout(() => child.kill('SIGINT'), 400);
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
      child.on('exit', (...how) => resolve(how)),
    );
    expect(code === 130 || signal === 'SIGINT').toBe(true);
  });
});

describe('the report', () => {
  it('is the same bytes cold, warm, without cache, and with any number of threads; it names no absolute path', () => {
    const root = folderWith({ ...backend, 'bad.js': '(' });
    const texts = [[], [], ['--no-cache'], ['--no-cache', '--concurrency', '2'], ['--concurrency', '0']].map(
      (args) => backendAudit(['--format', 'json', ...args], root).stdout,
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).not.toContain(root);
    expect(readdirSync(join(root, 'node_modules'))).toEqual(['.keep']);
  });

  it('follows configurations that say where imports lead, whatever was kept', () => {
    const root = folderWith({
      ...backend,
      'package.json': '{"name":"bakery","scripts":{"start":"node server.js"},"dependencies":{"express":"^4.21.0"}}',
      'server.js': backend['server.js'].replace('./routes/cakes', '#cakes/routes'),
      'tsconfig.json': '{"extends":"./base.json"}',
      'base.json': '{"compilerOptions":{"paths":{"#cakes/*":["./elsewhere/*"]}}}',
      'elsewhere/routes.js': backend['routes/cakes.js'].replace('/cakes/', '/tarts/'),
      'cakes/routes.js': backend['routes/cakes.js'],
    });
    const paths = (...more: string[]): string[] => {
      const { stdout } = backendAudit(['endpoints', '--format', 'json', ...more], root);
      const { endpoints } = JSON.parse(stdout) as { endpoints: { path: string }[] };
      return endpoints.map(({ path }) => path).filter((path) => path.startsWith('/api'));
    };
    expect([paths(), paths()]).toEqual([['/api/tarts/:id'], ['/api/tarts/:id']]);
    writeFileSync(join(root, 'base.json'), '{"compilerOptions":{"paths":{"#cakes/*":["./cakes/*"]}}}');
    expect([paths(), paths('--no-cache')]).toEqual([['/api/cakes/:id'], ['/api/cakes/:id']]);
  });

  it('knows modules of the project that the configuration speaks of', () => {
    const root = folderWith({
      ...backend,
      'routes/cakes.js': backend['routes/cakes.js'].replace(
        "router.get('/cakes/:id',",
        "const { requireUser } = require('../security/access');\nrouter.get('/cakes/:id', requireUser,",
      ),
      'security/access.js': "exports.requireUser = require('our-access').forUsers();\n",
      'backend-audit.config.json':
        '{"libraries":[{"module":"./security/access","middleware":[{"at":".requireUser","does":"authenticates"}]}]}',
    });
    const { endpoints } = JSON.parse(backendAudit(['--format', 'json'], root).stdout).backend_audit;
    expect(endpoints.map((it: { authenticated: { is: string } }) => it.authenticated.is)).toEqual(['yes']);
  });

  it('does not depend on the folder’s name or on where one stands', () => {
    const [one, other] = [folderWith(backend), folderWith(backend)];
    expect(backendAudit(['--format', 'json', one], other).stdout).toBe(
      backendAudit(['--format', 'json'], other).stdout,
    );
  });

  it('names the task where one is given', () => {
    const report = JSON.parse(backendAudit(['--format', 'json', '--task-id', 'T-7'], folderWith(backend)).stdout);
    expect([report.task_id, report.backend_audit.measurements['/task_id'].status]).toEqual(['T-7', 'declared']);
  });

  it('takes up coverage and load figures that lie at the usual places', () => {
    const root = folderWith({
      ...backend,
      'coverage/coverage-summary.json': '{"total":{"lines":{"total":100,"covered":95,"pct":95}}}',
      'load/k6.json':
        '{"metrics":{"http_req_duration":{"values":{"avg":45.2,"p(95)":80}},"http_reqs":{"values":{"rate":1240.4}},"http_req_failed":{"values":{"rate":0}}}}',
    });
    const report = JSON.parse(backendAudit(['--format', 'json'], root).stdout);
    expect(report.performance).toEqual({
      avg_response_time: '45ms',
      requests_per_second: 1240,
      error_rate: '0%',
      uptime: null,
    });
    const results = report.backend_audit.thresholds.items.map((item: { key: string; result: string }) => [
      item.key,
      item.result,
    ]);
    expect(Object.fromEntries(results)).toMatchObject({
      response_time_p95_ms: 'pass',
      throughput_rps: 'pass',
      error_rate: 'pass',
      test_coverage_pct: 'pass',
    });
  });
});

describe('other commands', () => {
  it('endpoints', () => {
    const root = folderWith(backend);
    const { code, stdout } = backendAudit(['endpoints', '--format', 'json'], root);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      endpoints: [
        {
          method: 'GET',
          path: '/api/cakes/:id',
          kind: 'rest',
          file: 'routes/cakes.js',
          line: 3,
          params: [{ name: 'id', in: 'path' }],
          middleware: ['express.json()'],
        },
      ],
    });
    expect(backendAudit(['endpoints'], root).stdout).toMatch(/^GET \/api\/cakes\/:id +✗ +✗ .* routes\/cakes\.js:3$/m);
    expect(backendAudit(['endpoints', 'nowhere', '--format', 'json'], root)).toMatchObject({ code: 2, stdout: '' });
  });

  it('standards: all of them, with a reason where no rule decides', () => {
    const { code, stdout } = backendAudit(['standards', '--format', 'json'], folderWith({}));
    const { standards } = JSON.parse(stdout);
    expect([code, standards.length]).toEqual([0, 269]);
    for (const { id, level, rules, state, reason, decided_by: by } of standards) {
      expect([typeof id, ['must', 'should'].includes(level), typeof state]).toEqual(['string', true, 'string']);
      expect([id, by === 'rule', by === null]).toEqual([id, rules.length > 0, typeof reason === 'string']);
      expect(['rule', 'figure', null]).toContain(by);
    }
    expect(standards.find(({ id }: { id: string }) => id === 'database/parameterized-queries').rules).toContain(
      'sql-injection',
    );
  });

  it('rules and explain', () => {
    const root = folderWith({});
    const { rules } = JSON.parse(backendAudit(['rules', '--format', 'json'], root).stdout);
    expect(rules.map(({ id }: { id: string }) => id)).toContain('sql-injection');
    for (const { id } of rules.slice(0, 5))
      expect(backendAudit(['explain', id], root)).toMatchObject({ code: 0, stdout: expect.stringContaining(id) });
    expect(backendAudit(['explain', 'sql-injektion'], root).stderr).toContain("did you mean 'sql-injection'?");
  });

  it('--help and --version', () => {
    const root = folderWith({});
    expect(backendAudit(['--help'], root)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--fail-on'),
      stderr: '',
    });
    expect(backendAudit(['--version'], root)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe('bad input', () => {
  const nested = (open: string, middle: string, close: string): string =>
    open.repeat(100_000) + middle + close.repeat(100_000);
  it('costs a diagnostic each, and the rest is analysed', () => {
    const root = folderWith({
      ...backend,
      'latin1.js': Buffer.from('const a = "\xe9";', 'latin1'),
      'huge.js': `const a = [${'1,'.repeat(10 << 20)}];`,
      'deep/brackets.js': `const a = ${nested('[', '1', ']')};`,
      'deep/calls.js': nested('f(', '1', ')'),
      'deep/objects.js': `const a = ${nested('{a:', '1', '}')};`,
      'deep/arrows.js': `const a = ${'a =>\n'.repeat(100_000)}1;`,
      'deep/types.ts': `type A = ${nested('Array<', 'string', '>')};`,
      'deep/else.js': `${'if (a) b(); else\n'.repeat(100_000)}c();`,
      'deep/ternary.js': `const a = ${'b ? c :\n'.repeat(100_000)}d;`,
      'bundle.js': `!function(){${'var a=function(b,c){return b+c};'.repeat(3000)}}();`,
      'circle/a.js': "export * from './b.js';\n",
      'circle/b.js': "export * from './a.js';\nimport { x } from './b.js';\nexport const y = x;\n",
      'tsconfig.json': '{"extends":"./missing.json","compilerOptions":{"paths":{"@/*":["./nowhere/*"]}}}',
      'src/x.ts': "import { a } from '@/a';\na();\n",
      // Enough for a second batch: the first, with all of the above, then goes to the other thread.
      ...Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`z/f${index}.js`, 'module.exports = 1;\n'])),
    });
    execFileSync('mkfifo', [join(root, 'pipe.ts')]);
    symlinkSync('.', join(root, 'loop'));
    symlinkSync('/dev/urandom', join(root, 'noise.js'));
    put(root, 'closed.js', '1;');
    chmodSync(join(root, 'closed.js'), 0);
    for (const threads of ['0', '2']) {
      const { code, stdout, stderr } = backendAudit(['--format', 'json', '--no-cache', '--concurrency', threads], root);
      expect([code, stderr]).toEqual([0, '']);
      const { coverage, endpoints } = JSON.parse(stdout).backend_audit;
      const codes = Object.fromEntries(
        coverage.diagnostics.map(({ file, code: what }: { file: string; code: string }) => [file, what]),
      );
      expect(codes).toMatchObject({
        'latin1.js': 'encoding',
        'huge.js': 'too-large',
        'pipe.ts': 'special-file',
        loop: 'symlink',
        'noise.js': 'symlink',
        'deep/brackets.js': 'too-deep',
        'deep/calls.js': 'too-deep',
        'deep/objects.js': 'too-deep',
        'deep/arrows.js': 'too-deep',
        'deep/types.ts': 'too-deep',
        'deep/else.js': 'too-deep',
        'deep/ternary.js': 'too-deep',
        'bundle.js': 'minified',
        ...(process.getuid?.() === 0 ? {} : { 'closed.js': 'unreadable' }),
      });
      expect(endpoints.map(({ path }: { path: string }) => path)).toEqual(['/api/cakes/:id']);
    }
  });
});
