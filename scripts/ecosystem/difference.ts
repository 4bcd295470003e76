import { answersOf, type Endpoint, type Place, type Report } from './report.ts';

/** What is said of one thing, before and after; absent where nothing was. */
interface Change {
  readonly of: string;
  readonly before?: string;
  readonly after?: string;
}
/** What two builds say differently of one backend. */
export interface Difference {
  readonly findings: readonly Change[];
  readonly endpoints: readonly Change[];
  readonly answers: readonly Change[];
  readonly unresolved: readonly Change[];
}

/** Finding by finding and answer by answer, each with its place, so that it can be read against the source. */
export function differenceOf(before: Report, after: Report): Difference {
  const [here, there] = [answers(before), answers(after)];
  const both = (entries: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>) =>
    new Map([...entries].filter(([of]) => others.has(of)));
  return {
    findings: changes(findings(before), findings(after)),
    endpoints: changes(endpoints(before), endpoints(after)),
    // Answers about endpoints that came or went are no news beside the endpoint.
    answers: changes(both(here, there), both(there, here)),
    unresolved: changes(unresolved(before), unresolved(after)),
  };
}

/** The lines that a person reads: `-` is gone, `+` is new, `~` is said differently. */
export function* changedLines(difference: Difference): Generator<string> {
  for (const [kind, list] of Object.entries(difference) as [string, readonly Change[]][]) {
    if (list.length === 0) continue;
    yield `  ${kind}: ${list.length} differ`;
    for (const { of, before, after } of list)
      if (before === undefined) yield `    + ${of}  ${after!}`;
      else if (after === undefined) yield `    - ${of}  ${before}`;
      else yield `    ~ ${of}  ${before}  ->  ${after}`;
  }
}

/** Each place of a cause is compared for itself: whether a build tells them together is not what they say. */
function findings({ findings: all }: Report): ReadonlyMap<string, string> {
  const places = all.flatMap(({ rule, severity, confidence, message, also = [], ...at }) =>
    [{ ...at, message }, ...also].map((place): [string, string] => [
      `${rule} ${show(place)}`,
      `${severity} (${confidence}): ${place.message}`,
    ]),
  );
  return numbered(places);
}
function endpoints({ endpoints: all }: Report): ReadonlyMap<string, string> {
  return numbered(all.map((endpoint) => [nameOf(endpoint), endpoint.kind]));
}
function answers({ endpoints: all }: Report): ReadonlyMap<string, string> {
  return numbered(
    all.flatMap((endpoint) =>
      answersOf(endpoint).map(([question, { is, by }]): [string, string] => [
        `${nameOf(endpoint)} ${question}:`,
        `${is}${by === undefined ? '' : ` (${by})`}`,
      ]),
    ),
  );
}
function unresolved({ coverage }: Report): ReadonlyMap<string, string> {
  return numbered(coverage.unresolved.map((each) => [`${each.what} ${show(each)}`, each.why]));
}

function nameOf({ method, path, ...at }: Endpoint): string {
  return `${method} ${path} ${show(at)}`;
}
function show({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
/** Equal names are told apart by their count, in the order of the report. */
function numbered(entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const seen = new Map<string, number>();
  return new Map(
    entries.map(([name, what]) => {
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return [count === 1 ? name : `${name} #${count}`, what];
    }),
  );
}
function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((of) => {
    const [was, is] = [before.get(of), after.get(of)];
    return was === is
      ? []
      : { of, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) };
  });
}
