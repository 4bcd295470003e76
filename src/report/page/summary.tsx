import type { ComponentChildren, JSX } from 'preact';
import { signs, type Is } from '../signs.ts';
import { answerOf, type Audit, type Column, type Report } from './shape.ts';

const kinds: readonly Is[] = ['yes', 'no', 'conditional', 'unknown'];

interface Tally {
  readonly column: Column;
  readonly counts: Readonly<Record<Is, number>>;
  /** Endpoints that the question applies to. */
  readonly asked: number;
}

/** What a lead wants to know in ten seconds. */
export function Summary({ report }: { readonly report: Report }): JSX.Element {
  const { backend_audit: audit } = report;
  const tallies = talliesOf(audit);
  return (
    <section id="summary" aria-label="Summary">
      <div class="verdicts">
        <Verdict css="y" title="What holds" sign="✓">
          {holding(audit, tallies)}
        </Verdict>
        <Verdict css="n" title="What does not" sign="✗">
          {failing(audit, tallies)}
        </Verdict>
        <Verdict css="u" title="What could not be seen" sign="?">
          {unseen(audit, tallies)}
        </Verdict>
      </div>
      {audit.endpoints.length > 0 && <Bars tallies={tallies} />}
    </section>
  );
}

function Verdict(props: {
  readonly css: string;
  readonly title: string;
  readonly sign: string;
  readonly children: readonly ComponentChildren[];
}): JSX.Element {
  return (
    <section class={`verdict ${props.css}`}>
      <h2>
        <span class="sign" aria-hidden="true">
          {props.sign}
        </span>{' '}
        {props.title}
      </h2>
      {props.children.length === 0 ? (
        <p class="none">Nothing to tell.</p>
      ) : (
        <ul>
          {props.children.map((child) => (
            <li>{child}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function talliesOf({ endpoints, ledger }: Audit): readonly Tally[] {
  return ledger.flatMap((column) => {
    const counts: Record<Is, number> = { yes: 0, no: 0, conditional: 0, unknown: 0, 'not-applicable': 0 };
    let told = 0;
    for (const endpoint of endpoints) {
      const answer = answerOf(endpoint, column);
      if (answer === undefined) continue;
      counts[answer.is]++;
      told++;
    }
    return told === 0 ? [] : [{ column, counts, asked: told - counts['not-applicable'] }];
  });
}

function holding({ standards, checklist }: Audit, tallies: readonly Tally[]): ComponentChildren[] {
  const good = tallies
    // What is rare does not hold.
    .filter(({ counts, asked }) => counts.yes * 2 >= asked && asked > 0)
    .sort((a, b) => b.counts.yes / b.asked - a.counts.yes / a.asked || b.counts.yes - a.counts.yes);
  const kept = standards.filter(({ state }) => state === 'satisfied');
  const done = checklist?.filter(({ state }) => state === 'done') ?? [];
  return [
    ...good.slice(0, 6).map((tally) => <OfAll tally={tally} is="yes" />),
    ...(kept.length > 0
      ? [
          <>
            <a href="#standards">
              <b>{kept.length}</b> {kept.length === 1 ? 'standard is' : 'standards are'} satisfied
            </a>
            , {kept.filter(({ level }) => level === 'must').length} of them musts
          </>,
        ]
      : []),
    ...(done.length > 0
      ? [
          <>
            <a href="#checklist">Done</a>: {done.map(({ subject }) => subject).join('; ')}
          </>,
        ]
      : []),
  ];
}

function failing({ findings, standards }: Audit, tallies: readonly Tally[]): ComponentChildren[] {
  const lines: ComponentChildren[] = [];
  for (const severity of ['error', 'warning'] as const) {
    const of = findings.filter((finding) => finding.severity === severity);
    if (of.length === 0) continue;
    const rules = new Map<string, number>();
    for (const { rule } of of) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    const often = [...rules].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const most = severity === 'error' ? 6 : 4;
    lines.push(
      <>
        <span class={`sev ${severity}`}>{severity}</span> <b>{of.length}</b>:{' '}
        {often.slice(0, most).map(([rule, number], index) => (
          <>
            {index > 0 && ', '}
            <a href={`#r-${severity}-${rule}`}>{rule}</a>
            {number > 1 && ` ×${String(number)}`}
          </>
        ))}
        {often.length > most && ` and ${String(often.length - most)} more`}
      </>,
    );
  }
  const bad = tallies.filter(({ counts }) => counts.no > 0).sort((a, b) => b.counts.no - a.counts.no);
  lines.push(...bad.slice(0, 5).map((tally) => <OfAll tally={tally} is="no" />));
  const broken = standards.filter(({ state, level }) => state === 'violated' && level === 'must').length;
  if (broken > 0)
    lines.push(
      <a href="#standards">
        <b>{broken}</b> must {broken === 1 ? 'standard is' : 'standards are'} violated
      </a>,
    );
  return lines;
}

function unseen({ coverage, standards, endpoints }: Audit, tallies: readonly Tally[]): ComponentChildren[] {
  const lines: ComponentChildren[] = [];
  if (coverage.no_endpoint !== undefined)
    lines.push(
      <>
        <b>No endpoint was found</b>: {coverage.no_endpoint}.
      </>,
    );
  if (coverage.hiding > 0 && endpoints.length > 0)
    lines.push(
      <>
        <a href="#coverage">Endpoints may be missing</a>: <b>{coverage.hiding}</b>{' '}
        {coverage.hiding === 1 ? 'place that may hold some was' : 'places that may hold some were'} not followed
      </>,
    );
  const needed = coverage.diagnostics.filter((it) => it.needed);
  for (const { file, message } of needed.slice(0, 3))
    lines.push(
      <>
        {file !== '' && <code>{file}</code>} {message}
      </>,
    );
  const open = tallies.filter(({ counts }) => counts.unknown > 0).sort((a, b) => b.counts.unknown - a.counts.unknown);
  lines.push(...open.slice(0, 5).map((tally) => <OfAll tally={tally} is="unknown" />));
  const { skipped, seen, partial } = coverage.files;
  lines.push(
    <>
      <a href="#coverage">
        <b>{skipped + partial}</b> of {seen} files
      </a>{' '}
      {skipped + partial === 1 ? 'was' : 'were'} not read, or not wholly
    </>,
  );
  const idle = standards.filter(({ state }) => state === 'not_assessed').length;
  lines.push(
    <>
      <a href="#standards">
        <b>{idle}</b> of {standards.length} standards
      </a>{' '}
      are not assessed
    </>,
  );
  return lines;
}

/** `Authenticated: 12 of 80`, which filters the matrix. */
function OfAll({ tally, is }: { readonly tally: Tally; readonly is: Is }): JSX.Element {
  const { column, counts, asked } = tally;
  const number = counts[is];
  return (
    <>
      <a href="#endpoints" data-column={column.title} data-answer={signs[is].css}>
        {column.title}
      </a>
      : {number === asked ? 'all' : <b>{number}</b>} {number === asked ? <b>{asked}</b> : `of ${String(asked)}`}
      {is === 'unknown' && ' unknown'}
      {is === 'no' && ' not'}
    </>
  );
}

/** How the endpoints answer each question, as bars and as numbers. */
function Bars({ tallies }: { readonly tallies: readonly Tally[] }): JSX.Element {
  const width = 1000;
  return (
    <table class="bars">
      <caption>Answers of all endpoints, where the question applies</caption>
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">
            <span class="hidden">Share</span>
          </th>
          {kinds.map((is) => (
            <th scope="col" class="number">
              {signs[is].sign} {signs[is].name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tallies.map(({ column, counts, asked }) => {
          let x = 0;
          return (
            <tr>
              <th scope="row" title={column.asks}>
                {column.title}
              </th>
              <td>
                <svg viewBox={`0 0 ${String(width)} 10`} preserveAspectRatio="none" aria-hidden="true">
                  {asked > 0 &&
                    kinds.map((is) => {
                      const part = (counts[is] / asked) * width;
                      const from = x;
                      x += part;
                      return part === 0 ? null : (
                        <rect class={signs[is].css} x={round(from)} y="0" width={round(part)} height="10" />
                      );
                    })}
                </svg>
              </td>
              {kinds.map((is) => (
                <td class="number">
                  {counts[is] === 0 ? (
                    <span class="zero">0</span>
                  ) : (
                    <a
                      href="#endpoints"
                      data-column={column.title}
                      data-answer={signs[is].css}
                      aria-label={`${column.title}: ${String(counts[is])} ${signs[is].name}`}
                    >
                      {counts[is]}
                    </a>
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
function round(value: number): string {
  return value.toFixed(1);
}
