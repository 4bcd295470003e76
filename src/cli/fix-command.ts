import { openAudit, type Discovered, type Finding, type Session } from '../audit.ts';
import { placesOf } from '../engine/index.ts';
import { fixOf, mended, Source, type Fix } from '../fixes/index.ts';
import { placeInRepository, writeOut, writeReport } from '../host/index.ts';
import { idsOf, readText } from '../host/sync.ts';
import { visible } from '../report/visible.ts';
import { note } from './failure.ts';
import { choicesOf, configure, type RunOptions } from './run.ts';

export interface FixOptions extends RunOptions {
  readonly dryRun?: boolean;
}

/** A finding with its fix, in a file as it was read. */
interface Planned {
  readonly finding: Finding;
  readonly fix: Fix;
}
/** A file in which something is mended. */
interface Mended {
  readonly path: string;
  readonly source: Source;
  /** Put before it when it is written. */
  readonly mark: string;
  fixes: readonly Planned[];
  text: string;
}
interface Offered {
  readonly finding: Finding;
  readonly why: string;
}

/** `backend-audit fix [path]`: mends what is certain, audits the outcome, and writes what is better for it. */
export async function fixCommand(folder: string, options: FixOptions): Promise<number> {
  const config = await configure(folder, options);
  const view = options.strict === true ? 'strict' : 'default';
  const { session, discovered } = await openAudit(folder, { config, note, ...(await choicesOf(options)) });
  const judge = (): readonly Finding[] => session.result(view).findings.flatMap(placesOf);
  const before = judge();
  const { files, offered } = planned(discovered, before);
  const kept = settle(session, files, before, judge, offered);

  const prefix = placeInRepository(folder);
  for (const file of kept) {
    if (options.dryRun !== true && !write(discovered, file)) {
      for (const { finding } of file.fixes) offered.push({ finding, why: 'the file changed meanwhile' });
      continue;
    }
    for (const { finding, fix } of file.fixes) writeOut(told(prefix, file, finding, fix));
  }
  for (const { finding, why } of offered)
    writeOut(`${place(prefix, finding)}  ${finding.rule}\n  not changed: ${visible(why)}\n`);
  const count = kept.reduce((sum, { fixes }) => sum + fixes.length, 0);
  const verb = options.dryRun === true ? 'would be mended' : 'mended';
  writeOut(`${count} ${verb} in ${kept.length} file(s), ${offered.length} left to you\n`);
  return 0;
}

function planned(
  discovered: Discovered,
  findings: readonly Finding[],
): { readonly files: Mended[]; readonly offered: Offered[] } {
  const files: Mended[] = [];
  const offered: Offered[] = [];
  for (const path of new Set(findings.filter(({ mend }) => mend !== undefined).map(({ location }) => location.path))) {
    const here = findings.filter(({ mend, location }) => mend !== undefined && location.path === path);
    const read = readText(discovered.files.find((file) => file.path === path)!);
    const source = 'text' in read ? Source.of(path, read.text) : undefined;
    const mark = 'text' in read ? ['', '\uFEFF'][idsOf(read.text).indexOf(read.id)] : undefined;
    if (source === undefined || mark === undefined) {
      for (const finding of here) offered.push({ finding, why: 'the file cannot be read and written as it is' });
      continue;
    }
    const fixes: Planned[] = [];
    for (const finding of here) {
      const fix = fixOf(finding, source);
      if (fix === undefined) continue;
      if ('why' in fix) offered.push({ finding, why: fix.why });
      else if (
        mended(
          path,
          source,
          [...fixes, { fix }].map((each) => each.fix),
        ) === undefined
      )
        offered.push({ finding, why: 'it does not go together with another change' });
      else fixes.push({ finding, fix });
    }
    if (fixes.length > 0) files.push({ path, source, mark, fixes, text: source.text });
  }
  return { files, offered };
}

/** So many times single files are tried when something comes up elsewhere. */
const most = 12;

