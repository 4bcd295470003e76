/** Requests for which middleware of a library does nothing, as the options say that it was made with. */
import type { ExceptedRow } from '../libraries/kinds/middleware.ts';
import { bothOf, eitherOf, type Exemption } from './acts/exemptions.ts';
import { pathPatterns } from './path-patterns.ts';
import type { RoleAnswer } from './role-answer.ts';
import { patternOf, type Ref, type Thing } from './things.ts';
import type { Values } from './values/kernel.ts';

type Excepted = Pick<RoleAnswer, 'exempt'>;
const ALL: readonly Exemption[] = [{ path: '/', whole: false }];
const NOT_TOLD: readonly Exemption[] = [{ unclear: true }];

/** Requests that a row says are let by, in the call that made the middleware. */
export function exceptedBy(values: Values, site: Ref, row: ExceptedRow): Excepted {
  const at = (path: string | undefined): readonly Ref[] => (path === undefined ? [] : values.argument(site, path));
  const methods = at(row.exceptMethods).flatMap((it) => values.constants(it));
  const exempt = [
    ...at(row.exceptPaths).flatMap((it) => ofPath(values, it)),
    ...methods.map((method): Exemption => ({ method: method.toUpperCase() })),
    ...(at(row.exceptIf).some((it) => isTrueOfAll(values, it)) ? ALL : []),
    ...(at(row.exceptBy).some((it) => values.things(it).some(decides)) ? NOT_TOLD : []),
  ];
  return exempt.length > 0 ? { exempt } : {};
}
/** What a step does, and not for these either. */
export function exceptedToo(roles: readonly RoleAnswer[], { exempt }: Excepted): readonly RoleAnswer[] {
  return exempt === undefined ? roles : roles.map((it) => ({ ...it, exempt: eitherOf(it.exempt, exempt) ?? exempt }));
}
/** A function that gives back `true`, whatever it is handed. */
function isTrueOfAll(values: Values, ref: Ref): boolean {
  const functions = values.things(ref).map((it) => (it.kind === 'function' ? it.ref : undefined));
  return functions.length > 0 && functions.every((it) => it !== undefined && alwaysGives(values, it, true));
}
function alwaysGives(values: Values, { unit, id, ctx }: Ref, what: boolean): boolean {
  const fn = unit.value(id);
  const given = fn.kind === 'function' ? unit.returnsOf(fn) : [];
  return (
    given.length > 0 &&
    given.every(({ value }) => {
      const things = value === undefined ? [] : values.things({ unit, id: value, ctx });
      return things.length > 0 && things.every((it) => it.kind === 'constant' && it.value === what);
    })
  );
}
/** It is asked of each request, or was not seen. */
function decides({ kind }: Thing): boolean {
  return kind === 'function' || kind === 'unknown' || kind === 'api';
}
/** A path as it is written: text, an expression, or one of those for some methods. */
function ofPath(values: Values, ref: Ref): readonly Exemption[] {
  const things = values.things(ref);
  return things.length === 0 ? NOT_TOLD : things.flatMap((it) => ofThing(values, it));
}
function ofThing(values: Values, thing: Thing): readonly Exemption[] {
  const pattern = patternOf(thing);
  if (pattern !== undefined) return [{ pattern: { source: pattern.source, flags: pattern.flags } }];
  if (thing.kind === 'constant') return typeof thing.value === 'string' ? ofText(thing.value) : [];
  if (thing.kind === 'array') return (values.items(thing) ?? []).flatMap((it) => ofItem(values, it));
  if (thing.kind !== 'object') return NOT_TOLD;
  const member = (...names: readonly string[]): readonly Ref[] =>
    names.flatMap((name) => values.memberRefs(thing.ref, name));
  const paths = member('url', 'path').flatMap((it) => ofPath(values, it));
  const methods = member('methods', 'method')
    .flatMap((it) => values.flatConstants(it))
    .map((method): Exemption => ({ method: method.toUpperCase() }));
  return methods.length === 0 ? paths : bothOf(paths, methods);
}
function ofItem(values: Values, item: Ref | readonly Thing[]): readonly Exemption[] {
  return 'unit' in item ? ofPath(values, item) : item.flatMap((it) => ofThing(values, it));
}
function ofText(text: string): readonly Exemption[] {
  return pathPatterns(text) ?? [{ path: text.replace(/\/?\*$/, ''), whole: !text.endsWith('*') }];
}
