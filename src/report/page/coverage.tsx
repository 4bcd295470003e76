import type { JSX } from 'preact';
import type { Audit } from './shape.ts';
import { At } from './source.tsx';

/** Entries that a list shows at most. */
const most = 300;

/** What was read, what was not, and why. */
export function Coverage({ audit }: { readonly audit: Audit }): JSX.Element {
  const { coverage, figures, excerpts } = audit;
  const { files, not_analysed: unread, diagnostics, unresolved, packages, by_role: roles } = coverage;
  const reasons = new Map<string, (typeof unresolved)[number][]>();
  for (const each of unresolved) {
    const key = `${each.what}: ${each.why}`;
    const list = reasons.get(key);
    if (list === undefined) reasons.set(key, [each]);
    else list.push(each);
  }
  const often = [...reasons].sort((a, b) => b[1].length - a[1].length);
  return (
    <section id="coverage">
      <h2>Coverage</h2>
      <p>
        {files.seen} files were seen: {files.analysed} read, {files.partial} read in part, {files.skipped} not read.{' '}
        {Object.entries(roles)
          .filter(([, number]) => number > 0)
          .map(([role, number]) => `${String(number)} ${role}`)
          .join(', ')}
        .{' '}
        {coverage.complete ? 'Nothing that an answer needs is missing.' : 'Not everything that answers need was seen.'}
      </p>
      <List title="Files that were not read, or not wholly" items={unread} empty="All files were read.">
        {({ file, reason, needed }) => (
          <>
            <code class="at">{file}</code> {reason}
            {needed && <span class="tag n">needed</span>}
          </>
        )}
      </List>
      <List title="Notices" items={diagnostics} empty="None.">
        {({ file, line, message, needed }) => (
          <>
            {file !== '' && (
              <code class="at">
                {file}
                {line !== undefined && `:${String(line)}`}
              </code>
            )}{' '}
            {message}
            {needed && <span class="tag n">needed</span>}
          </>
        )}
      </List>
      <List title="What could not be followed, by reason" items={often} empty="Everything was followed.">
        {([what, places]) => (
          <>
            <b>{places.length}</b> {what}
            <div class="facts">
              {places.slice(0, 5).map((place, index) => (
                <>
                  {index > 0 && ', '}
                  <At at={place} />
                </>
              ))}
              {places.length > 5 && ` and ${String(places.length - 5)} more`}
            </div>
          </>
        )}
      </List>
      <List title="Figures" items={figures} empty="None.">
        {({ id, method, value, of, reason, complete }) => (
          <>
            <b>{value === null ? 'not measured' : of === null ? value : `${String(value)} of ${String(of)}`}</b> {id}:{' '}
            {method}
            {reason !== undefined && ` (${reason})`}
            {!complete && value !== null && ' – not everything could be seen'}
          </>
        )}
      </List>
      <List title="Packages that mean something to a backend" items={packages} empty="None.">
        {({ name, version, is }) => (
          <>
            <code>{name}</code> {version} {is.join(', ')}
          </>
        )}
      </List>
      <p class="facts">
        {excerpts === undefined
          ? 'The report was made without lines of source.'
          : `Lines of source are cut after ${String(excerpts.limits.characters_of_a_line)} characters, and a place shows at most ${String(excerpts.limits.lines_of_a_place)} of them. ${excerpts.lines_left_out === 0 ? 'None was left out for want of room.' : `${String(excerpts.lines_left_out)} had no room.`} Secrets are hidden.`}
      </p>
    </section>
  );
}

function List<T>(props: {
  readonly title: string;
  readonly items: readonly T[];
  readonly empty: string;
  readonly children: (item: T) => JSX.Element;
}): JSX.Element {
  const { title, items, empty, children } = props;
  if (items.length === 0)
    return (
      <p>
        {title}: {empty}
      </p>
    );
  return (
    <details>
      <summary>
        {title} <small>{items.length}</small>
      </summary>
      <ul class="places">
        {items.slice(0, most).map((item) => (
          <li>{children(item)}</li>
        ))}
        {items.length > most && <li>and {items.length - most} more, in the JSON report</li>}
      </ul>
    </details>
  );
}
