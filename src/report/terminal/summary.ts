import { tabled } from '../ledger.ts';
import { severities } from '../order.ts';
import type { Result } from '../report.ts';
import { signs, type Is } from '../signs.ts';
import { hidingGaps, unresolvedKinds, whyNoEndpoint, type Gap } from '../unseen.ts';
import { visible } from '../visible.ts';
import { count, type Paper } from './paper.ts';

/** Answers in so few letters that all of them fit into a row. */
const heads: readonly (readonly [Is, string])[] = [
  ['yes', 'yes'],
  ['no', 'no'],
  ['conditional', 'partly'],
  ['unknown', 'unknown'],
  ['not-applicable', 'n/a'],
];

/** A piece of the summary. */
type Section = (result: Result, paper: Paper) => Generator<string>;
export const sections: readonly (readonly [name: string, section: Section])[] = [
  ['the table of answers', answered],
  ['what could not be seen', unseen],
  ['the states of the standards', judged],
  ['the count of findings', counted],
];

function* answered(result: Result, paper: Paper): Generator<string> {
  const { chalk } = paper;
  const { endpoints } = result;
  if (endpoints.length === 0) return;
  const head = heads.map(([is, name]) => `${signs[is].sign} ${name}`.padStart(10)).join('');
  yield chalk.bold(count(endpoints.length, 'endpoint').padEnd(18)) + head;
  for (const { title, of } of tabled) {
    const cells = heads.map(([is]) => {
      const number = endpoints.filter((endpoint) => of(endpoint, result).is === is).length;
      const cell = String(number === 0 ? '·' : number).padStart(10);
      return number === 0 ? chalk.dim(cell) : paper.paintAnswer(is)(cell);
    });
    yield `  ${title.padEnd(16)}${cells.join('')}`;
  }
  yield '';
}

function* unseen(result: Result, paper: Paper): Generator<string> {
  const { chalk } = paper;
  const { files, diagnostics } = result;
  const most = paper.all ? Number.POSITIVE_INFINITY : 3;
  const none = whyNoEndpoint(result);
  if (none !== undefined) {
    const [first = '', ...rest] = paper.wrap(`No endpoint was found: ${visible(none.why)}.`, 0);
    for (const line of [first, ...rest]) yield chalk.yellow(line);
    yield* gapLines(none.gaps, paper, paper.all ? most : 5);
  } else {
    const gaps = hidingGaps(result);
    if (gaps.length > 0) {
      yield chalk.yellow('Endpoints may be missing, as not everything that may hold some could be followed:');
      yield* gapLines(gaps, paper, most);
    }
  }
  const gravest = [...diagnostics].sort((a, b) => Number(b.needed) - Number(a.needed));
  for (const { path, line, message, needed } of gravest.slice(0, most)) {
    const place = path === '' ? '' : `${line === undefined ? paper.path(path) : paper.place({ path, line })} `;
    yield `  ${needed ? chalk.red('!') : chalk.yellow('-')} ${place}${visible(message)}`;
  }
  if (diagnostics.length > most) yield chalk.dim(`  and ${String(diagnostics.length - most)} more notices`);
  const skipped = files.filter(({ state }) => state === 'skipped').map(({ path }) => path);
  // What a notice has named already is not named again.
  const named = new Set(gravest.slice(0, most).map(({ path }) => path));
  const others = skipped.filter((path) => !named.has(path)).map((path) => paper.path(path));
  const names = others.length === 0 || named.size > 0 ? '' : `: ${listed(others, most)}`;
  yield `${'files'.padEnd(18)}${String(files.length - skipped.length)} read, ${String(skipped.length)} not read${names}`;
  const kinds = unresolvedKinds(result);
  if (kinds.length > 0) {
    const [first = '', ...rest] = paper.wrap(kinds.join(', '), 18);
    yield 'not followed'.padEnd(18) + first.trimStart();
    yield* rest;
  }
}
function* gapLines(gaps: readonly Gap[], paper: Paper, most: number): Generator<string> {
  const { chalk } = paper;
  for (const { what, places } of gaps.slice(0, most)) {
    const more = places.length > 1 ? `, and ${String(places.length - 1)} more such` : '';
    yield `  ${chalk.yellow('-')} ${paper.place(places[0]!)} ${visible(what)}${more}`;
  }
  const rest = gaps.slice(most).reduce((sum, { places }) => sum + places.length, 0);
  if (rest > 0) yield chalk.dim(`  and ${count(rest, 'other place')}`);
}

function* judged({ standards }: Result): Generator<string> {
  if (standards.length === 0) return;
  for (const level of ['must', 'should'] as const) {
    const states = (['satisfied', 'violated', 'unknown', 'not_assessed'] as const).map((state) => {
      const number = standards.filter((standard) => standard.level === level && standard.state === state).length;
      return `${String(number)} ${state.replace('_', ' ')}`;
    });
    yield `${`${level} standards`.padEnd(18)}${states.join(', ')}`;
  }
}

function* counted({ findings, suppressed, complete, lacking }: Result, { chalk, all }: Paper): Generator<string> {
  const numbers = severities.map((severity) => findings.filter((finding) => finding.severity === severity).length);
  const [errors, warnings, infos] = numbers as [number, number, number];
  yield '';
  const total = `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${String(infos)} info`;
  const hidden = suppressed.length > 0 ? `; ${String(suppressed.length)} suppressed` : '';
  yield (errors > 0 ? chalk.red : warnings > 0 ? chalk.yellow : chalk.green).bold(`${total}${hidden}`);
  if (lacking.length > 0) yield chalk.red(`The analysis is incomplete: ${lacking.map(visible).join('; ')}.`);
  else if (!complete) yield chalk.yellow('Some answers are missing, as said above.');
  if (!all)
    yield chalk.dim('All of it: --all here, --format html --output audit.html as a page, `backend-audit endpoints`.');
}

/** The first few, and how many more. */
function listed(names: readonly string[], most: number): string {
  const more = names.length > most ? ` and ${String(names.length - most)} more` : '';
  return `${names.slice(0, most).join(', ')}${more}`;
}
