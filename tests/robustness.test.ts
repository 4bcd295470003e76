// A sample of what `npm run robustness` does over whole corpora: whatever a folder holds, the report comes, nothing fails
// inside, and what is said of a backend beside it stays the same.
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { auditFolder, type Audited } from '../scripts/robustness/audited.ts';
import { lay, readWhole, runsOf } from '../scripts/robustness/corpus.ts';
import { groupsOf, layGroup, layWitness, saidOfWitness, serverFiles } from '../scripts/robustness/groups.ts';
import { roleOf } from '../src/host/roles.ts';
import { writeHostile } from './hostile.ts';

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const witness = join(fixtures, 'library');
/** Hundreds of backends of a file or two: read by their own test. */
const isCase = (path: string): boolean => path.startsWith(join(fixtures, 'cases'));
const originals = serverFiles(fixtures).filter(({ path }) => !isCase(path));
/** Seconds of CPU that any of these may take; a run that would not end is ended. */
const limit = 60;
const seed = 7;

const temporary = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'backend-audit-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
/** What a person would want to know of a run that went wrong. */
const told = ({ code, report, internal, stderr }: Audited) => ({
  code: code === 0 || code === 2 ? 'as documented' : code,
  report: report === undefined ? stderr : 'whole',
  internal,
});
const well = { code: 'as documented', report: 'whole', internal: [] };

let alone: string;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'backend-audit-'));
  layWitness(witness, folder);
  const { report } = await auditFolder(folder, limit);
  rmSync(folder, { recursive: true, force: true });
  alone = saidOfWitness(report!);
});

describe('robustness', () => {
  it('the fixtures, read whole and in runs of 40 files, lose no report', async () => {
    const runs = runsOf(fixtures, 40).filter((run) => !run.every(isCase));
    expect(runs.length).toBeGreaterThan(5);
    for (const run of runs) {
      const folder = temporary();
      lay(fixtures, run, folder);
      expect(told(await auditFolder(folder, limit))).toEqual(well);
    }
  });

  it('200 mutants of server files lose no report and change nothing that is said of the backend beside them', async () => {
    const others = originals.filter(({ path }) => !path.startsWith(witness));
    let mutants = 0;
    for (const group of groupsOf(fixtures, others, 200, 50, seed)) {
      const folder = temporary();
      layGroup(group, witness, folder);
      const audited = await auditFolder(folder, limit);
      expect(told(audited)).toEqual(well);
      expect(saidOfWitness(audited.report!)).toBe(alone);
      mutants += group.mutants.length;
    }
    expect(mutants).toBe(200);
  });

  it('a hostile repository is read to its end: nothing of it runs, and a backend in it is reported whole', async () => {
    const folder = temporary();
    const pwned = join(temporary(), 'pwned');
    writeHostile(folder, pwned);
    layWitness(witness, folder);
    const audited = await auditFolder(folder, limit);
    expect(existsSync(pwned)).toBe(false);
    expect(told(audited)).toEqual(well);
    expect(saidOfWitness(audited.report!)).toBe(alone);
    expect(audited.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('what is measured', () => {
  it('mutants are the same for the same seed, and others for another', () => {
    const made = (number: number) => [...groupsOf(fixtures, originals, 60, 50, number)].map(({ mutants }) => mutants);
    expect(made(1)).toEqual(made(1));
    expect(made(1)).not.toEqual(made(2));
    expect(made(1).map((group) => group.length)).toEqual([50, 10]);
  });

  it('files are laid where they are read whole', () => {
    const paths = [
      'test/a.test.ts',
      'src/__tests__/a.spec.js',
      'x/fixtures/generated/a.gen.ts',
      'tests/test_a.py',
      'a_test.py',
      'conftest.py',
      'migrations/1.js',
    ];
    expect(paths.filter((path) => roleOf(path) === 'source')).toEqual([]);
    expect(paths.map(readWhole).filter((path) => roleOf(path) !== 'source')).toEqual([]);
  });
});
