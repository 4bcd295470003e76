/** What the tokens of containers stand for, as calls on the container say (`bind(TOKEN).to(Class)`). */
import type { BindingRow } from '../../libraries/kinds.ts';
import type { Ref, Thing } from '../things.ts';
import { identity } from './identity.ts';
import type { Values } from './kernel.ts';

const NOTHING: readonly Thing[] = [];
/** Tokens that stand for tokens. */
const MAX_ALIKE = 4;

/** A binding, and the call that makes it. */
interface Binding {
  readonly row: BindingRow;
  readonly site: Ref;
}
/** What is bound to a token; nothing where none of these things is one. */
export function boundUnder(values: Values, tokens: readonly Thing[], depth = 0): readonly Thing[] {
  if (depth > MAX_ALIKE || values.apis.memberNames('bindings').names.size === 0) return NOTHING;
  const bindings = values.index(byToken);
  return tokens.flatMap((token) => (bindings.get(identity(token)) ?? []).flatMap((it) => meantBy(values, it, depth)));
}
/** Things, with what is bound to those that are tokens in their place. */
export function withBound(values: Values, things: readonly Thing[]): readonly Thing[] {
  return things.flatMap((it) => {
    const bound = boundUnder(values, [it]);
    return bound.length > 0 ? bound : [it];
  });
}
function meantBy(values: Values, { row, site }: Binding, depth: number): readonly Thing[] {
  const things = (path: string | undefined): readonly Thing[] =>
    path === undefined ? NOTHING : values.argument(site, path).flatMap((it) => values.things(it));
  return [
    ...things(row.value),
    ...things(row.class).map((it): Thing => (it.kind === 'class' ? { kind: 'instance', of: it, ctx: it.ref.ctx } : it)),
    ...things(row.made).flatMap((it) => (it.kind === 'function' ? values.returned(it, it.ref.ctx) : [it])),
    ...(row.same === undefined ? NOTHING : boundUnder(values, things(row.same), depth + 1)),
  ];
}
function byToken(values: Values, into: Map<string, Binding[]>): void {
  for (const name of values.apis.memberNames('bindings').names)
    for (const { unit, id } of values.modules.callsNamed(name)) {
      const site = values.ref(unit, id);
      const call = unit.value(id);
      if (call.kind !== 'call') continue;
      for (const callee of values.things({ ...site, id: call.callee })) {
        if (callee.kind !== 'api') continue;
        for (const { row } of values.apis.rows(callee.nodes, 'bindings'))
          for (const token of values.argument(site, row.token).flatMap((it) => values.things(it)))
            into.set(identity(token), [...(into.get(identity(token)) ?? []), { row, site }]);
      }
    }
}
