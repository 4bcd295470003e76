import { resolve } from 'node:path';
import { appendOut } from '../host/index.ts';
import type { About } from '../report/about.ts';
import { formats, type Format, type FormatName } from '../report/formats.ts';
import { withoutSecrets } from '../report/masked.ts';
import type { Result } from '../report/report.ts';
import { UsageError } from './failure.ts';
import { deliver } from './run.ts';
import { screenOf } from './screen.ts';

/** One report of a run. */
export interface Wanted {
  readonly format: FormatName;
  /** Absent: stdout. */
  readonly output?: string;
}

/** Pairs formats with outputs: the n-th output is for the n-th format. Throws UsageError. */
export function reportsOf(named: readonly FormatName[] = [], outputs: readonly string[] = []): readonly Wanted[] {
  const all: readonly FormatName[] = named.length === 0 ? ['terminal'] : named;
  if (outputs.length > all.length)
    throw new UsageError(
      `${outputs.length} times --output and ${all.length} times --format: the n-th --output belongs to the n-th --format, and --output '${outputs[all.length]!}' has none`,
    );
  const wanted = all.map((format, index): Wanted => {
    const output = outputs[index];
    return output === undefined || output === '-' ? { format } : { format, output };
  });
  const [first, second] = wanted.filter(({ output }) => output === undefined);
  if (second !== undefined)
    throw new UsageError(
      `${first!.format} and ${second.format} would both go to stdout, which takes one report: the n-th --output belongs to the n-th --format ('-' is stdout)`,
    );
  const places = new Map<string, Wanted>();
  for (const each of wanted) {
    if (each.output === undefined) continue;
    const other = places.get(resolve(each.output));
    if (other !== undefined)
      throw new UsageError(`${other.format} and ${each.format} would both be written to '${each.output}'`);
    places.set(resolve(each.output), each);
  }
  return wanted;
}

/** Writes each report where it is wanted, and what belongs beside it. Throws OutputError. */
export async function deliverAll(
  wanted: readonly Wanted[],
  result: Result,
  about: About,
  { color, all }: { readonly color: boolean; readonly all?: boolean | undefined },
): Promise<void> {
  // The JSON report hides them in all that it says.
  const told = wanted.every(({ format }) => format === 'json') ? result : withoutSecrets(result, about);
  for (const { format, output } of wanted) {
    const made: Format = formats[format];
    const screen = screenOf({ output, color, all });
    deliver((await made.load())(told, about, screen), output);
    const { beside } = made;
    if (beside === undefined) continue;
    const file = process.env[beside.variable];
    if (file !== undefined && file !== '') appendOut(file, (await beside.load())(told, about, screen));
  }
}
