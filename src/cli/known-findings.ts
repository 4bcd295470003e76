import type { Configurations } from '../host/index.ts';
import type { Result } from '../report/report.ts';
import { note } from './failure.ts';

/** Most entries that are told one by one. */
const most = 10;

/** Says on stderr what of the baseline is not shown, and what is gone. Answers whether something is gone. */
export function tellBaseline({ baseline: found, lacking }: Result, { baseline: written }: Configurations): boolean {
  if (found === undefined || written === undefined) return false;
  const { known, gone } = found;
  const { shown, prefix } = written;
  if (known.length > 0) note(`not shown: ${known.length} that ${shown} has`);
  // What could not be looked at may still be there.
  if (gone.length === 0 || lacking.length > 0) return false;
  note(
    `${gone.length} of ${shown} ${gone.length === 1 ? 'is' : 'are'} gone; \`backend-audit baseline --prune\` takes them out:`,
  );
  for (const { rule, path, within } of gone.slice(0, most))
    note(`  ${prefix}${path}${within === '' ? '' : ` (${within})`} ${rule}`);
  if (gone.length > most) note(`  and ${gone.length - most} more`);
  return true;
}
