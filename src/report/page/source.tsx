import type { ComponentChildren, JSX } from 'preact';
import type { Place, Source } from './shape.ts';

/** Lines that are shown of one place at most. */
const most = 9;

/** `file:line`. */
export function At({ at }: { readonly at: Pick<Place, 'file' | 'line'> }): JSX.Element {
  return (
    <code class="at">
      {at.file}
      <b>:{at.line}</b>
    </code>
  );
}

/** Code of the project, kept from running into the text around it. */
export function Code({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <code>{children}</code>;
}

/** The lines of a place with those around it, as far as the report holds them; its own are marked. */
export function Lines({
  at,
  around = 0,
  source,
}: {
  readonly at: Place;
  readonly around?: number;
  readonly source: Source;
}): JSX.Element | null {
  const of = Object.hasOwn(source, at.file) ? source[at.file] : undefined;
  if (of === undefined) return null;
  const last = Math.min(at.end_line, at.line + most - 1) + around;
  const lines: { readonly number: number; readonly text: string }[] = [];
  for (let number = at.line - around; number <= last; number++) {
    const text = of[String(number)];
    if (text !== undefined) lines.push({ number, text });
  }
  if (!lines.some(({ number }) => number === at.line)) return null;
  const written = lines.filter(({ text }) => text.trim() !== '');
  const indent = Math.min(...written.map(({ text }) => /^ */.exec(text)![0].length), 80);
  return (
    <pre class="src">
      {lines.map(({ number, text }) => (
        <span class={number >= at.line && number <= at.end_line ? 'own' : 'near'}>
          <i>{number}</i>
          {`${text.slice(indent)}\n`}
        </span>
      ))}
    </pre>
  );
}
