import { discoverStaged, placeInRepository } from '../host/index.ts';
import { addedTo } from '../engine/index.ts';
import type { Diagnostic, Result } from '../report/report.ts';
import { aboutOf } from './about.ts';
import { note } from './failure.ts';
import { isFailing, shown } from './limits.ts';
import { deliverAll, reportsOf } from './reports.ts';
import { analyse, configure, tellOf } from './run.ts';
import { inGit, tellOld } from './since.ts';
import type { AuditCommandOptions } from './verdict.ts';

/** `backend-audit --staged`: what the commit to be made adds to the findings of those that it follows. */
export async function stagedCommand(folder: string, options: AuditCommandOptions): Promise<number> {
  const wanted = reportsOf(options.format, options.output);
  const config = await configure(folder, options);
  const { index, parents, changed, origins } = inGit('--staged', () => discoverStaged(folder, config));
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

  const all = { ...result, findings: addedTo(before, result.findings) };
  const added = shown(all, options);
  tellOld(result.findings, all.findings, 'the last commit');
  if (!quiet || added.findings.length > 0) {
    const about = aboutOf(folder, index, added, options, config);
    await deliverAll(wanted, added, about, options);
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
