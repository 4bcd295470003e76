/** Literal texts, templates and operators. */
import { unlessAbsent } from './absent.ts';
import type { ValueId } from '../../facts/facts.ts';
import { describe } from '../describe.ts';
import type { Ref, Thing } from '../things.ts';
import { constantsAmong, type Values } from './kernel.ts';
import { apiResult } from './library.ts';

export function ofText(
  values: Values,
  ref: Ref,
  chunks: readonly string[],
  holes: readonly ValueId[],
): readonly Thing[] {
  let made = [chunks[0] ?? ''];
  for (const [index, hole] of holes.entries()) {
    const parts = values.constants({ ...ref, id: hole });
    if (parts.length === 0 || made.length * parts.length > 16) return [{ kind: 'text', ref }];
    made = made.flatMap((head) => parts.map((part) => head + part + (chunks[index + 1] ?? '')));
  }
  return [...new Set(made)].map((value) => ({ kind: 'constant', value, ref }));
}
export function ofTagged(values: Values, ref: Ref, tag: ValueId): readonly Thing[] {
  const out: Thing[] = [];
  for (const thing of values.things({ ...ref, id: tag }))
    if (thing.kind === 'api') out.push(apiResult(values, thing, ref));
  return out.length > 0 ? out : [{ kind: 'text', ref }];
}
export function ofOperator(
  values: Values,
  ref: Ref,
  operator: string,
  left: ValueId,
  right: ValueId | undefined,
): readonly Thing[] {
  const side = (id: ValueId): readonly Thing[] => values.things({ ...ref, id });
  if (right !== undefined && (operator === '||' || operator === '??')) {
    const first = unlessAbsent(values, { ...ref, id: left }).filter(
      (it) =>
        !(it.kind === 'constant' && (operator === '??' ? it.value === null || it.value === undefined : !it.value)),
    );
    const filled = filledHere(values, ref, left, right);
    if (filled.length > 0) return [...first.filter((it) => !filled.some((made) => isMadeAlike(it, made))), ...filled];
    const sure =
      first.length > 0 && (first.every((it) => isThere(values, it)) || isOneText(values.things({ ...ref, id: left })));
    return sure ? first : [...first, ...side(right)];
  }
  if (right !== undefined && operator === '&&') return side(right);
  if (right !== undefined && operator === '+') {
    const a = values.constants({ ...ref, id: left });
    const b = values.constants({ ...ref, id: right });
    if (a.length === 1 && b.length === 1) {
      const sum =
        side(left)[0]!.kind === 'constant' &&
        typeof (side(left)[0] as { value: unknown }).value === 'number' &&
        typeof (side(right)[0] as { value: unknown }).value === 'number'
          ? Number(a[0]) + Number(b[0])
          : `${a[0]!}${b[0]!}`;
      return [{ kind: 'constant', value: sum, ref }];
    }
  }
  if (right !== undefined && (operator === '*' || operator === '-' || operator === '/')) {
    const [a, b] = [values.constants({ ...ref, id: left })[0], values.constants({ ...ref, id: right })[0]];
    if (a !== undefined && b !== undefined) {
      const [x, y] = [Number(a), Number(b)];
      return [{ kind: 'constant', value: operator === '*' ? x * y : operator === '-' ? x - y : x / y, ref }];
    }
  }
  return [values.unknown(`the outcome of ${operator}`, ref)];
}
/** What is put into a member where there is nothing yet, to be given from then on (`this.router ??= this.build()`). */
function filledHere(values: Values, ref: Ref, left: ValueId, right: ValueId): readonly Thing[] {
  const get = ref.unit.value(left);
  if (get.kind !== 'get' || typeof get.key !== 'string') return [];
  const isPut = ref.unit.setsOn(get.of).some((it) => it.key === get.key && it.to === right);
  return isPut ? values.things({ ...ref, id: right }).filter((it) => it.kind !== 'unknown') : [];
}
/** Made by the same call, in whatever frame. */
function isMadeAlike(a: Thing, b: Thing): boolean {
  if (a.kind !== 'api' || b.kind !== 'api' || a.site === undefined || b.site === undefined) return false;
  return a.site.unit === b.site.unit && a.site.id === b.site.id;
}
/** It is one text, whatever happens. */
function isOneText(things: readonly Thing[]): boolean {
  const [only] = things;
  return things.length === 1 && only?.kind === 'constant' && typeof only.value === 'string' && only.value !== '';
}
/** A thing that takes the place of any default behind it: what a configuration says may be left out of it. */
export function isThere(values: Values, it: Thing): boolean {
  if (it.kind === 'unknown' || it.kind === 'constant') return false;
  return it.kind !== 'api' || (it.nodes.length > 0 && !values.apis.flagged(it.nodes, 'configured'));
}
/** How a part of a path that is not known stands in it: `:name`. */
export function holeOf(at: Ref): string {
  return `:${/(\w+)\W*$/.exec(describe(at))?.[1] ?? 'value'}`;
}
/**
 * Text of a path in which parts that are not known stand as `:name`; an unknown beginning is left out. `open`: something
 * stands in it that nobody knows, and that is no setting: it may be any number of texts.
 */
export function withHoles(values: Values, ref: Ref): { readonly text: string; readonly open: boolean } | undefined {
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'text') return undefined;
  let text = value.chunks[0] ?? '';
  let open = false;
  for (const [index, hole] of value.holes.entries()) {
    const at: Ref = { unit: ref.unit, id: hole, ctx: ref.ctx };
    const things = values.things(at);
    // What stands beside something unknown holds unless that is set.
    const [constant] = things.flatMap((it) => constantsAmong([it]));
    const inner = things.find((thing) => thing.kind === 'text');
    if (constant !== undefined) text += constant;
    else if (inner?.kind === 'text' && inner.ref.id !== ref.id) {
      const found = withHoles(values, inner.ref);
      text += found?.text ?? '';
      open ||= found?.open === true;
    } else {
      if (text !== '' && !text.endsWith('/')) return undefined;
      if (text !== '') text += holeOf(at);
      open ||= !things.some((it) => it.kind === 'api' && values.apis.flagged(it.nodes, 'configured'));
    }
    text += value.chunks[index + 1] ?? '';
  }
  return { text, open };
}
