import { placesOf } from '../engine/index.ts';
import { baselineText, placeInRepository, writeReport } from '../host/index.ts';
import type { BaselineEntry, Finding } from '../report/report.ts';
import { note } from './failure.ts';
import { ofFile } from './known-findings.ts';
import { analyse, configure, incomplete, type RunOptions } from './run.ts';

export interface BaselineOptions extends RunOptions {
  readonly prune?: boolean;
  readonly reason?: string;
}

/**
 * `backend-audit baseline [path]`: writes down what is found as known. With `--prune` only what is gone is taken out. The
 * one command by which a baseline grows.
 */
export async function baselineCommand(folder: string, options: BaselineOptions): Promise<number> {
  const config = await configure(folder, options);
  const result = await analyse(folder, config, options);
  const lacks = incomplete(result, placeInRepository(folder));
  const { file, shown, prefix, entries: before, others, text: old } = config.baseline!;
  const { known, gone } = ofFile(result.baseline ?? { known: [], gone: [] }, before ?? []);
  const added =
    options.prune === true ? [] : result.findings.flatMap(placesOf).map((it) => entryOf(it, options.reason));
  // What could not be looked at may still be there.
  const dropped = lacks ? [] : gone;
  // Of a rule that was not asked nothing is known now.
  const met = new Set([...known.map(({ entry }) => entry), ...gone]);
  const unasked = (before ?? []).filter((entry) => !met.has(entry));
  const entries = [...unasked, ...known.map((it) => entryOf(it, it.entry.reason)), ...added, ...(lacks ? gone : [])];
  const text = baselineText([...others, ...entries.map((entry) => ({ ...entry, path: prefix + entry.path }))]);
  if (options.prune === true && before === undefined)
    note('there is no baseline yet; `backend-audit baseline` writes one');
  else if (text !== old) writeReport(file, text);
  const moved = known.filter(({ entry, location }) => entry.path !== location.path).length;
  const changes = [
    [added.length, 'added'],
    [moved, 'in a file of another name'],
    [dropped.length, 'gone'],
  ].flatMap(([number, what]) => (number === 0 ? [] : [`${number!} ${what!}`]));
  process.stdout.write(
    `${shown}: ${entries.length} known finding${entries.length === 1 ? '' : 's'}${changes.length === 0 ? '' : ` (${changes.join(', ')})`}\n`,
  );
  return lacks ? 2 : 0;
}

function entryOf({ rule, identity, within, location: { path } }: Finding, reason: string | undefined): BaselineEntry {
  return { rule, path, within, identity, ...(reason === undefined ? {} : { reason }) };
}
