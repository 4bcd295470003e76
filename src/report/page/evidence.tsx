import type { JSX } from 'preact';
import { settling } from '../settle.ts';
import { signs } from '../signs.ts';
import { answerOf, type Answer, type Column, type Endpoint, type Middleware, type Source } from './shape.ts';
import { At, Code, Lines } from './source.tsx';

/** An endpoint with what is known of it elsewhere in the report. */
export interface Shown {
  readonly endpoint: Omit<Endpoint, 'middleware'>;
  readonly middleware: readonly Middleware[];
  /** Numbers and words of the findings about it. */
  readonly findings: readonly { readonly id: string; readonly severity: string; readonly text: string }[];
}

/** Why an endpoint answers as it does: what runs before it, in order, then each answer with the line that it rests on. */
export function Evidence({
  shown,
  columns,
  source,
}: {
  readonly shown: Shown;
  readonly columns: readonly Column[];
  readonly source: Source;
}): JSX.Element {
  const { endpoint, middleware, findings } = shown;
  return (
    <div class="evidence">
      <section>
        <h3>What runs, in order</h3>
        <ol class="chain">
          {middleware.map((step) => (
            <Step step={step} source={source} />
          ))}
          <li>
            <div>
              <Code>{endpoint.handler.name === '' ? '(handler)' : endpoint.handler.name}</Code>{' '}
              <span class="tag">handler</span> <At at={endpoint.handler.at} />
            </div>
            <Lines at={{ ...endpoint.handler.at, end_line: endpoint.handler.at.line }} source={source} />
          </li>
        </ol>
        {!endpoint.middleware_complete && (
          <div class="gap">
            <p>Not all that runs before it could be seen:</p>
            <ul>
              {endpoint.unseen.map((why) => (
                <li>{why}</li>
              ))}
            </ul>
          </div>
        )}
        <p class="facts">
          Registered at <At at={endpoint} /> · {endpoint.framework} · {endpoint.kind} · {endpoint.purpose}
          {endpoint.params.length > 0 && (
            <>
              {' '}
              · reads{' '}
              {endpoint.params.map(({ name, in: where, type }, index) => (
                <>
                  {index > 0 && ', '}
                  <Code>
                    {where}.{name}
                  </Code>
                  {type !== undefined && ` (${type})`}
                </>
              ))}
            </>
          )}
        </p>
        {findings.length > 0 && (
          <>
            <h3>Findings about it</h3>
            <ul class="about">
              {findings.map(({ id, severity, text }) => (
                <li>
                  <span class={`sev ${severity}`}>{severity}</span> <a href={`#${id}`}>{text}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section>
        <h3>What it answers, and why</h3>
        <dl class="answers">
          {columns.map((column) => (
            <Proof column={column} answer={answerOf(endpoint as Endpoint, column)} source={source} />
          ))}
        </dl>
        <Settling of={endpoint as Endpoint} columns={columns} />
      </section>
    </div>
  );
}

function Step({ step, source }: { readonly step: Middleware; readonly source: Source }): JSX.Element {
  return (
    <li>
      <div>
        <Code>{step.text}</Code> <span class="tag">{step.scope}</span>{' '}
        {step.roles.map(({ does, is }) => (
          <span class={`tag ${is === 'yes' ? 'y' : 'c'}`}>
            {does}
            {is === 'yes' ? '' : ` (${is === 'unknown' ? 'perhaps' : 'on some ways'})`}
          </span>
        ))}{' '}
        <At at={step.at} />
      </div>
      {step.roles.map(({ at }) =>
        at.file === step.at.file && at.line === step.at.line ? null : (
          <div class="inside">
            <At at={at} />
            <Lines at={{ ...at, end_line: at.line }} source={source} />
          </div>
        ),
      )}
    </li>
  );
}

function Proof({
  column,
  answer,
  source,
}: {
  readonly column: Column;
  readonly answer: Answer | undefined;
  readonly source: Source;
}): JSX.Element {
  const { sign, name, css } = answer === undefined ? { sign: '', name: 'not measured', css: 'x' } : signs[answer.is];
  const quiet = answer === undefined || answer.is === 'not-applicable';
  return (
    <div class={quiet ? 'quiet' : undefined} data-key={column.key}>
      <dt>
        <span class={`sign ${css}`} aria-hidden="true">
          {sign}
        </span>{' '}
        {column.title}: <b>{name}</b>
        {!quiet && <span class="asks"> – {column.asks}</span>}
      </dt>
      {answer !== undefined && (
        <dd>
          {answer.by !== undefined && (
            <p>
              {answer.is === 'unknown' ? 'Not known: ' : 'By '}
              {answer.is === 'unknown' ? answer.by : <Code>{answer.by}</Code>}
            </p>
          )}
          {answer.at !== undefined && (
            <>
              <At at={answer.at} />
              <Lines at={answer.at} around={1} source={source} />
            </>
          )}
          {answer.is === 'no' && answer.at === undefined && answer.by === undefined && (
            <p>Everything that runs was seen, and nothing of it does this.</p>
          )}
        </dd>
      )}
    </div>
  );
}

/** What would turn each `unknown` into an answer, once for those that one thing settles. */
function Settling({ of, columns }: { readonly of: Endpoint; readonly columns: readonly Column[] }): JSX.Element | null {
  const remedies = settling(columns.map((column) => [column.title, answerOf(of, column)]));
  if (remedies.size === 0) return null;
  return (
    <>
      <h3>What would settle the unknown</h3>
      <ul class="settle">
        {[...remedies].map(([remedy, titles]) => (
          <li>
            <b>{titles.join(', ')}:</b> {remedy}
          </li>
        ))}
      </ul>
    </>
  );
}
