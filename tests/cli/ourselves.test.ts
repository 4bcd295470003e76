// The built command over our own sources, and over the bundled example: whole programs of a size that users have.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { backendAudit } from './run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reportOn = (folder: string, failOn: string) => {
  const { code, stdout, stderr } = backendAudit([folder, '--no-cache', '--format', 'json', '--fail-on', failOn], root);
  return { code, stderr, report: JSON.parse(stdout).backend_audit };
};

describe('the command over', () => {
  it('src: every file is read and put together, and nothing is found', { timeout: 240_000 }, () => {
    const { code, stderr, report } = reportOn('src', 'info');
    expect([report.findings, report.suppressed, report.skipped]).toEqual([[], [], []]);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('fixtures/library: the defects it has on purpose fail the run', () => {
    const { code, report } = reportOn('fixtures/library', 'error');
    expect(report.skipped).toEqual([]);
    expect(report.findings.length).toBeGreaterThan(0);
    expect(code).toBe(1);
  });
});
