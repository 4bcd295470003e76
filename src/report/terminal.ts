import { Chalk, type ChalkInstance } from 'chalk';
import type { About } from './about.ts';
import { Parts } from './parts.ts';
import { othersOf } from './others.ts';
import type { Finding, Result } from './report.ts';
import type { Screen } from './screen.ts';
import { visible } from './visible.ts';

/** The report for people: findings by file, then a summary that fits a screen. */
export function terminal(result: Result, about: About, screen: Screen): string {
  const paper = new Paper(screen, about.prefix);
  const files = new Map<string, Finding[]>();
  for (const finding of result.findings) {
    const list = files.get(finding.location.path);
    if (list === undefined) files.set(finding.location.path, [finding]);
    else list.push(finding);
  }
  const parts = new Parts();
  for (const [path, findings] of files) {
    paper.line(paper.chalk.underline(visible(about.prefix + path)));
    for (const finding of findings)
      for (const line of parts.part('a finding', () => paper.finding(finding), missing)) paper.line(line);
    paper.line();
  }
  paper.line(paper.chalk.bold(`backend-audit ${about.version}`));
  paper.line();
  for (const [name, section] of sections)
    for (const line of parts.part(name, () => [...section(result, paper.chalk, about.prefix)], missing))
      paper.line(line);
  return paper.text();
}

function missing(why: string): string[] {
  return [`(a part of the report is missing: ${visible(why)})`];
}

class Paper {
  readonly chalk: ChalkInstance;
  private readonly lines: string[] = [];
  private readonly width: number;
  private readonly prefix: string;

  constructor({ color, width }: Screen, prefix: string) {
    this.prefix = prefix;
    this.chalk = new Chalk({ level: color });
    this.width = Math.max(60, Math.min(width, 120));
  }

  line(text = ''): void {
    this.lines.push(text);
  }

  finding(finding: Finding): string[] {
    const { chalk } = this;
    const { location, severity, message, rule, remedy, trail, confidence } = finding;
    const place = `${location.line}:${location.column}`.padStart(9);
    const head = `${place}  ${paint(chalk, severity)(severity.padEnd(7))}  `;
    const indent = ' '.repeat(20);
    const others = othersOf(finding, this.prefix);
    const text = others === undefined ? message : `${message} ${others}`;
    const [first = '', ...rest] = wrap(visible(text), this.width - 20);
    const lines = [`${head}${first}`, ...rest.map((line) => indent + line)];
    // One step says no more than the place itself.
    if (trail.length > 1)
      trail.forEach(({ at, what }, index) => {
        lines.push(
          `${indent}${chalk.dim(`${index + 1}. ${visible(this.prefix + at.path)}:${at.line}`)}  ${visible(what)}`,
        );
      });
    for (const line of wrap(remedy, this.width - 22)) lines.push(`${indent}${chalk.dim(line)}`);
    lines.push(`${indent}${chalk.dim(confidence === 'high' ? rule : `${rule} (${confidence} confidence)`)}`);
    return lines;
  }

  text(): string {
    return `${this.lines.join('\n')}\n`;
  }
}

function paint(chalk: ChalkInstance, severity: Finding['severity']): ChalkInstance {
  return severity === 'error' ? chalk.red : severity === 'warning' ? chalk.yellow : chalk.blue;
}

type Endpoint = Result['endpoints'][number];
const questions: readonly (readonly [string, (endpoint: Endpoint) => Endpoint['authenticated']])[] = [
  ['authenticated', ({ authenticated }) => authenticated],
  ['authorized', ({ authorized }) => authorized],
  ['body validated', ({ validated }) => validated.body],
  ['query validated', ({ validated }) => validated.query],
  ['params validated', ({ validated }) => validated.path],
  ['rate limited', ({ rateLimited }) => rateLimited],
  ['audited', ({ audited }) => audited],
  ['errors handled', ({ errorsHandled }) => errorsHandled],
  ['transactional', ({ transactional }) => transactional],
  ['owner-scoped', ({ ownerScoped }) => ownerScoped],
];
const answers = ['yes', 'no', 'conditional', 'unknown', 'not-applicable'] as const;

type Section = (result: Result, chalk: ChalkInstance, prefix: string) => Generator<string>;
/** The summary, piece by piece. */
const sections: readonly (readonly [name: string, section: Section])[] = [
  ['the table of endpoints', answered],
  ['the states of the standards', judged],
  ['the coverage', covered],
  ['the list of rules', frequent],
  ['the count of findings', counted],
];

