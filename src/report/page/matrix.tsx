import type { JSX } from 'preact';
import { byPath, byText } from '../order.ts';
import { signs, type Is } from '../signs.ts';
import { answerOf, type Column, type Endpoint } from './shape.ts';

/** Endpoints below one part of the path. */
export interface Group {
  readonly path: string;
  /** With their index in the report. */
  readonly rows: readonly { readonly index: number; readonly endpoint: Endpoint }[];
}

/** By the first part of the path that says something: `/api/v1/users`. */
export function grouped(endpoints: readonly Endpoint[]): readonly Group[] {
  const groups = new Map<string, { index: number; endpoint: Endpoint }[]>();
  const sorted = endpoints
    .map((endpoint, index) => ({ index, endpoint }))
    .sort((a, b) => byGroup(a.endpoint, b.endpoint) || a.index - b.index);
  for (const row of sorted) {
    const key = groupOf(row.endpoint.path);
    const rows = groups.get(key);
    if (rows === undefined) groups.set(key, [row]);
    else rows.push(row);
  }
  return [...groups].map(([path, rows]) => ({ path, rows }));
}
function groupOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const says = parts.findIndex((part) => !/^(?:api|rest|v\d+)$/i.test(part));
  const head = says < 0 ? parts : parts.slice(0, says + 1);
  // Names of actions beside each other (`documents.list`) are of one thing.
  return `/${head.join('/').replace(/(?<=[^/])\.[^/.]*$/, '')}`;
}
function byGroup(a: Endpoint, b: Endpoint): number {
  return byText(groupOf(a.path), groupOf(b.path)) || byPath(a, b);
}

/** A row for each endpoint, a column for each question. */
export function Matrix({
  endpoints,
  columns,
}: {
  readonly endpoints: readonly Endpoint[];
  readonly columns: readonly Column[];
}): JSX.Element {
  const methods = [...new Set(endpoints.map(({ method }) => method))].sort(byText);
  const measured = columns.filter((column) => endpoints.some((each) => answerOf(each, column) !== undefined));
  const unmeasured = columns.filter((column) => !measured.includes(column));
  return (
    <>
      <form class="filters" id="filters" role="search" aria-label="Filter endpoints">
        <label>
          Search
          <input type="search" name="text" placeholder="path, method, file" autocomplete="off" spellcheck={false} />
        </label>
        <label>
          Method
          <select name="method">
            <option value="">any</option>
            {methods.map((method) => (
              <option value={method}>{method}</option>
            ))}
          </select>
        </label>
        <label>
          Question
          <select name="column">
            <option value="">any</option>
            {measured.map(({ title }, index) => (
              <option value={String(index)}>{title}</option>
            ))}
          </select>
        </label>
        <label>
          Answer
          <select name="answer">
            <option value="">any</option>
            {Object.values(signs).map(({ sign, name, css }) => (
              <option value={css}>
                {sign} {name}
              </option>
            ))}
          </select>
        </label>
        <button type="reset">Clear</button>
        <output aria-live="polite" id="shown">
          {endpoints.length} of {endpoints.length}
        </output>
      </form>
      <p class="legend">
        {Object.values(signs).map(({ sign, name, css }) => (
          <span>
            <span class={`sign ${css}`} aria-hidden="true">
              {sign}
            </span>{' '}
            {name}
          </span>
        ))}
        <span class="hint">
          Open a row for its evidence. <kbd>/</kbd> searches, <kbd>↑</kbd> <kbd>↓</kbd> move, <kbd>Esc</kbd> closes.
        </span>
        {unmeasured.length > 0 && <span>Not measured: {unmeasured.map(({ title }) => title).join(', ')}.</span>}
      </p>
      <div class="scroll" role="region" aria-label="Endpoints and their answers" tabIndex={0}>
        <table id="matrix">
          <thead>
            <tr>
              <th scope="col">Endpoint</th>
              {measured.map(({ title, asks }) => (
                <th scope="col" class="q" title={asks}>
                  {title}
                </th>
              ))}
              <th scope="col">Registered at</th>
            </tr>
          </thead>
          {grouped(endpoints).map((group) => (
            <tbody>
              {group.rows.length > 1 && (
                <tr class="group">
                  <th scope="rowgroup" colSpan={measured.length + 2}>
                    {group.path} <small>{group.rows.length}</small>
                  </th>
                </tr>
              )}
              {group.rows.map(({ index, endpoint }) => (
                <Row endpoint={endpoint} index={index} columns={measured} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

function Row({
  endpoint,
  index,
  columns,
}: {
  readonly endpoint: Endpoint;
  readonly index: number;
  readonly columns: readonly Column[];
}): JSX.Element {
  const { method, path, file, line } = endpoint;
  return (
    <tr id={`e${String(index)}`} class="row">
      <th scope="row">
        <button type="button" aria-expanded="false">
          <b class="m">{method}</b> <span>{path}</span>
        </button>
      </th>
      {columns.map((column) => {
        const answer = answerOf(endpoint, column);
        return answer === undefined ? <td aria-label="not measured" /> : <Cell is={answer.is} />;
      })}
      <td class="where">
        {file}:{line}
      </td>
    </tr>
  );
}

function Cell({ is }: { readonly is: Is }): JSX.Element {
  const { sign, name, css } = signs[is];
  return (
    <td class={css} aria-label={name}>
      {sign}
    </td>
  );
}
