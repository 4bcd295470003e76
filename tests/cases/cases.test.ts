// Each case through the command, in this process. What fails today stands in one list, and leaves it when it holds.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { auditCommand } from '../../src/cli/audit-command.ts';
import { faults, type Case } from './case.ts';

const cases = fileURLToPath(new URL('../../fixtures/cases', import.meta.url));
const list = join(cases, 'fails-today.txt');
const names = readdirSync(cases, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const failsToday = readFileSync(list, 'utf8').split('\n').filter(Boolean);

const reports = mkdtempSync(join(tmpdir(), 'backend-audit-cases-'));
// Incomplete analyses are told on stderr.
const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
afterAll(() => {
  stderr.mockRestore();
  rmSync(reports, { recursive: true, force: true });
});

/** What of a case does not hold. */
async function judged(name: string): Promise<string[]> {
  const it: Case = JSON.parse(readFileSync(join(cases, name, 'case.json'), 'utf8'));
  const output = join(reports, `${name}.json`);
  const options = {
    format: ['json'],
    failOn: 'never',
    cache: false,
    concurrency: 0,
    color: false,
    output: [output],
  } as const;
  const code = await auditCommand(join(cases, name), { ...options, strict: it.strict === true });
  const wanted = it.expect.exit ?? 0;
  return [
    ...(code === wanted ? [] : [`exit ${String(code)}, not ${String(wanted)}`]),
    ...faults(JSON.parse(readFileSync(output, 'utf8')), it.expect),
  ];
}

describe('cases', () => {
  it.each(names)('%s', async (name) => {
    const wrong = await judged(name);
    if (!failsToday.includes(name)) expect(wrong).toEqual([]);
    else expect(wrong.length, `it holds: take ${name} off fixtures/cases/fails-today.txt`).toBeGreaterThan(0);
  });

  it('the list of those that fail today names cases, each once', () => {
    expect(failsToday).toEqual(names.filter((name) => failsToday.includes(name)));
  });
});
