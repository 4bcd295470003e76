import type { Finding, Result } from '../report/report.ts';
import { asOne, placesOf } from './causes.ts';
import { byReport } from './findings.ts';
import { codeOf } from './fingerprint.ts';
import type { Settings } from './settings.ts';

/** What a finding, of now or of before, is known by. */
export interface Kept {
  readonly rule: string;
  readonly identity: string;
  readonly path: string;
}
/** What of two sets of findings is in both, and what in one only. */
export interface Compared<Before, Now> {
  readonly known: ReadonlyMap<Now, Before>;
  readonly fresh: readonly Now[];
  readonly gone: readonly Before[];
}

/** How like two are that are taken for the same: at the same place first, then moved, then in a function of another name. */
const likenesses: readonly ((kept: Kept) => string)[] = [
  ({ rule, identity, path }) => `${rule}\0${identity}\0${path}`,
  ({ rule, identity }) => `${rule}\0${identity}`,
  ({ rule, identity, path }) => `${rule}\0${codeOf(identity)}\0${path}`,
];

/**
 * Takes each of now for one of before that is like it, as often as that was there: one more is new, and one that went
 * while another like it came was moved. The earlier of `now` come first.
 */
export function compared<Before extends Kept, Now>(
  before: readonly Before[],
  now: readonly Now[],
  keptOf: (now: Now) => Kept,
): Compared<Before, Now> {
  const known = new Map<Now, Before>();
  let left = before;
  for (const likeness of likenesses) {
    const free = new Map<string, Before[]>();
    for (const each of left) {
      const list = free.get(likeness(each));
      if (list === undefined) free.set(likeness(each), [each]);
      else list.push(each);
    }
    for (const each of now) {
      if (known.has(each)) continue;
      const found = free.get(likeness(keptOf(each)))?.shift();
      if (found !== undefined) known.set(each, found);
    }
    const taken = new Set(known.values());
    left = before.filter((each) => !taken.has(each));
  }
  return { known, fresh: now.filter((each) => !known.has(each)), gone: left };
}

/** What a finding at one place is known by. */
function keptOf({ rule, identity, location: { path } }: Finding): Kept {
  return { rule, identity, path };
}

/**
 * Findings that none of the results of before has: of one more of a kind, those that stand elsewhere than what was there.
 * A cause that was there before is told with the places that are new.
 */
export function addedTo(before: readonly Pick<Result, 'findings'>[], findings: readonly Finding[]): readonly Finding[] {
  const here = findings.flatMap(placesOf);
  const known = new Set(
    before.flatMap((each) => [...compared(each.findings.flatMap(placesOf).map(keptOf), here, keptOf).known.keys()]),
  );
  const fresh = new Set(here.filter((each) => !known.has(each)).map(({ fingerprint }) => fingerprint));
  return findings.flatMap((finding) => {
    const [first, ...others] = placesOf(finding).filter(({ fingerprint }) => fresh.has(fingerprint));
    return first === undefined ? [] : [asOne([first, ...others])];
  });
}

/**
 * Findings at single places without those of the baseline. Those of `alone` are somebody else's to hide, and use up
 * nothing of it. What a rule found that is not asked now may still be there. What every view shows comes before what only the strict one does.
 */
export function withoutKnown(
  findings: readonly Finding[],
  { baseline }: Settings,
  alone: ReadonlySet<Finding>,
  isAsked: (rule: string) => boolean,
): { readonly fresh: ReadonlySet<Finding>; readonly baseline: Result['baseline'] } {
  if (baseline === undefined) return { fresh: new Set(findings), baseline: undefined };
  const isShown = ({ preset }: Finding): number => Number(preset === 'strict');
  const own = findings
    .filter((finding) => !alone.has(finding))
    .sort((a, b) => isShown(a) - isShown(b) || byReport(a, b));
  const { known, fresh, gone } = compared(baseline, own, keptOf);
  return {
    fresh: new Set([...fresh, ...alone]),
    baseline: {
      known: [...known].map(([finding, entry]) => ({ ...finding, entry })).sort(byReport),
      gone: gone.filter(({ rule }) => isAsked(rule)),
    },
  };
}
