import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderWith } from '../host/folder.ts';
import { backend, backendAudit } from './run.ts';

describe('--format, several times', () => {
  let root: string;
  beforeEach(() => {
    root = folderWith(backend);
  });
  const read = (name: string): string => readFileSync(join(root, name), 'utf8');

  it('writes each to the output of its number, and one at most to stdout', () => {
    const pairs = ['-f', 'json', '-o', 'out/a.json', '-f', 'gitlab', '-o', 'quality.json', '-f', 'markdown'];
    const { code, stdout, stderr } = backendAudit([...pairs, '--fail-on', 'never'], root);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(read('out/a.json')).backend_audit.findings.length).toBeGreaterThan(0);
    expect(JSON.parse(read('quality.json'))).toContainEqual(
      expect.objectContaining({ check_name: expect.any(String) }),
    );
    expect(stdout).toMatch(/^<!-- backend-audit .*-->\n## backend-audit\n/);
    const swapped = backendAudit(['-f', 'markdown', '-o', '-', '-f', 'sarif', '-o', 'a.sarif'], root);
    expect(swapped.stdout).toBe(stdout);
    expect(JSON.parse(read('a.sarif')).version).toBe('2.1.0');
    // Without a format it is the one for people.
    expect(backendAudit(['-o', 'out.txt'], root)).toMatchObject({ code: 0, stdout: '' });
    expect(read('out.txt')).toContain('backend-audit');
  });

  it.each([
    [['-f', 'json', '-f', 'sarif', '-o', 'a'], 0, undefined],
    [['-f', 'json', '-f', 'sarif'], 2, 'json and sarif would both go to stdout'],
    [['-f', 'json', '-o', 'a', '-o', 'b'], 2, "2 times --output and 1 times --format: .* --output 'b' has none"],
    [['-f', 'json', '-o', 'a', '-f', 'sarif', '-o', './a'], 2, "json and sarif would both be written to './a'"],
    [['-f', 'xml'], 2, 'Allowed choices are terminal, json, sarif, github, gitlab, junit, markdown, rdjson'],
  ] as const)('%j: exit %i', (args, code, said) => {
    const ran = backendAudit([...args, '--fail-on', 'never'], root);
    expect(ran.code).toBe(code);
    if (said !== undefined) expect(ran.stderr).toMatch(new RegExp(said));
    if (code === 2) expect(ran.stdout).toBe('');
  });

  it('github adds a summary to the file of the job, where there is one', () => {
    const summary = join(root, 'summary.md');
    const { stdout } = backendAudit(['-f', 'github'], root, { GITHUB_STEP_SUMMARY: summary });
    expect(stdout).toMatch(/^::(?:warning|notice|error) file=/);
    const once = read('summary.md');
    expect(once).toMatch(/^## backend-audit\n/);
    backendAudit(['-f', 'github'], root, { GITHUB_STEP_SUMMARY: summary });
    expect(read('summary.md')).toBe(once + once);
    expect(backendAudit(['-f', 'github'], root, { GITHUB_STEP_SUMMARY: '' }).code).toBe(0);
    expect(backendAudit(['-f', 'github'], root, { GITHUB_STEP_SUMMARY: join(root, 'no/where') }).code).toBe(2);
  });
});
