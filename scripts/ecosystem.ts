/**
 * What a build says of public backends, and what another build says differently: to be read before a change lands.
 *
 *     npm run ecosystem -- CHECKOUTS                          of every backend of the list that is checked out there
 *     npm run ecosystem -- CHECKOUTS --against OLD/main.js    and what that build says differently
 *
 * A backend lies in CHECKOUTS/owner/name; for those that do not, the commands that put them there are printed. Prints per
 * backend: files, CPU seconds, MiB, endpoints by kind, share of answers by value, unresolved places by reason, findings
 * by rule; at the end the same of all. `--command main.js` is the build (of `dist` by default), `--only TEXT` takes the
 * backends whose owner/name or framework holds the text, `--strict` shows findings of the strict preset too, `--keep FOLDER` writes
 * the reports, and `--against` may name such a folder instead of a build. `--list FILE` is another list. Nothing of the
 * backends is executed.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { changedLines, differenceOf } from './ecosystem/difference.ts';
import type { Report } from './ecosystem/report.ts';
import { linesOf, summaryOf, together, type Summary } from './ecosystem/summary.ts';
import { auditFolder, built } from './robustness/audited.ts';

/** A public backend. */
interface Backend {
  readonly owner: string;
  readonly name: string;
  readonly commit: string;
  /** Where the backend lies in its repository; '' at the top. */
  readonly folder: string;
  readonly framework: string;
  /** What it shows that others do not. */
  readonly why: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    command: { type: 'string', default: built },
    against: { type: 'string' },
    only: { type: 'string', default: '' },
    strict: { type: 'boolean', default: false },
    keep: { type: 'string' },
    list: { type: 'string', default: fileURLToPath(new URL('ecosystem/backends.json', import.meta.url)) },
  },
});
/** Seconds of CPU after which a run is ended. */
const limit = 600;
const list = JSON.parse(readFileSync(values.list, 'utf8')) as readonly Backend[];
const wanted = list.filter(({ owner, name, framework }) => `${owner}/${name} ${framework}`.includes(values.only));
const [checkouts] = positionals.map((it) => resolve(it));
if (checkouts === undefined || positionals.length > 1) {
  console.error('Name one folder that holds the checkouts, as CHECKOUTS/owner/name.');
  process.exit(2);
}

const summaries: Summary[] = [];
const missing: Backend[] = [];
let lost = 0;
let changed = 0;
for (const backend of wanted) {
  const { owner, name, commit, folder, framework } = backend;
  const at = join(checkouts, owner, name, folder);
  if (!existsSync(at)) {
    missing.push(backend);
    continue;
  }
  const { report, cpu, memory, stderr, code } = await audited(values.command, at);
  console.log(`${owner}/${name}${folder === '' ? '' : ` ${folder}`}  ${framework}  ${commit.slice(0, 7)}`);
  if (report === undefined) {
    lost++;
    console.log(`  no report (exit status ${String(code)}): ${stderr.split('\n')[0]!}\n`);
    continue;
  }
  if (values.keep !== undefined) keep(values.keep, backend, report);
  const summary = summaryOf(report);
  summaries.push(summary);
  console.log(`  cost        ${cpu.toFixed(1)} s of CPU, ${memory.toFixed(0)} MiB`);
  for (const line of linesOf(summary)) console.log(line);
  if (values.against !== undefined) {
    const before = await earlier(values.against, backend, at);
    if (before === undefined) console.log('  compared    with nothing: there is no report of before');
    else {
      const lines = [...changedLines(differenceOf(before, report))];
      if (lines.length > 0) changed++;
      console.log(lines.length === 0 ? '  compared    the same' : ['  compared', ...lines].join('\n'));
    }
  }
  console.log('');
}

if (summaries.length > 1) {
  console.log(`${summaries.length} backends`);
  for (const line of linesOf(together(summaries))) console.log(line);
}
if (values.against !== undefined) console.log(`${changed} of ${summaries.length} backends differ`);
if (missing.length > 0) {
  console.log(`\n${missing.length} of ${wanted.length} are not checked out:`);
  for (const { owner, name, commit } of missing) {
    const at = join(checkouts, owner, name);
    console.log(
      `git init -q ${at} && git -C ${at} fetch -q --depth 1 https://github.com/${owner}/${name} ${commit} && git -C ${at} checkout -q FETCH_HEAD`,
    );
  }
}
if (lost > 0) console.error(`${lost} reports were lost`);
process.exitCode = lost > 0 ? 1 : 0;

async function audited(command: string, folder: string) {
  const run = await auditFolder(folder, limit, command, values.strict ? ['--strict'] : []);
  return { ...run, report: run.report as Report | undefined };
}
/** What another build says, or said when its reports were kept. */
async function earlier(against: string, backend: Backend, folder: string): Promise<Report | undefined> {
  if (!statSync(against).isDirectory()) return (await audited(against, folder)).report;
  const file = keptAt(against, backend);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined;
}
function keep(folder: string, backend: Backend, report: Report): void {
  const file = keptAt(folder, backend);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(report));
}
function keptAt(into: string, { owner, name, folder }: Backend): string {
  return join(into, owner, `${[name, ...folder.split('/')].filter(Boolean).join('+')}.json`);
}
