/**
 * How the product bears code that nobody wrote for it: the built command line over folders of source code, or over
 * mutants of the server files in them. Prints a table; ends with 1 where a report was lost, something failed inside or
 * a run went over a limit. The folders of such runs are kept and named. Needs a `sh` that knows `ulimit -t`.
 *
 *     npm run robustness -- <folder>...                                 every file, in runs of up to 5,000
 *     npm run robustness -- --mutants 20000 [--seed 1] <folder>...      mutants, in groups of 50
 *
 * Tests, generated code and the like are laid under other names, so that every file is read whole.
 * `--files 5000`, `--cpu 60` (seconds) and `--memory 1024` (MiB) are the limits of a run, `--jobs 1` how many run at once,
 * and `--command <main.js>` is another build than that of `dist`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { auditFolder, built, type Audited, type Report } from './robustness/audited.ts';
import { lay, runsOf } from './robustness/corpus.ts';
import { groupsOf, layGroup, layWitness, saidOfWitness, serverFiles } from './robustness/groups.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mutants: { type: 'string' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string', default: '5000' },
    cpu: { type: 'string', default: '60' },
    memory: { type: 'string', default: '1024' },
    command: { type: 'string', default: built },
    jobs: { type: 'string', default: '1' },
  },
});
const limits = { cpu: Number(values.cpu), memory: Number(values.memory) };
const witness = fileURLToPath(new URL('../fixtures/library', import.meta.url));
const groupSize = 50;

/** A run that can be begun: lays its files into the folder it is given. */
interface Task {
  readonly corpus: string;
  readonly lay: (target: string) => void;
  /** What is wrong with a report, besides what is wrong with any. */
  readonly judge: (report: Report) => readonly string[];
}
interface Row {
  files: number;
  runs: number;
  lost: number;
  internal: number;
  changed: number;
  over: number;
  cpu: number;
  memory: number;
  readonly told: Map<string, number>;
}
const rows = new Map<string, Row>();

const folders = positionals.map((it) => resolve(it));
if (folders.length === 0) {
  console.error('Name the folders whose source code is to be audited.');
  process.exitCode = 2;
} else {
  const tasks = values.mutants === undefined ? corpora() : mutants(Number(values.mutants), await witnessAlone());
  // They share one list: each takes the next when it is free.
  await Promise.all(Array.from({ length: Number(values.jobs) }, () => work(tasks)));
  print();
}

function* corpora(): Generator<Task> {
  for (const root of folders)
    for (const run of runsOf(root, Number(values.files)))
      yield { corpus: basename(root), lay: (target) => lay(root, run, target), judge: () => [] };
}

/** As many mutants of each folder as its share in all server files. */
function* mutants(count: number, alone: string): Generator<Task> {
  const originals = folders.map((root) => ({ root, files: serverFiles(root) }));
  const all = originals.reduce((sum, { files }) => sum + files.length, 0);
  let before = 0;
  let given = 0;
  for (const { root, files } of originals) {
    before += files.length;
    const upTo = Math.round((count * before) / all);
    for (const group of groupsOf(root, files, upTo - given, groupSize, Number(values.seed)))
      yield {
        corpus: basename(root),
        lay: (target) => layGroup(group, witness, target),
        judge: (report) => (saidOfWitness(report) === alone ? [] : ['what is said of the witness changed']),
      };
    given = upTo;
  }
}

async function witnessAlone(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'backend-audit-witness-'));
  try {
    layWitness(witness, folder);
    const { report, stderr } = await auditFolder(folder, limits.cpu, values.command);
    if (report === undefined) throw new Error(`The witness could not be audited: ${stderr}`);
    return saidOfWitness(report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function work(tasks: Iterator<Task>): Promise<void> {
  for (let next = tasks.next(); next.done !== true; next = tasks.next()) {
    const { corpus, lay, judge } = next.value;
    const folder = mkdtempSync(join(tmpdir(), `backend-audit-${corpus}-`));
    lay(folder);
    const audited = await auditFolder(folder, limits.cpu, values.command);
    const wrong = enter(corpus, audited, judge);
    if (wrong.length === 0) rmSync(folder, { recursive: true, force: true });
    else console.log([`${folder}:`, ...wrong].join('\n  '));
  }
}

/** Counts a run in the row of its corpus. Answers what was wrong with it. */
function enter(
  corpus: string,
  { code, report, internal, stderr, cpu, memory }: Audited,
  judge: Task['judge'],
): string[] {
  const row = rows.get(corpus) ?? {
    ...{ files: 0, runs: 0, lost: 0, internal: 0, changed: 0, over: 0, cpu: 0, memory: 0 },
    told: new Map<string, number>(),
  };
  rows.set(corpus, row);
  row.runs++;
  row.files += report?.coverage.files.seen ?? 0;
  row.internal += internal.length;
  row.cpu = Math.max(row.cpu, cpu);
  row.memory = Math.max(row.memory, Number.isNaN(memory) ? 0 : memory);
  for (const { code } of report?.coverage.diagnostics ?? []) row.told.set(code, (row.told.get(code) ?? 0) + 1);
  const wrong = [...internal];
  if (report === undefined) {
    row.lost++;
    wrong.push(`no report: exit status ${code}, ${stderr.slice(0, 1000)}`);
  } else {
    const changed = judge(report);
    if (changed.length > 0) row.changed++;
    wrong.push(...changed);
  }
  if (cpu >= limits.cpu || memory > limits.memory) {
    row.over++;
    wrong.push(`over the limits: ${cpu.toFixed(1)} s of CPU, ${memory.toFixed(0)} MiB`);
  }
  return wrong;
}

function print(): void {
  const heads = ['corpus', 'files', 'runs', 'lost', 'internal', 'changed', 'over', 'CPU s', 'MiB', 'diagnostics'];
  const lines = [...rows].map(([corpus, row]) => [
    ...[corpus, row.files, row.runs, row.lost, row.internal, row.changed, row.over],
    ...[row.cpu.toFixed(1), row.memory.toFixed(0)],
    [...row.told]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, count]) => `${count} ${code}`)
      .join(', '),
  ]);
  const sum = (of: (row: Row) => number): number => [...rows.values()].reduce((total, row) => total + of(row), 0);
  const worst = (of: (row: Row) => number): string => Math.max(0, ...[...rows.values()].map(of)).toFixed(0);
  const bad = sum((row) => row.lost + row.internal + row.changed + row.over);
  lines.push([
    ...['all', sum((it) => it.files), sum((it) => it.runs), sum((it) => it.lost), sum((it) => it.internal)],
    ...[sum((it) => it.changed), sum((it) => it.over), worst((it) => it.cpu), worst((it) => it.memory), ''],
  ]);
  console.log(`\nbackend-audit on Node ${process.version}, ${process.platform} ${process.arch}\n`);
  for (const line of [heads, heads.map(() => '---'), ...lines]) console.log(`| ${line.join(' | ')} |`);
  process.exitCode = bad > 0 ? 1 : 0;
}
