/**
 * Cases: small backends with the right answers beside them (`case.json`), and what of that does not hold in a report.
 * fixtures/README.md says what a case may hold.
 */

/** What is right of a backend. */
interface Expectation {
  /** `METHOD /path` that are there, that are not, or that are the whole inventory. */
  readonly endpoints?: readonly string[];
  readonly noEndpoints?: readonly string[];
  readonly onlyEndpoints?: readonly string[];
  /** Per endpoint, members of its entry in the ledger: `yes`, `no|unknown`, `!yes`. */
  readonly ledger?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** `rule`, `rule file` or `rule file:line` that are told, or are not; `*` is any rule. */
  readonly findings?: readonly string[];
  readonly noFindings?: readonly string[];
  /** Members of the report by path, with their values. */
  readonly report?: Readonly<Record<string, unknown>>;
  /** Of these one holds whole. */
  readonly anyOf?: readonly Expectation[];
}
export interface Case {
  /** The fault in a sentence. */
  readonly about: string;
  /** What is generally true. */
  readonly rule: string;
  /** Where it was seen. */
  readonly from: string;
  readonly strict?: boolean;
  readonly expect: Expectation & { readonly exit?: number };
}

/** A finding, as far as cases name it. */
interface Told {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
}
/** The JSON report, as far as cases look at it. */
export interface Report {
  readonly backend_audit: {
    readonly endpoints: readonly { readonly method: string; readonly path: string }[];
    readonly findings: readonly Told[];
  };
}

/** Every `METHOD /path` with its parameters alike: `:id`, `{id}` and `[id]` are one. */
const shape = (text: string): string => text.replace(/\{(\w+)\}|\[(\w+)\]|:(\w+)\??/g, ':x').replace(/(.)\/$/, '$1');

const member = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((at, key) => (at === null || at === undefined ? undefined : (at as never)[key]), value);

function accepts(wanted: string, got: string): boolean {
  return wanted.startsWith('!') ? !wanted.slice(1).split('|').includes(got) : wanted.split('|').includes(got);
}
function matches(wanted: string, { rule, file, line }: Told): boolean {
  const [id, place] = wanted.split(' ');
  if (id !== '*' && id !== rule) return false;
  const [wantedFile, wantedLine] = place?.split(':') ?? [file];
  return wantedFile === file && (wantedLine === undefined || Number(wantedLine) === line);
}

/** What of an expectation does not hold in a report, in words; empty when it holds. */
export function faults(report: Report, expect: Expectation): string[] {
  const { endpoints, findings } = report.backend_audit;
  const found = new Map(endpoints.map((endpoint) => [shape(`${endpoint.method} ${endpoint.path}`), endpoint]));
  const only = expect.onlyEndpoints?.map(shape);
  const missing = [...(expect.endpoints ?? []), ...(expect.onlyEndpoints ?? [])].filter((it) => !found.has(shape(it)));
  const wrong = [...found.keys()].filter(
    (name) => expect.noEndpoints?.some((each) => shape(each) === name) === true || only?.includes(name) === false,
  );
  return [
    ...missing.map((name) => `endpoint ${name} is not found`),
    ...wrong.map((name) => `endpoint ${name} does not exist`),
    ...Object.entries(expect.ledger ?? {}).flatMap(([name, answers]) => {
      const endpoint = found.get(shape(name));
      if (endpoint === undefined) return [`endpoint ${name} is not found`];
      return Object.entries(answers).flatMap(([key, wanted]) => {
        const answer = member(endpoint, key);
        const got = String(typeof answer === 'object' ? member(answer, 'is') : answer);
        return accepts(wanted, got) ? [] : [`${name}: ${key} is ${got}, not ${wanted}`];
      });
    }),
    ...(expect.findings ?? [])
      .filter((wanted) => !findings.some((finding) => matches(wanted, finding)))
      .map((wanted) => `missed: ${wanted}`),
    ...findings
      .filter((finding) => expect.noFindings?.some((each) => matches(each, finding)))
      .map(({ rule, file, line }) => `wrong: ${rule} ${file}:${String(line)}`),
    ...Object.entries(expect.report ?? {})
      .map(([path, wanted]) => [path, JSON.stringify(member(report, path)), JSON.stringify(wanted)] as const)
      .filter(([, got, wanted]) => got !== wanted)
      .map(([path, got, wanted]) => `${path} is ${got}, not ${wanted}`),
    ...noneOf(report, expect.anyOf),
  ];
}
function noneOf(report: Report, ways: Expectation['anyOf']): string[] {
  if (ways === undefined) return [];
  const tried = ways.map((each) => faults(report, each));
  if (tried.some((each) => each.length === 0)) return [];
  return [`none of ${String(tried.length)} ways holds: ${tried.map(([first]) => first).join('; or ')}`];
}
