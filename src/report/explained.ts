/** One endpoint and one standard in full, for a person who asks why the report says what it says. */
import { columns } from './ledger.ts';
import type { Finding, Result } from './report.ts';
import { settling } from './settle.ts';
import { Paper } from './terminal/paper.ts';
import { visible } from './visible.ts';

type Endpoint = Result['endpoints'][number];
type Middleware = Endpoint['chain'][number];
type Place = Finding['location'];

/** How it is told, and where from. */
export interface Telling {
  readonly color: 0 | 1 | 2 | 3;
  /** Where the audited folder lies in its repository: '' or a path that ends in `/`. */
  readonly prefix: string;
  /** The line of source that stands there. */
  readonly lineAt: (place: Place) => string | undefined;
}

type Knowing = Pick<Result, 'further'>;
/** What runs for it in order, each answer with the line that proves it, and what was found there. */
export function explainedEndpoint(
  endpoint: Endpoint,
  findings: readonly Finding[],
  result: Knowing,
  telling: Telling,
): string {
  const page = new Page(telling);
  const { method, path, at, handler, kind, framework, purpose } = endpoint;
  const { chalk } = page;
  page.line(chalk.bold(visible(`${method} ${path}`)));
  page.line(`  registered  ${page.place(at)}`);
  page.line(`  handler     ${handler.name === '' ? '' : `${visible(handler.name)}, `}${page.place(handler.at)}`);
  page.line(`  kind        ${kind}, ${framework}${purpose === 'business' ? '' : `; by its nature: ${purpose}`}`);

  page.head('What runs for it, in order');
  endpoint.chain.forEach((middleware, index) => page.middleware(middleware, index + 1));
  page.line(`  ${String(endpoint.chain.length + 1).padStart(2)}. ${chalk.dim('the handler')}`);
  if (!endpoint.chainComplete) {
    page.line(`  ${chalk.yellow('Not all that runs was seen:')}`);
    for (const why of endpoint.unseen) page.line(`    - ${visible(why)}`);
  }

  page.head('Answers');
  const answers = columns.map(({ title, of }) => [title, of(endpoint, result)] as const);
  for (const [title, answer] of answers) page.answer(title, answer);
  const { rate, body } = result.further(endpoint).limits ?? { rate: [], body: [] };
  if (rate.length + body.length > 0) page.head('Limits');
  for (const { at: set, max, seconds } of rate)
    page.line(`  ${String(max ?? '?')} requests in ${String(seconds ?? '?')} seconds  ${page.place(set)}`);
  for (const { at: set, bytes } of body) page.line(`  body of ${String(bytes)} bytes at most  ${page.place(set)}`);
  const remedies = settling(answers);
  if (remedies.size > 0) page.head('What would settle the unknown');
  for (const [remedy, titles] of remedies) page.paragraph(`${titles.join(', ').toLowerCase()}: ${remedy}`);

  if (findings.length > 0) page.head('Findings');
  for (const { rule, severity, message, location } of findings) {
    page.line(`  ${page.place(location)}  ${page.painted(severity)}  ${chalk.dim(rule)}`);
    page.paragraph(message, 6);
  }
  return page.text();
}

/** What the catalogue says of a standard. */
export interface StandardText {
  readonly id: string;
  readonly title: string;
  readonly level: string;
  readonly evidence: { readonly satisfied: string; readonly violated: string };
  readonly cautions?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Rules or figures, each in words. */
  readonly decidedBy: readonly { readonly id: string; readonly what: string; readonly cwe?: readonly number[] }[];
  /** Why nothing decides it. */
  readonly undecided?: string;
}

