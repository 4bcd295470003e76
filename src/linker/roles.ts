/** What each link of a chain does: by the knowledge about its library, or by its own behaviour. */
import type { ClassValue, ValueId } from '../facts/facts.ts';
import type { CombineRow, HandlerConvention, RequestPart, Role } from '../libraries/kinds.ts';
import { describe } from './describe.ts';
import type { Link } from './chain.ts';
import type { Metadata } from './metadata.ts';
import { holds } from './registrations.ts';
import type { Exemption } from './acts/exemptions.ts';
import type { Gate, Gates, WaysOn } from './acts/gates.ts';
import type { Item } from './scopes.ts';
import { type ApiThing, type ClassThing, type FunctionThing, type Ref, type Thing, refKey } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';
import { validatedParts } from '../libraries/http.ts';

export interface RoleAnswer {
  readonly does: Role;
  readonly is: 'yes' | 'conditional' | 'unknown';
  /** Where it shows. */
  readonly at: Ref;
  readonly by: string;
  readonly parts?: readonly RequestPart[];
  /** It checks by the declared classes of the parameters: what has none passes. */
  readonly byClass?: boolean;
  /** It makes what is declared as text, a number and the like what it is declared as. */
  readonly primitives?: boolean;
  /** Paths that it lets through unasked. */
  readonly exempt?: readonly Exemption[];
  /** Looking at it threw: whatever its place in the chain, what it does is not known. */
  readonly failed?: true;
  /** Metadata keys that let an endpoint out (`present` lets out) or in (`absent` lets out). */
  readonly unless?: readonly { readonly key: string; readonly when: 'present' | 'absent' }[];
}

/** Classes, one above another, that are asked what a link does. */
const MAX_CLASSES = 50;

export class Roles {
  private readonly values: Values;
  private readonly gates: Gates;
  private readonly metadata: Metadata;
  private readonly memo = new Map<string, readonly RoleAnswer[]>();