/**
 * Leaves the fixes after which what they are about is gone and nothing new is found, anywhere. Findings are counted by
 * rule and file: their lines move.
 */
function settle(
  session: Session,
  files: readonly Mended[],
  before: readonly Finding[],
  judge: () => readonly Finding[],
  offered: Offered[],
): readonly Mended[] {
  const was = counted(before);
  const drop = (file: Mended, isDropped: (each: Planned) => boolean, why: string): void => {
    for (const { finding } of file.fixes.filter(isDropped)) offered.push({ finding, why });
    file.fixes = file.fixes.filter((each) => !isDropped(each));
  };
  /** What is found, and in which files there is more than before, when these files are mended and no others. */
  const judged = (some: readonly Mended[]): { readonly is: typeof was; readonly worse: ReadonlySet<string> } => {
    for (const file of files) {
      const fixes = some.includes(file) ? file.fixes.map(({ fix }) => fix) : [];
      file.text = mended(file.path, file.source, fixes) ?? file.source.text;
      session.update(file.path, file.text);
    }
    const is = counted(judge());
    const more = [...is].filter(([key, count]) => count > (was.get(key) ?? 0));
    return { is, worse: new Set(more.map(([key]) => key.slice(key.indexOf('\0') + 1))) };
  };
  for (;;) {
    const left = files.filter(({ fixes }) => fixes.length > 0);
    if (left.length === 0) return [];
    const { is, worse } = judged(left);
    const sizes = left.map(({ fixes }) => fixes.length).join();
    for (const file of left) {
      const remains = (rule: string): boolean => {
        const key = `${rule}\0${file.path}`;
        const here = file.fixes.filter(({ finding }) => finding.rule === rule).length;
        return (is.get(key) ?? 0) > (was.get(key) ?? 0) - here;
      };
      if (worse.has(file.path)) drop(file, () => true, somethingElse);
      else drop(file, ({ finding }) => remains(finding.rule), 'with the change it would be found all the same');
    }
    if ([...worse].some((path) => !left.some((file) => file.path === path)))
      // What comes up in another file is of one of these: each by itself shows of which.
      for (const [index, file] of left.entries())
        if (index >= most || judged([file]).worse.size > 0) drop(file, () => true, somethingElse);
    if (left.map(({ fixes }) => fixes.length).join() === sizes) return left;
  }
}
const somethingElse = 'with the change something else would be found';

function counted(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, location } of findings) {
    const key = `${rule}\0${location.path}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Writes the file whole, if it is still what was audited. Throws OutputError. */
function write({ root, files }: Discovered, { path, source, mark, text }: Mended): boolean {
  const now = readText(files.find((file) => file.path === path)!);
  if (!('text' in now) || now.text !== source.text) return false;
  writeReport(`${root}/${path}`, mark + text);
  return true;
}

function place(prefix: string, { location }: Finding): string {
  return `${visible(prefix + location.path)}:${location.line}`;
}
/** The lines that change, before and after. */
function told(prefix: string, { source }: Mended, finding: Finding, { what, edits }: Fix): string {
  const { text } = source;
  const first = Math.min(...edits.map(({ start }) => start));
  const last = Math.max(...edits.map(({ end }) => end));
  const start = text.lastIndexOf('\n', first - 1) + 1;
  const next = text.indexOf('\n', last);
  const end = next < 0 ? text.length : next;
  const before = text.slice(start, end);
  let after = before;
  for (const edit of [...edits].sort((a, b) => b.start - a.start))
    after = after.slice(0, edit.start - start) + edit.text + after.slice(edit.end - start);
  const lines = (sign: string, part: string): string =>
    part
      .split(/\r?\n/)
      .map((line) => `  ${sign} ${visible(line.replaceAll('\t', '  '))}\n`)
      .join('');
  return `${place(prefix, finding)}  ${finding.rule}\n  ${what}\n${lines('-', before)}${lines('+', after)}`;
}
