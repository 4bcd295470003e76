import { discoverStaged, GitError, placeInRepository } from '../host/index.ts';
import { asOne, placesOf } from '../engine/index.ts';
import type { Diagnostic, Finding, Result } from '../report/report.ts';
import { aboutOf } from './about.ts';
import { note, UsageError } from './failure.ts';
import { isFailing, shown } from './limits.ts';
import { deliver, reportsOf } from './reports.ts';
import { analyse, configure, tellOf } from './run.ts';
import type { AuditCommandOptions } from './verdict.ts';

/** `backend-audit --staged`: what the commit to be made adds to the findings of those that it follows. */
export async function stagedCommand(folder: string, options: AuditCommandOptions): Promise<number> {
  const wanted = reportsOf(options.format, options.output);
  const config = await configure(folder, options);
  const { index, parents, changed, origins } = inGit(() => discoverStaged(folder, config));
  const prefix = placeInRepository(folder);
  const quiet = wanted.every(({ format, output }) => format === 'terminal' && output === undefined);
  // A commit of documentation should not wait for an analysis that can only say what the last one said.
  if (!changed && quiet) return 0;

  const result = await analyse(folder, config, options, { discover: () => index });
  const before: Result[] = [];
  if (!changed) before.push(result);
  else
    for (const parent of parents)
      before.push(await analyse(folder, config, { ...options, stats: false }, { discover: () => parent }));

  const all = { ...result, findings: addedTo(before, result) };
  const added = shown(all, options);
  const count = (all: readonly Finding[]): number => all.flatMap(placesOf).length;
  const old = count(result.findings) - count(all.findings);
  if (old > 0) note(`not shown: ${old} that the last commit has already`);
  if (!quiet || added.findings.length > 0) {
    const about = aboutOf(folder, index, added, options, config);
    await deliver(wanted, added, about, options);
  }

  const isBroken = ({ code }: Diagnostic): boolean => unparsed.has(code);
  const isNew = ({ path }: Diagnostic): boolean => origins.get(path)?.size === 0;
  const wasBroken = new Set(
    before.flatMap(({ diagnostics }) =>
      diagnostics.flatMap((each) => (isBroken(each) || each.needed ? each.path : [])),
    ),
  );
  // What was broken before, there or where it was moved from, cannot be held against this commit.
  const isOld = ({ path }: Diagnostic): boolean =>
    [path, ...(origins.get(path) ?? [])].some((each) => wasBroken.has(each));
  const told = result.diagnostics.filter((each) => isNew(each) || (each.needed && !isOld(each)));
  for (const diagnostic of told) tellOf(diagnostic, prefix);
  const broken = told.filter((each) => !isOld(each) && (each.needed || isBroken(each)));
  if (broken.length > 0) note('the analysis is incomplete: files of this commit could not be analysed');
  return broken.length > 0 ? 2 : isFailing(all.findings, options, config) ? 1 : 0;
}

/** Notices about a file that is not in the language that its name says; limits of ours are no fault of a commit. */
const unparsed: ReadonlySet<string> = new Set(['syntax', 'encoding']);

/**
 * Findings that no parent has. Code that moved to another file takes its findings along: as many of one kind are old as
 * a parent has at places where they are no more. So the findings of a copy are new.
 */
function addedTo(before: readonly Result[], { findings }: Result): readonly Finding[] {
  const known = new Set(
    before.flatMap((each) => each.findings.flatMap(placesOf).map(({ fingerprint }) => fingerprint)),
  );
  const here = new Set(findings.flatMap(placesOf).map(({ fingerprint }) => fingerprint));
  const gone = new Map<string, number>();
  for (const parent of before) {
    const counts = new Map<string, number>();
    for (const { fingerprint, identity } of parent.findings.flatMap(placesOf))
      if (!here.has(fingerprint)) counts.set(identity, (counts.get(identity) ?? 0) + 1);
    for (const [identity, count] of counts) gone.set(identity, Math.max(count, gone.get(identity) ?? 0));
  }
  const isNew = ({ fingerprint, identity }: Finding): boolean => {
    if (known.has(fingerprint)) return false;
    const moved = gone.get(identity) ?? 0;
    gone.set(identity, moved - 1);
    return moved <= 0;
  };
  // A cause that was there before is told with the places that are new.
  return findings.flatMap((finding) => {
    const [first, ...others] = placesOf(finding).filter(isNew);
    return first === undefined ? [] : [asOne([first, ...others])];
  });
}

function inGit<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`--staged: ${error.message}`);
    throw error;
  }
}
