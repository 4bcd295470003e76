import { answersOf, type Report } from './report.ts';

/** What is counted of one report, or of several together. */
export interface Summary {
  readonly files: { readonly seen: number; readonly analysed: number; readonly skipped: number };
  /** Backends of which not everything could be seen. */
  readonly incomplete: number;
  readonly endpoints: Counts;
  /** By question, then by answer. */
  readonly answers: ReadonlyMap<string, Counts>;
  readonly unresolved: Counts;
  readonly findings: Counts;
}
type Counts = ReadonlyMap<string, number>;

/** Counts what a report says. */
export function summaryOf({ coverage, endpoints, findings }: Report): Summary {
  const { seen, analysed, skipped } = coverage.files;
  const answers = new Map<string, Map<string, number>>();
  for (const endpoint of endpoints)
    for (const [question, { is }] of answersOf(endpoint)) {
      const counts = answers.get(question) ?? new Map<string, number>();
      counts.set(is, (counts.get(is) ?? 0) + 1);
      answers.set(question, counts);
    }
  return {
    files: { seen, analysed, skipped },
    incomplete: coverage.complete ? 0 : 1,
    endpoints: tally(endpoints.map(({ kind }) => kind)),
    answers,
    unresolved: tally(coverage.unresolved.map(({ what, why }) => `${what}: ${plain(why)}`)),
    findings: tally(findings.map(({ rule, severity }) => `${rule} (${severity})`)),
  };
}

/** Several backends as one. */
export function together(all: readonly Summary[]): Summary {
  const answers = new Map<string, Counts>();
  for (const each of all)
    for (const [question, counts] of each.answers) answers.set(question, added(answers.get(question), counts));
  const sum = (number: (of: Summary) => number): number => all.reduce((total, each) => total + number(each), 0);
  const merged = (counts: (of: Summary) => Counts): Counts =>
    all.reduce<Counts>((total, each) => added(total, counts(each)), new Map());
  return {
    files: {
      seen: sum(({ files }) => files.seen),
      analysed: sum(({ files }) => files.analysed),
      skipped: sum(({ files }) => files.skipped),
    },
    incomplete: sum(({ incomplete }) => incomplete),
    endpoints: merged(({ endpoints }) => endpoints),
    answers,
    unresolved: merged(({ unresolved }) => unresolved),
    findings: merged(({ findings }) => findings),
  };
}

const values = ['yes', 'no', 'conditional', 'unknown', 'not-applicable'] as const;

/** The lines that a person reads. */
export function* linesOf({ files, incomplete, endpoints, answers, unresolved, findings }: Summary): Generator<string> {
  yield `  files       ${files.analysed} of ${files.seen} analysed, ${files.skipped} skipped${incomplete > 0 ? '; incomplete' : ''}`;
  yield `  endpoints   ${total(endpoints)}${listed(endpoints)}`;
  if (answers.size > 0) yield `  ${'answers in %'.padEnd(18)}${values.map((value) => value.padStart(15)).join('')}`;
  for (const [question, counts] of answers) {
    const all = total(counts);
    const shares = values.map((value) => (((counts.get(value) ?? 0) * 100) / all).toFixed(1).padStart(15));
    yield `    ${question.padEnd(16)}${shares.join('')}`;
  }
  yield `  unresolved  ${total(unresolved)}`;
  yield* counted(unresolved);
  yield `  findings    ${total(findings)}`;
  yield* counted(findings);
}

function* counted(counts: Counts): Generator<string> {
  for (const [name, number] of descending(counts)) yield `    ${String(number).padStart(6)}  ${name}`;
}
function listed(counts: Counts): string {
  const parts = descending(counts).map(([name, number]) => `${name} ${number}`);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}
function descending(counts: Counts): readonly (readonly [string, number])[] {
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
function tally(names: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
function added(a: Counts = new Map(), b: Counts = new Map()): Counts {
  const sum = new Map(a);
  for (const [name, number] of b) sum.set(name, (sum.get(name) ?? 0) + number);
  return sum;
}
function total(counts: Counts): number {
  return [...counts.values()].reduce((sum, number) => sum + number, 0);
}

/** A reason without the names in it, so that equal reasons count together. */
function plain(why: string): string {
  return why.replace(/^\S+: /, '').replace(/(['"`])[^'"`]*\1/g, '…');
}
