import type { JSX } from 'preact';
import type { Audit, Measurement, Report, Source, Standard } from './shape.ts';
import { At, Lines } from './source.tsx';

const states = {
  violated: { sign: '✗', css: 'n', name: 'violated' },
  unknown: { sign: '?', css: 'u', name: 'unknown' },
  satisfied: { sign: '✓', css: 'y', name: 'satisfied' },
  not_assessed: { sign: '–', css: 'x', name: 'not assessed' },
} as const;

/** The catalogue by group, with the state of each standard and what shows it. */
export function Standards({ audit }: { readonly audit: Audit }): JSX.Element {
  const groups = new Map<string, Standard[]>();
  for (const standard of audit.standards) {
    const group = standard.id.split('/')[0]!;
    const list = groups.get(group);
    if (list === undefined) groups.set(group, [standard]);
    else list.push(standard);
  }
  return (
    <section id="standards">
      <h2>
        Standards <small>{audit.standards.length}</small>
      </h2>
      {inOrder(groups).map(([group, standards]) => (
        <details
          class="standards"
          open={standards.some(({ state, level }) => state === 'violated' && level === 'must')}
        >
          <summary>
            <b>{group}</b>{' '}
            {(Object.keys(states) as Standard['state'][]).map((state) => {
              const number = standards.filter((it) => it.state === state).length;
              return number === 0 ? null : (
                <span class={`tag ${states[state].css}`}>
                  {states[state].sign} {number} {states[state].name}
                </span>
              );
            })}
          </summary>
          <ul>
            {(Object.keys(states) as Standard['state'][]).flatMap((state) =>
              standards
                .filter((it) => it.state === state)
                .map((standard) => <One standard={standard} source={audit.excerpts?.source ?? {}} />),
            )}
          </ul>
        </details>
      ))}
    </section>
  );
}

/** In the order of the catalogue, but what nobody assesses comes last. */
function inOrder(
  groups: ReadonlyMap<string, readonly Standard[]>,
): readonly (readonly [string, readonly Standard[]])[] {
  const isIdle = (standards: readonly Standard[]): boolean => standards.every(({ state }) => state === 'not_assessed');
  return [...groups].sort((a, b) => Number(isIdle(a[1])) - Number(isIdle(b[1])));
}

function One({ standard, source }: { readonly standard: Standard; readonly source: Source }): JSX.Element {
  const { id, title, level, state, reason, rules, evidence, kept, broken, unknown } = standard;
  const { sign, css, name } = states[state];
  return (
    <li class={state === 'not_assessed' ? 'quiet' : undefined}>
      <span class={`sign ${css}`} aria-hidden="true">
        {sign}
      </span>{' '}
      <span class="hidden">{name}: </span>
      {title ?? id} <span class="tag">{level}</span>
      <p class="facts">
        {id}
        {state !== 'not_assessed' &&
          ` · kept at ${String(kept)}, broken at ${String(broken)}, not known at ${String(unknown)}`}
        {rules.length > 0 && ` · decided by ${rules.join(', ')}`}
        {reason !== undefined && ` · ${reason}`}
      </p>
      {evidence.length > 0 && (
        <details>
          <summary>
            {evidence.length === kept ? String(kept) : `${String(evidence.length)} of ${String(kept)}`}{' '}
            {kept === 1 ? 'place that shows' : 'places that show'} it
          </summary>
          <ul class="places">
            {evidence.map(({ at, by }) => (
              <li>
                <At at={at} /> {by !== undefined && <code>{by}</code>}
                <Lines at={{ ...at, end_line: at.line }} source={source} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

const items = {
  done: { sign: '✓', css: 'y', name: 'done' },
  partial: { sign: '~', css: 'c', name: 'partial' },
  missing: { sign: '✗', css: 'n', name: 'missing' },
  not_assessed: { sign: '?', css: 'u', name: 'not assessed' },
  not_applicable: { sign: '–', css: 'x', name: 'does not apply' },
  pass: { sign: '✓', css: 'y', name: 'pass' },
  fail: { sign: '✗', css: 'n', name: 'fail' },
} as const;
function State({ of }: { readonly of: string }): JSX.Element {
  const { sign, css, name } = Object.hasOwn(items, of) ? items[of as keyof typeof items] : items.not_assessed;
  return (
    <>
      <span class={`sign ${css}`} aria-hidden="true">
        {sign}
      </span>{' '}
      {name}
    </>
  );
}

/** The deliverables, the thresholds, and the figures of the completion report. */
export function Checklist({ report }: { readonly report: Report }): JSX.Element {
  const { checklist, thresholds, measurements } = report.backend_audit;
  return (
    <section id="checklist">
      <h2>Checklist and thresholds</h2>
      <div class="pair">
        {checklist === null ? (
          <p>The checklist could not be worked out.</p>
        ) : (
          <table class="list">
            <caption>Deliverables</caption>
            <thead>
              <tr>
                <th scope="col">Subject</th>
                <th scope="col">State</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {checklist.map(({ subject, state, reason }) => (
                <tr>
                  <th scope="row">{subject}</th>
                  <td class="state">
                    <State of={state} />
                  </td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div>
          {thresholds !== null && (
            <table class="list">
              <caption>Quality thresholds</caption>
              <thead>
                <tr>
                  <th scope="col">Figure</th>
                  <th scope="col">Aim</th>
                  <th scope="col">Value</th>
                  <th scope="col">Result</th>
                  <th scope="col">From</th>
                </tr>
              </thead>
              <tbody>
                {thresholds.items.map(({ key, threshold, value, result, source, reason }) => (
                  <tr>
                    <th scope="row">{key}</th>
                    <td class="number">{threshold}</td>
                    <td class="number">{value}</td>
                    <td class="state">
                      <State of={result} />
                    </td>
                    <td>{source ?? reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <details>
            <summary>
              Measurements <small>{Object.keys(measurements).length}</small>
            </summary>
            <table class="list">
              <thead>
                <tr>
                  <th scope="col">Leaf</th>
                  <th scope="col">Value</th>
                  <th scope="col">How it came about</th>
                </tr>
              </thead>
              <tbody>
                {Object.entries(measurements).map(([pointer, entry]) => (
                  <tr>
                    <th scope="row">{pointer.slice(1)}</th>
                    <td>{valueOf(entry)}</td>
                    <td>{entry.reason ?? entry.method}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </div>
      </div>
    </section>
  );
}
function valueOf({ value }: Measurement): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