function* answered(
  { endpoints, packages, unresolved }: Result,
  chalk: ChalkInstance,
  prefix: string,
): Generator<string> {
  if (endpoints.length > 0) {
    const head = count(endpoints.length, 'endpoint').padEnd(18);
    yield head + ['yes', 'no', 'cond.', 'unknown', 'n/a'].map((name) => name.padStart(9)).join('');
    for (const [name, ask] of questions) {
      const cells = answers.map((answer) => {
        const number = endpoints.filter((endpoint) => ask(endpoint).is === answer).length;
        const cell = String(number === 0 ? '·' : number).padStart(9);
        return answer === 'no' && number > 0
          ? chalk.red(cell)
          : number === 0 || answer === 'not-applicable'
            ? chalk.dim(cell)
            : cell;
      });
      yield `  ${name.padEnd(16)}${cells.join('')}`;
    }
    yield '';
    return;
  }
  // Where there is a server, what could not be followed is likely to hold them.
  const isServer = packages.some(({ is }) => is.includes('framework'));
  if (!isServer || unresolved.length === 0) yield 'no endpoint was found\n';
  else {
    yield 'no endpoint was found, but not everything could be followed:';
    const nearest = [...unresolved].sort((a, b) => Number(a.what === 'import') - Number(b.what === 'import'));
    for (const { at, why } of nearest.slice(0, 5))
      yield `  ${chalk.yellow('-')} ${visible(prefix + at.path)}:${at.line} ${visible(why)}`;
    if (unresolved.length > 5) yield chalk.dim(`  and ${unresolved.length - 5} more, in the JSON report`);
    yield '';
  }
}
function* judged(result: Result): Generator<string> {
  const states = (level: 'must' | 'should', state: string): number =>
    result.standards.filter((standard) => standard.level === level && standard.state === state).length;
  if (result.standards.length > 0)
    for (const level of ['must', 'should'] as const) {
      const parts = (['satisfied', 'violated', 'unknown', 'not_assessed'] as const).map(
        (state) => `${states(level, state)} ${state.replace('_', ' ')}`,
      );
      yield `${`${level} standards`.padEnd(18)}${parts.join(', ')}`;
    }
}
function* covered({ files, unresolved, diagnostics }: Result, chalk: ChalkInstance, prefix: string): Generator<string> {
  const skipped = files.filter((file) => file.state === 'skipped').map(({ path }) => visible(prefix + path));
  yield `${'files'.padEnd(18)}${files.length - skipped.length} read, ${skipped.length} skipped${skipped.length === 0 ? '' : `: ${listed(skipped, 3)}`}`;
  if (unresolved.length > 0) yield `${'unresolved'.padEnd(18)}${count(unresolved.length, 'place')}`;
  const gravest = [...diagnostics].sort((a, b) => Number(b.needed) - Number(a.needed));
  for (const { path, line, message, needed } of gravest.slice(0, 5))
    yield `  ${needed ? chalk.red('!') : chalk.yellow('-')} ${path === '' ? '' : `${visible(prefix + path)}${line === undefined ? '' : `:${line}`} `}${visible(message)}`;
  if (diagnostics.length > 5) yield chalk.dim(`  and ${diagnostics.length - 5} more, in the JSON report`);
  yield '';
}
function* frequent({ findings }: Result, chalk: ChalkInstance): Generator<string> {
  const rules = new Map<string, number>();
  for (const { rule } of findings) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  const often = [...rules].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  for (const [rule, number] of often.slice(0, 8)) yield `${String(number).padStart(5)}  ${rule}`;
  if (often.length > 8)
    yield chalk.dim(
      `${String(often.slice(8).reduce((sum, [, number]) => sum + number, 0)).padStart(5)}  of ${often.length - 8} other rules`,
    );
  if (often.length > 0) yield '';
}
function* counted(
  { findings, suppressed: hidden, complete, lacking, hiding }: Result,
  chalk: ChalkInstance,
  prefix: string,
): Generator<string> {
  const [errors, warnings, infos] = (['error', 'warning', 'info'] as const).map(
    (severity) => findings.filter((finding) => finding.severity === severity).length,
  ) as [number, number, number];
  const total = `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${infos} info`;
  const suppressed = hidden.length > 0 ? `; ${hidden.length} suppressed` : '';
  yield (errors > 0 ? chalk.red : warnings > 0 ? chalk.yellow : chalk.green)(`${total}${suppressed}`);
  if (lacking.length > 0) yield chalk.red(`The analysis is incomplete: ${lacking.map(visible).join('; ')}.`);
  else if (!complete) yield chalk.yellow('Some answers are missing, as said above.');
  const [first] = hiding;
  if (first === undefined) return;
  const place = `${visible(prefix + first.at.path)}:${first.at.line} (${visible(first.why)})`;
  yield chalk.yellow(
    `Not every endpoint is seen: ${count(hiding.length, 'place')} may hide some, the first at ${place}.`,
  );
}

/** The first few, and how many more. */
function listed(names: readonly string[], most: number): string {
  const more = names.length > most ? ` and ${names.length - most} more` : '';
  return `${names.slice(0, most).join(', ')}${more}`;
}
function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}
