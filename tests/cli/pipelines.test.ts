// The action and the template, by running what they would run on a runner.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from '../host/folder.ts';
import { backend, command } from './run.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => parse(readFileSync(join(repository, path), 'utf8'));
const version = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).version as string;

function bash(script: string, root: string, environment: NodeJS.ProcessEnv) {
  return spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      XDG_CACHE_HOME: join(root, '.cache'),
      ...environment,
    },
  });
}
/** An `npx` that runs the build and tells what it was asked for, for there is no registry here. */
const npx = `#!/bin/sh\necho "npx $1 $2" >&2\nshift 2\nexec "${process.execPath}" "${command}" "$@"\n`;

describe('the GitHub action', () => {
  const action = read('action.yml');

  function run(files: Record<string, string>, inputs: Record<string, string> = {}, isInstalled = true) {
    const root = folderWith({ ...files, 'bin/npx': npx, 'out/outputs': '', 'out/summary.md': '' });
    chmodSync(join(root, 'bin/npx'), 0o755);
    if (isInstalled) {
      chmodSync(command, 0o755);
      symlinkSync(command, join(root, 'node_modules/.bin/backend-audit'));
    }
    const [step] = action.runs.steps;
    const environment = Object.fromEntries(
      Object.entries(step.env as Record<string, string>).map(([name, value]) => [
        name,
        value
          .replace('${{ github.action_path }}', repository)
          .replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input: string) => inputs[input] ?? action.inputs[input].default),
      ]),
    );
    const ran = bash(step.run, root, {
      ...environment,
      PATH: `${join(root, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
      GITHUB_OUTPUT: join(root, 'out/outputs'),
      GITHUB_STEP_SUMMARY: join(root, 'out/summary.md'),
    });
    const text = (path: string): string => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');
    return { ...ran, text };
  }
  const installed = { ...backend, 'node_modules/.bin/.keep': '' };

  it('annotates, summarises, counts, and fails as the command does', () => {
    const { status, stdout, text } = run(installed, { 'fail-on': 'warning' });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::warning file=server\.js/m);
    expect(text('out/summary.md')).not.toBe('');
    expect(text('out/outputs')).toMatch(/^report=backend-audit-report\.json\nerrors=0\nwarnings=[1-9]/);
    expect(run(installed).status).toBe(0);
  });

  it('writes SARIF where it is wanted, and takes further arguments', () => {
    const { status, text } = run(installed, { 'sarif-file': 'a.sarif', args: '--only missing-rate-limit --strict' });
    expect(status).toBe(0);
    const results = JSON.parse(text('a.sarif')).runs[0].results as { ruleId: string }[];
    expect(new Set(results.map(({ ruleId }) => ruleId))).toEqual(new Set(['missing-rate-limit']));
  });

  it('compares with another commit where one is named, as the command does', () => {
    const { status, stderr } = run(installed, { since: 'nowhere' });
    expect([status, stderr]).toEqual([2, expect.stringContaining('--since')]);
  });

  it('takes what its inputs hold as nothing but text', () => {
    const { status, text } = run(installed, { path: '$(touch out/pwned)', args: '; touch out/pwned' });
    expect([status, text('out/pwned')]).toEqual([2, '']);
  });

  it('runs its own version where none is installed', () => {
    expect(run(backend, {}, false).stderr).toContain(`npx --yes backend-audit@${version}`);
    expect(run(backend, { version: '9.9.9' }, false).stderr).toContain('npx --yes backend-audit@9.9.9');
  });
});

describe('the GitLab template', () => {
  const { 'backend-audit': job } = read('templates/backend-audit.gitlab-ci.yml');

  it('shows the report and writes the one that GitLab reads', () => {
    const root = folderWith({ ...backend, 'bin/npx': npx });
    chmodSync(join(root, 'bin/npx'), 0o755);
    const environment = {
      ...job.variables,
      BACKEND_AUDIT_ARGS: '--fail-on warning',
      PATH: `${join(root, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
    };
    const { status, stdout, stderr } = bash(job.script.join('\n'), root, environment);
    expect(status).toBe(1);
    expect(stderr).toContain(`npx --yes backend-audit@${version}`);
    expect(stdout).toContain('missing-error-handler');
    const report = JSON.parse(readFileSync(join(root, job.artifacts.reports.codequality), 'utf8'));
    expect(report.map(({ check_name }: { check_name: string }) => check_name)).toContain('missing-error-handler');
  });
});