  constructor(values: Values, gates: Gates, metadata: Metadata) {
    this.values = values;
    this.gates = gates;
    this.metadata = metadata;
  }
  /** Roles of a link; a registration under a condition makes them conditional. */
  of(link: Link): readonly RoleAnswer[] {
    const { item } = link;
    const key = `${refKey(item.ref)}:${item.slot ?? ''}:${item.style}:${item.parts?.join() ?? ''}`;
    let found = this.memo.get(key);
    if (found === undefined) this.memo.set(key, (found = this.guarded(item)));
    return link.conditional ? found.map((it) => ({ ...it, is: it.is === 'yes' ? 'conditional' : it.is })) : found;
  }
  private guarded(item: Item): readonly RoleAnswer[] {
    const by = `${item.text} could not be analysed`;
    return this.values.failures.guarded<readonly RoleAnswer[]>(
      'middleware',
      item.ref,
      () => [{ does: 'other', is: 'unknown', at: item.ref, by, failed: true }],
      () => this.ofItem(item),
    );
  }
  private ofItem(item: Item): readonly RoleAnswer[] {
    if (item.slot !== undefined) {
      const off = item.things.some(
        (thing) => thing.kind === 'constant' && (thing.value === false || thing.value === undefined),
      );
      return off
        ? []
        : [
            {
              does: item.slot,
              is: 'yes',
              at: item.ref,
              by: item.text || item.slot,
              ...(item.parts && { parts: item.parts }),
            },
          ];
    }
    const out: RoleAnswer[] = [];
    for (const thing of item.things) {
      if (thing.kind === 'api') out.push(...this.ofApi(thing, item));
      else if (thing.kind === 'function') out.push(...this.ofFunction(thing, item));
      else if (thing.kind === 'class') out.push(...this.ofClass(thing, item));
      else if (thing.kind === 'instance') {
        if (thing.of.kind === 'class') out.push(...this.ofClass(thing.of, item, thing));
      } else if (thing.kind === 'unknown' && item.things.length === 1)
        out.push({ does: 'other', is: 'unknown', at: item.ref, by: `${item.text}: ${thing.why}` });
    }
    return out;
  }
  private ofApi(thing: ApiThing, item: Item): readonly RoleAnswer[] {
    const rows = this.values.apis.rows(thing.nodes, 'middleware');
    const registered = item.ref.unit.value(item.ref.id).kind === 'call';
    // A plugin that is registered: the arguments are those of the registering call.
    const site = thing.site ?? (registered ? item.ref : (thing.ref ?? item.ref));
    for (const { row } of this.combinesOf(thing)) return this.combined(site, row.items, row.of === 'all', item);
    const out: RoleAnswer[] = [];
    for (const { row } of rows) {
      if (!holds(this.values, site, row.when)) continue;
      const lets = (row.unless ?? []).some((it) => holds(this.values, site, [it]));
      out.push({
        does: row.does,
        is: lets || row.optional ? 'conditional' : 'yes',
        at: item.ref,
        by: item.text,
        ...(row.parts && { parts: this.partsOf(row.parts, site, row.schema) }),
        ...(row.style === 'class' && { byClass: true }),
        ...(row.primitives && holds(this.values, site, row.primitives) && { primitives: true }),
        ...(row.exceptPaths && { exempt: this.exceptions(site, row.exceptPaths) }),
      });
    }
    if (out.length === 0 && rows.length === 0)
      out.push({
        does: 'other',
        is: 'unknown',
        at: item.ref,
        by: `${item.text}: nothing is known about ${thing.package}`,
      });
    return out;
  }
  private exceptions(site: Ref, path: string): readonly Exemption[] {
    return this.values
      .argument(site, path)
      .flatMap((ref) => this.values.constants(ref))
      .map((it) => ({ path: it.replace(/\/?\*$/, ''), whole: !it.endsWith('*') }));
  }
  private combinesOf(thing: ApiThing): readonly { readonly row: CombineRow }[] {
    const call = thing.site?.unit.value(thing.site.id);
    if (thing.site === undefined || call?.kind !== 'call') return [];
    return this.values
      .things({ ...thing.site, id: call.callee })
      .flatMap((callee) => (callee.kind === 'api' ? this.values.apis.rows(callee.nodes, 'combines') : []));
  }
  /** Parts that a schema argument names, where it names some (`{ body: …, params: … }`). */
  private partsOf(parts: readonly RequestPart[], site: Ref, schema: string | undefined): readonly RequestPart[] {
    if (schema === undefined) return parts;
    const found = this.values
      .argument(site, schema)
      .flatMap((ref) => this.values.entriesOf(ref).flatMap((entry) => validatedParts[entry.key] ?? []));
    return found.length > 0 ? found : parts;
  }
  private ofFunction(fn: FunctionThing, item: Item): readonly RoleAnswer[] {
    return this.judge(this.gates.of(fn), item, fn);
  }
  /** A middleware made of several: all of them run, or one suffices. */
  private combined(site: Ref, items: string, all: boolean, item: Item): readonly RoleAnswer[] {
    const lists = this.values
      .argument(site, items)
      .map((ref) => this.ofItem({ ...item, ref, things: this.values.things(ref), text: ref.text ?? describe(ref) }));
    if (all) return lists.flat();
    const [first = [], ...others] = lists;
    return first.filter((it) => others.every((list) => list.some((other) => other.does === it.does)));
  }
  private ofClass(cls: ClassThing, item: Item, instance?: Thing, met = new Set<string>()): readonly RoleAnswer[] {
    // Mixins make circles of classes.
    const place = refKey(cls.ref);
    if (met.has(place)) return [];
    met.add(place);
    if (met.size > MAX_CLASSES)
      return [{ does: 'other', is: 'unknown', at: item.ref, by: `${item.text}: too many ancestors` }];
    const name = item.convention?.member;
    const method = this.methodOf(cls, name);
    const inherited = this.inherited(cls, item, met);
    if (method === undefined) return inherited;
    const self: Thing = instance ?? { kind: 'instance', of: cls, ctx: cls.ref.ctx };
    const fn: FunctionThing = { ...method, self: [self] };
    const own = this.judge(this.gates.of(fn), item, fn);
    const unless = this.metadata.unless(fn);
    const all = [...own, ...inherited.filter((it) => !own.some((other) => other.does === it.does))];
    const open = unless.length === 0 && inherited.length > 0 && this.returnsTrue(fn);
    return all.map((it) => ({
      ...it,
      ...(open && it.is === 'yes' && { is: 'conditional' as const }),
      ...(unless.length > 0 && { unless }),
    }));
  }
  private inherited(cls: ClassThing, item: Item, met: Set<string>): readonly RoleAnswer[] {
    return this.values
      .parents(cls)
      .flatMap((parent) =>
        parent.kind === 'api'
          ? this.ofApi(parent, item).filter((it) => it.is !== 'unknown')
          : parent.kind === 'class'
            ? this.ofClass(parent, item, undefined, met)
            : [],
      );
  }
  private methodOf(cls: ClassThing, name: string | undefined): FunctionThing | undefined {
    const unit = cls.ref.unit;
    const value = unit.value(cls.ref.id) as ClassValue;
    const names = name === undefined ? ['canActivate', 'transform', 'intercept', 'catch', 'use'] : [name];
    const member = value.members.find(
      (it) => typeof it.name === 'string' && names.includes(it.name) && it.value !== undefined,
    );
    return member?.value === undefined ? undefined : { kind: 'function', ref: { ...cls.ref, id: member.value } };
  }
  private returnsTrue(fn: FunctionThing): boolean {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    return (
      value.kind === 'function' &&
      unit.returnsOf(value).some((exit) => exit.value !== undefined && isTrue(unit, exit.value))
    );
  }
  /** From what a function does to the roles it plays. */
  private judge(gate: Gate, item: Item, fn: FunctionThing): readonly RoleAnswer[] {
    const out: RoleAnswer[] = [];
    const refusals = gate.refusals.filter((it) => it.how !== 'stop');
    const add = (does: Role, at: Ref, parts?: readonly RequestPart[]): void => {
      if (!out.some((it) => it.does === does && !parts))
        out.push({ does, is: 'yes', at, by: item.text, ...(parts && { parts }) });
    };
    for (const does of ['authenticates', 'authorizes'] as const) {
      const told = this.gates.verdict(fn, does, waysOn(item.convention));
      if (told !== undefined)
        out.push({
          does,
          is: told.is,
          at: told.at,
          by: told.by === undefined ? item.text : `${item.text}: ${told.by}`,
          ...(told.exempt && { exempt: told.exempt }),
        });
    }
    for (const role of gate.roles)
      if (role.does === 'limits' || role.does === 'headers' || role.does === 'cors') add(role.does, role.at);
    const limit = refusals.find((it) => it.status === 429);
    if (limit) add('limits', limit.at);
    const refusesInput = refusals.some((it) => it.status === 400 || it.status === 422 || it.how === 'error');
    if (gate.cut === true)
      out.push({
        does: 'other',
        is: 'unknown',
        at: item.ref,
        by: `${item.text}: what it hangs on is too many calls away`,
      });
    for (const it of gate.validations)
      if (refusesInput || refusals.length === 0) add('validates', it.at, it.parts);
    return out;
  }
}
/** How a function of a convention lets requests go on. */
function waysOn(convention: HandlerConvention | undefined): WaysOn {
  if (convention?.continues === 'returns-true') return 'true';
  return convention?.continues === 'return' ? 'end' : 'next';
}
function isTrue(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'literal' && value.value === true;
}
