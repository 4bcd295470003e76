/**
 * How findings are mended: edits of the one file that a finding is in, made only where it is certain what they mean. Rules
 * say what may be done (`Mend`), the text says whether it can; whoever writes them audits the outcome again.
 */
import type { Finding } from '../report/report.ts';
import { bind, type Doubt } from './bind.ts';
import { handOn, wait } from './errors.ts';
import { harden } from './harden.ts';
import { release } from './release.ts';
import { tighten } from './tighten.ts';
import { edited, Source, type Edit } from './source.ts';

export { Source, type Edit } from './source.ts';

/** What mends a finding. */
export interface Fix {
  /** To the person who decides. */
  readonly what: string;
  readonly edits: readonly Edit[];
}

/** The fix of a finding in a text that parses, or why there is none that is certain; undefined: it is of a kind that is not mended. */
export function fixOf({ mend, location }: Finding, source: Source): Fix | Doubt | undefined {
  if (mend === undefined) return undefined;
  const [what, edits] = ((): readonly [string, readonly Edit[] | Doubt] => {
    switch (mend.how) {
      case 'bind':
        return ['Bind the values of the statement.', bind(source, mend)];
      case 'wait':
        return ['Wait for the promise.', wait(source, location)];
      case 'hand-on':
        return ['Hand the error on.', handOn(source, location, mend.handler)];
      case 'release':
        return ['Give the connection back in any case.', release(source, location, mend.released)];
      case 'harden':
        return ['Set security headers on every answer.', harden(source, location, mend.by)];
      case 'tighten':
        return [
          'Let nothing pass that is not named.',
          mend.by.at.path === location.path
            ? tighten(source, mend.by)
            : { why: `what has to change stands in ${mend.by.at.path}` },
        ];
    }
  })();
  return 'why' in edits ? edits : { what, edits };
}

/** The text with fixes made, where it still parses. */
export function mended(path: string, source: Source, fixes: readonly Fix[]): string | undefined {
  const text = edited(
    source.text,
    fixes.flatMap(({ edits }) => edits),
  );
  return text !== undefined && Source.of(path, text) !== undefined ? text : undefined;
}
