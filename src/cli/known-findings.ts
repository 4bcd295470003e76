import type { Configurations } from '../host/index.ts';
import type { BaselineEntry, Result } from '../report/report.ts';
import { note } from './failure.ts';

/** Most entries that are told one by one. */
const most = 10;

/** What is found, and what is gone, of the entries of one file: those of folders below are in files of their own. */
export function ofFile(
  { known, gone }: NonNullable<Result['baseline']>,
  entries: readonly BaselineEntry[],
): NonNullable<Result['baseline']> {
  const own = new Set(entries);
  return { known: known.filter(({ entry }) => own.has(entry)), gone: gone.filter((entry) => own.has(entry)) };
}
/** Says on stderr what of the baselines is not shown, and what is gone. Answers whether something is gone. */
export function tellBaseline({ baseline: found, lacking }: Result, { baselines }: Configurations): boolean {
  if (found === undefined) return false;
  let isStale = false;
  for (const [index, { entries = [], shown, prefix }] of baselines.entries()) {
    const { known, gone } = ofFile(found, entries);
    if (known.length > 0) note(`not shown: ${known.length} that ${shown} has`);
    // What could not be looked at may still be there.
    if (gone.length === 0 || lacking.length > 0) continue;
    isStale = true;
    note(
      `${gone.length} of ${shown} ${gone.length === 1 ? 'is' : 'are'} gone; \`backend-audit baseline --prune\` ${index === 0 ? '' : 'in its folder '}takes them out:`,
    );
    for (const { rule, path, within } of gone.slice(0, most))
      note(`  ${prefix}${path}${within === '' ? '' : ` (${within})`} ${rule}`);
    if (gone.length > most) note(`  and ${gone.length - most} more`);
  }
  return isStale;
}
