import type { JSX } from 'preact';
import { gravestFirst } from '../gravest.ts';
import { byGravity, byText } from '../order.ts';
import type { Audit, Finding, RuleText, Source } from './shape.ts';
import { At, Lines } from './source.tsx';

/** Further places of one cause that are listed by name. */
const most = 40;

/** The findings of a rule; `index` is the number of each in the report. */
interface Fold {
  readonly id: string;
  readonly rule: string;
  readonly severity: Finding['severity'];
  readonly findings: readonly { readonly index: number; readonly finding: Finding }[];
}

function foldsOf(findings: readonly Finding[]): readonly Fold[] {
  const folds = new Map<string, { index: number; finding: Finding }[]>();
  findings.forEach((finding, index) => {
    const id = `r-${finding.severity}-${finding.rule}`;
    const fold = folds.get(id);
    if (fold === undefined) folds.set(id, [{ index, finding }]);
    else fold.push({ index, finding });
  });
  return [...folds]
    .map(([id, of]) => ({ id, rule: of[0]!.finding.rule, severity: of[0]!.finding.severity, findings: of }))
    .sort((a, b) => byGravity(surest(a), surest(b)) || byText(a.rule, b.rule));
}
function surest({ findings }: Fold): Finding {
  return gravestFirst(findings.map(({ finding }) => finding))[0]!;
}

/** Findings by rule, the worst first, each with its flow step by step. */
export function Findings({ audit }: { readonly audit: Audit }): JSX.Element {
  const source = audit.excerpts?.source ?? {};
  const folds = foldsOf(audit.findings);
  return (
    <section id="findings">
      <h2>
        Findings <small>{audit.findings.length}</small>
      </h2>
      {folds.length === 0 && <p>No rule found anything. What could not be seen is told above and under Coverage.</p>}
      {folds.map((fold) => (
        <Rule fold={fold} text={audit.rules.find(({ id }) => id === fold.rule)} source={source} />
      ))}
      {audit.suppressed.length > 0 && (
        <details>
          <summary>
            Suppressed <small>{audit.suppressed.length}</small>
          </summary>
          <table class="list">
            <thead>
              <tr>
                <th scope="col">Rule</th>
                <th scope="col">Place</th>
                <th scope="col">Finding</th>
                <th scope="col">Reason</th>
              </tr>
            </thead>
            <tbody>
              {audit.suppressed.map((each) => (
                <tr>
                  <td>{each.rule}</td>
                  <td>
                    <At at={each} />
                  </td>
                  <td>{each.message}</td>
                  <td>{each.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}

function Rule({
  fold,
  text,
  source,
}: {
  readonly fold: Fold;
  readonly text: RuleText | undefined;
  readonly source: Source;
}): JSX.Element {
  const { id, rule, severity, findings } = fold;
  const { cwe, standards } = findings[0]!.finding;
  const remedies = [...new Set(findings.map(({ finding }) => finding.remedy))];
  return (
    <details id={id} class="rule" open={severity === 'error'}>
      <summary>
        <span class={`sev ${severity}`}>{severity}</span> <b>{rule}</b> <small>{findings.length}</small>{' '}
        <span class="gist">{text?.summary}</span>
      </summary>
      <div class="advice">
        {text !== undefined && <p>{text.why}</p>}
        {remedies.map((remedy) => (
          <p>
            <b>Remedy.</b> {remedy}
          </p>
        ))}
        <p class="facts">
          {standards.join(', ')}
          {cwe.length > 0 && ` · ${cwe.map((number) => `CWE-${String(number)}`).join(', ')}`}
        </p>
      </div>
      {findings.map(({ index, finding }) => (
        <One finding={finding} index={index} source={source} />
      ))}
    </details>
  );
}

function One({
  finding,
  index,
  source,
}: {
  readonly finding: Finding;
  readonly index: number;
  readonly source: Source;
}): JSX.Element {
  const { message, confidence, steps, also, endpoints } = finding;
  return (
    <article class="finding" id={`f${String(index)}`}>
      <p>
        <At at={finding} /> {message}
        {confidence !== 'high' && <span class="tag">{confidence} confidence</span>}
      </p>
      {steps.length > 1 ? (
        <ol class="flow">
          {steps.map((step) => (
            <li>
              <At at={step} /> {step.what}
              <Lines at={{ ...step, end_line: Math.min(step.end_line, step.line + 3) }} source={source} />
            </li>
          ))}
        </ol>
      ) : (
        <Lines at={finding} around={2} source={source} />
      )}
      {also.length > 0 && (
        <details>
          <summary>
            The same cause at {also.length} further {also.length === 1 ? 'place' : 'places'}
          </summary>
          <ul class="places">
            {also.slice(0, most).map((place) => (
              <li>
                <At at={place} /> {place.endpoints.join(', ')}
              </li>
            ))}
            {also.length > most && <li>and {also.length - most} more, in the JSON report</li>}
          </ul>
        </details>
      )}
      {endpoints.length > 0 && also.length === 0 && (
        <p class="facts">
          Concerns {endpoints.slice(0, 12).join(', ')}
          {endpoints.length > 12 && ` and ${String(endpoints.length - 12)} more`}
        </p>
      )}
    </article>
  );
}