/** The text of a standard, what shows it kept and broken, and what decides it. */
export function explainedStandard(standard: StandardText, color: Telling['color']): string {
  const page = new Page({ color, prefix: '', lineAt: () => undefined });
  const { id, title, level, evidence, cautions, params, decidedBy, undecided } = standard;
  page.line(`${page.chalk.bold(id)}  (${level})`);
  page.paragraph(title, 0);
  page.head('What shows that it is kept');
  page.paragraph(evidence.satisfied, 2);
  page.head('What shows that it is broken');
  page.paragraph(evidence.violated, 2);
  if (cautions !== undefined) {
    page.head('Beware');
    page.paragraph(cautions, 2);
  }
  if (params !== undefined) {
    page.head('Numbers and names in it');
    for (const [name, value] of Object.entries(params)) page.line(`  ${name}: ${JSON.stringify(value)}`);
  }
  page.head('What decides it');
  for (const decider of decidedBy) {
    const cwe = (decider.cwe ?? []).map((number) => `CWE-${number}`).join(', ');
    page.line(`  ${page.chalk.cyan(decider.id)}${cwe === '' ? '' : `  ${page.chalk.dim(cwe)}`}`);
    page.paragraph(decider.what, 4);
  }
  if (undecided !== undefined) page.paragraph(`Nothing yet: ${undecided}.`, 2);
  page.head('Where it comes from');
  page.line(`  group ${id.slice(0, id.indexOf('/'))} of the catalogue (\`backend-audit standards\`)`);
  return page.text();
}

class Page {
  readonly chalk: Paper['chalk'];
  readonly #paper: Paper;
  readonly #lineAt: Telling['lineAt'];
  readonly #lines: string[] = [];

  constructor({ color, prefix, lineAt }: Telling) {
    this.#paper = new Paper({ color, width: 100 }, prefix);
    this.chalk = this.#paper.chalk;
    this.#lineAt = lineAt;
  }

  line(text = ''): void {
    this.#lines.push(text);
  }
  head(text: string): void {
    this.line();
    this.line(this.chalk.bold(text));
  }
  /** Words broken into lines that can be read. */
  paragraph(text: string, indent = 2): void {
    this.#lines.push(...this.#paper.wrap(visible(text), indent));
  }

  place(at: Place): string {
    return this.chalk.cyan(this.#paper.place(at));
  }
  painted(severity: Finding['severity']): string {
    return this.#paper.paint(severity)(severity);
  }

  middleware({ text, at, scope, roles }: Middleware, number: number): void {
    this.line(`  ${String(number).padStart(2)}. ${visible(short(text))}  ${this.chalk.dim(scope)}  ${this.place(at)}`);
    for (const { does, is, at: shown, by, refusals = [] } of roles) {
      const said = is === 'yes' ? '' : ` (${is === 'conditional' ? 'under a condition' : `not known: ${by}`})`;
      const elsewhere = shown.path === at.path && shown.line === at.line ? '' : `  ${this.place(shown)}`;
      if (does !== 'other' || is !== 'yes') this.line(`      ${does}${visible(said)}${elsewhere}`);
      const lines = refusals.map(
        ({ at: refused, status }) =>
          `        refuses${status === undefined ? '' : ` with ${status}`}  ${this.place(refused)}${this.source(refused)}`,
      );
      for (const line of new Set(lines)) this.line(line);
    }
  }

  answer(title: string, { is, at, by }: Endpoint['authenticated']): void {
    const head = `  ${title.padEnd(17)}${this.#paper.paintAnswer(is)(is.replace('-', ' ').padEnd(16))}`;
    this.line(`${head}${by === undefined ? '' : visible(short(by))}`.trimEnd());
    if (at !== undefined) this.line(`      ${this.place(at)}${this.source(at)}`);
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  private source(place: Place): string {
    const line = this.#lineAt(place)?.trim() ?? '';
    return line === '' ? '' : `  ${this.chalk.dim(visible(short(line)))}`;
  }
}

function short(text: string): string {
  const one = text.replace(/\s+/g, ' ').trim();
  return one.length > 120 ? `${one.slice(0, 117)}...` : one;
}
