/** The text of a statement: constant pieces and holes, followed backward through everything that puts text together. */
import type { Call, Text, ValueId } from '../../facts/facts.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { isRef } from '../values.ts';
import { fieldRefs } from './fields.ts';
import { headRefs } from './row-paths.ts';
import type { Tracer } from './tracer.ts';

/** A piece of text as a small graph: shared parts stand once. */
export type Piece =
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'hole'; readonly ref: Ref; readonly safe?: string; readonly users: readonly Ref[] }
  | { readonly kind: 'all'; readonly of: readonly Piece[] }
  | { readonly kind: 'any'; readonly of: readonly Piece[] };

const EMPTY: Piece = { kind: 'constant', text: '' };
const MAX_DEPTH = 60;
/** Methods whose result is the receiver's text, more or less: enough for a statement. */
const KEEPS = new Set([
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'toUpperCase',
  'toString',
  'slice',
  'substring',
  'substr',
  'normalize',
  'valueOf',
  'replace',
  'replaceAll',
  'repeat',
  'padStart',
  'padEnd',
]);
const LIST_KEEPS = new Set(['filter', 'slice', 'sort', 'reverse', 'flat', 'toSorted', 'toReversed']);

export class Composer {
  private readonly tracer: Tracer;
  private readonly memo = new Map<string, Piece>();
  private readonly running = new Map<string, Piece>();

  constructor(tracer: Tracer) {
    this.tracer = tracer;
  }

  /** The text a value may be. A value that is no known text is one hole. */
  text(ref: Ref, depth = 0): Piece {
    const unit = ref.unit as FileUnit;
    const ctx = this.tracer.values.contexts.trim(unit, ref.id, ref.ctx);
    const at: Ref = { unit, id: ref.id, ctx };
    const key = `${unit.index}:${ref.id}:${ctx.id}`;
    const known = this.memo.get(key) ?? this.running.get(key);
    if (known !== undefined) return known;
    if (depth > MAX_DEPTH) return hole(at);
    this.running.set(key, EMPTY);
    const found = this.compute(at, depth, key);
    this.running.delete(key);
    this.memo.set(key, found);
    return found;
  }
  private compute(ref: Ref, depth: number, key: string): Piece {
    const unit = ref.unit as FileUnit;
    const value = unit.value(ref.id);
    const inner = (id: ValueId): Piece => this.text({ ...ref, id }, depth + 1);
    switch (value.kind) {
      case 'literal':
        return value.value === null ? EMPTY : { kind: 'constant', text: String(value.value) };
      case 'absent':
        return EMPTY;
      case 'text':
        return value.tag === undefined ? this.template(ref, value, depth) : this.tagged(ref, value, depth);
      case 'op': {
        const { operator, left, right } = value;
        if (right === undefined) return hole(ref);
        if (operator === '+' && (isNumber(unit, left) || isNumber(unit, right))) return hole(ref);
        if (operator === '+') return all([this.part(ref, left, depth), this.part(ref, right, depth)]);
        if (operator === '&&') return any([inner(right), EMPTY]);
        return operator === '||' || operator === '??' ? any([inner(left), inner(right)]) : hole(ref);
      }
      case 'join': {
        // A loop adds to what it was before: that is what its own name stands for inside it.
        const first = value.of[0] === undefined ? EMPTY : inner(value.of[0]);
        this.running.set(key, first);
        // An alternative that is no text is asked for as one of this variable: the branch it comes out of says more.
        return any(
          [first, ...value.of.slice(1).map(inner)].map((it) =>
            it.kind === 'hole' && it.safe === undefined ? hole(ref) : it,
          ),
        );
      }
      case 'wait':
      case 'set':
      case 'store':
        return inner(value.kind === 'wait' ? value.of : value.to);
      case 'call':
        return this.call(ref, value, depth);
      case 'cell':
      case 'load': {
        const stores = unit
          .usersOf(value.kind === 'load' ? value.cell : ref.id)
          .map((id) => unit.value(id))
          .filter((it) => it.kind === 'store');
        return stores.length === 0 ? hole(ref) : any(stores.map((it) => inner(it.to)));
      }
      case 'get':
        return this.member(ref, depth);
      default:
        return this.others(ref, depth);
    }
  }
  private template(ref: Ref, value: Text, depth: number): Piece {
    const of: Piece[] = [];
    value.chunks.forEach((chunk, index) => {
      if (chunk !== '') of.push({ kind: 'constant', text: chunk });
      const id = value.holes[index];
      if (id !== undefined) of.push(this.part(ref, id, depth));
    });
    return all(of);
  }
  /** What is put into a text: opened where it brings text of its own, one hole where it is a value. */
  private part(user: Ref, id: ValueId, depth: number): Piece {
    const ref: Ref = { ...user, id };
    const found = this.text(ref, depth + 1);
    return brings(found) ? withUser(found, user) : hole(ref, undefined, [user]);
  }
  private tagged(ref: Ref, value: Text, depth: number): Piece {
    const { values } = this.tracer;
    for (const thing of values.things({ ...ref, id: value.tag! })) {
      if (thing.kind === 'api' && values.apis.rows(thing.nodes, 'queries').some((it) => it.row.tagged))
        return { kind: 'constant', text: bound(value) };
      if (thing.kind === 'api' && /(^|\.)raw$/.test(thing.path)) return this.template(ref, value, depth);
    }
    return hole(ref);
  }
  private call(ref: Ref, value: Call, depth: number): Piece {
    const { values, language } = this.tracer;
    const unit = ref.unit as FileUnit;
    const get = unit.value(value.callee);
    const name = get.kind === 'get' && typeof get.key === 'string' ? get.key : undefined;
    const things = values.things({ ...ref, id: value.callee });
    const functions = things.filter((it): it is FunctionThing => it.kind === 'function');
    if (functions.length > 0 && !value.new) return any(functions.map((fn) => this.returned(fn, ref, depth)));
    const nodes = things.flatMap((it) => (it.kind === 'api' ? it.nodes : []));
    for (const { row } of values.apis.rows(nodes, 'sanitizers'))
      if (this.tracer.clears(row, { kind: 'sql', need: 'text' }, 'text'))
        return hole(ref, row.yields === 'number' ? 'number' : 'escaped');
    if (this.tracer.strips(ref)) return hole(ref, 'stripped');
    if (get.kind === 'get' && name !== undefined) {
      if (name === 'join') return this.joined(ref, get.of, value, depth);
      if (name === 'concat')
        return all([
          this.text({ ...ref, id: get.of }, depth + 1),
          ...value.args.map((id) => this.part(ref, id, depth)),
        ]);
      if (KEEPS.has(name)) return this.kept(ref, get.of, value, name, depth);
      if (name === 'reduce') return hole(ref);
      for (const { row } of nodes.length > 0 ? [] : language.rows(name, 'sanitizers'))
        if (this.tracer.clears(row, { kind: 'sql', need: 'text' }, 'text')) return hole(ref, row.yields ?? 'escaped');
    }
    const flows = values.apis.rows(nodes, 'flows').filter((it) => it.row.to === 'return' && !it.row.deep);
    if (flows.length > 0)
      return this.formatted(
        ref,
        flows.map((it) => it.row.from),
        depth,
      );
    const returns = values.apis.rows(nodes, 'returns').flatMap((it) => values.argument(ref, it.row.value));
    return returns.length > 0 ? any(returns.map((it) => this.text(it, depth + 1))) : hole(ref);
  }
  private returned(fn: FunctionThing, site: Ref, depth: number): Piece {
    const { values } = this.tracer;
    const unit = fn.ref.unit as FileUnit;
    const value = unit.value(fn.ref.id);
    if (value.kind !== 'function' || depth > MAX_DEPTH / 2) return hole(site);
    const ctx = values.enter(fn, site);
    const of = unit
      .returnsOf(value)
      .flatMap((exit) => (exit.value === undefined ? [] : [this.text({ unit, id: exit.value, ctx }, depth + 1)]));
    const found = any(of);
    return brings(found) ? found : hole(site);
  }
  /** A method of text that keeps most of it. */
  private kept(ref: Ref, of: ValueId, call: Call, name: string, depth: number): Piece {
    const receiver = this.text({ ...ref, id: of }, depth + 1);
    if (!brings(receiver)) return hole(ref);
    if ((name === 'replace' || name === 'replaceAll') && call.args[1] !== undefined) {
      const by = this.part(ref, call.args[1], depth);
      const pattern = call.args[0] === undefined ? [] : this.tracer.values.constants({ ...ref, id: call.args[0] });
      if (by.kind === 'constant')
        return receiver.kind === 'constant' && pattern.length === 1
          ? { kind: 'constant', text: receiver.text.replaceAll(pattern[0]!, by.text) }
          : receiver;
      return pattern.length === 1 ? replaced(receiver, pattern[0]!, by) : all([receiver, by]);
    }
    if (name === 'repeat') return listOf(receiver);
    return receiver;
  }
  /** `parts.join(' AND ')`. */
  private joined(ref: Ref, of: ValueId, call: Call, depth: number): Piece {
    const by = call.args[0] === undefined ? [','] : this.tracer.values.constants({ ...ref, id: call.args[0] });
    const items = this.items({ ...ref, id: of }, ref, depth + 1);
    if (items === undefined) return hole(ref);
    const between: Piece = { kind: 'constant', text: by[0] ?? ', ' };
    const found = all(items.flatMap((item, index) => (index === 0 ? [item] : [between, item])));
    return brings(found) || items.some((it) => it.kind === 'hole') ? found : hole(ref);
  }
  /** The items of a list as pieces; a list of unknown length is one item. Undefined: no such list in sight. */
  private items(ref: Ref, user: Ref, depth: number): readonly Piece[] | undefined {
    const { values } = this.tracer;
    const unit = ref.unit as FileUnit;
    const value = unit.value(ref.id);
    if (depth > MAX_DEPTH) return undefined;
    if (value.kind === 'wait') return this.items({ ...ref, id: value.of }, user, depth + 1);
    if (value.kind === 'join')
      return value.of
        .map((id) => this.items({ ...ref, id }, user, depth + 1))
        .reduce((a, b) => (a !== undefined && (b === undefined || a.length >= b.length) ? a : b), undefined);
    if (value.kind === 'call') {
      const get = unit.value(value.callee);
      const name = get.kind === 'get' && typeof get.key === 'string' ? get.key : undefined;
      if (get.kind === 'get' && name !== undefined) {
        if (name === 'map' || name === 'flatMap') return this.mapped(ref, value, depth);
        if (name === 'fill' && value.args[0] !== undefined) return [this.part(ref, value.args[0], depth)];
        if (name === 'concat')
          return [{ ...ref, id: get.of }, ...value.args.map((id) => ({ ...ref, id }))].flatMap(
            (it) => this.items(it, user, depth + 1) ?? [hole(it, undefined, [user])],
          );
        if (LIST_KEEPS.has(name)) return this.items({ ...ref, id: get.of }, user, depth + 1);
        if (name === 'from' && value.args[1] !== undefined)
          return this.mapped(ref, { ...value, args: [value.args[1]] }, depth);
      }
    }
    const found: Piece[][] = [];
    for (const thing of values.things(ref)) {
      if (thing.kind !== 'array') continue;
      const items = values.items(thing);
      if (items !== undefined)
        found.push(items.map((item) => (isRef(item) ? this.element(item, user, depth) : this.constantsOf(item, ref))));
      else if (thing.made === undefined) found.push(this.written(thing.ref, user, depth));
    }
    return found.sort((a, b) => b.length - a.length)[0];
  }
  /** An array literal with a spread that is not known: its other items stand there still. */
  private written(ref: Ref, user: Ref, depth: number): Piece[] {
    const value = (ref.unit as FileUnit).value(ref.id);
    if (value.kind !== 'array') return [];
    return value.items.flatMap((id, index) =>
      value.spreads?.includes(index)
        ? [...(this.items({ ...ref, id }, user, depth + 1) ?? [hole({ ...ref, id }, undefined, [user])])]
        : [this.element({ ...ref, id }, user, depth)],
    );
  }
  private element(ref: Ref, user: Ref, depth: number): Piece {
    const found = this.text(ref, depth + 1);
    return brings(found) ? found : hole(ref, undefined, [user]);
  }
  private mapped(ref: Ref, call: Call, depth: number): readonly Piece[] | undefined {
    const { values } = this.tracer;
    const callback =
      call.args[0] === undefined
        ? undefined
        : values.things({ ...ref, id: call.args[0] }).find((it) => it.kind === 'function');
    if (callback?.kind !== 'function') return undefined;
    const unit = callback.ref.unit as FileUnit;
    const fn = unit.value(callback.ref.id);
    if (fn.kind !== 'function') return undefined;
    const of = unit
      .returnsOf(fn)
      .flatMap((exit) =>
        exit.value === undefined
          ? []
          : [
              this.element(
                { unit, id: exit.value, ctx: callback.ref.ctx },
                { unit, id: exit.value, ctx: callback.ref.ctx },
                depth,
              ),
            ],
      );
    return [any(of)];
  }
  private constantsOf(things: readonly { readonly kind: string }[], ref: Ref): Piece {
    const of = (things as readonly { readonly kind: string; readonly value?: unknown }[])
      .filter((it) => it.kind === 'constant')
      .map((it): Piece => ({ kind: 'constant', text: String(it.value) }));
    return of.length === things.length && of.length > 0 ? any(of) : hole(ref);
  }
  /** A library function that makes text of text: `%s` of a format are its further arguments. */
  private formatted(ref: Ref, froms: readonly string[], depth: number): Piece {
    const refs = [
      ...new Map(
        froms.flatMap((from) => headRefs(this.tracer.values, ref, from.split(' ')[0]!)).map((it) => [it.id, it]),
      ).values(),
    ].sort((a, b) => a.id - b.id);
    if (refs.length === 0) return hole(ref);
    const first = this.text(refs[0]!, depth + 1);
    if (first.kind !== 'constant' || !/%[sdifjoOIL]/.test(first.text)) {
      const found = refs.length === 1 ? first : all(refs.map((it) => this.part(ref, it.id, depth)));
      return brings(found) ? found : hole(ref);
    }
    const chunks = first.text.split(/%[sdifjoOIL]/);
    const kinds = [...first.text.matchAll(/%([sdifjoOIL])/g)].map((it) => it[1]!);
    const call = (ref.unit as FileUnit).value(ref.id) as Call;
    return all(
      chunks.flatMap((text, index): Piece[] => {
        const id = index === 0 ? undefined : call.args[index];
        const at: Piece[] =
          index === 0
            ? []
            : id === undefined
              ? [EMPTY]
              : [/[dif]/.test(kinds[index - 1]!) ? hole({ ...ref, id }, 'number', [ref]) : this.part(ref, id, depth)];
        return [...at, { kind: 'constant', text }];
      }),
    );
  }
  private member(ref: Ref, depth: number): Piece {
    const { values } = this.tracer;
    const get = (ref.unit as FileUnit).value(ref.id);
    if (get.kind !== 'get') return hole(ref);
    const base: Ref = { ...ref, id: get.of };
    const keys = values.keys(ref, get.key);
    const of: Piece[] = [];
    for (const thing of values.things(base)) {
      if (thing.kind === 'object') {
        for (const entry of values.entriesOf(thing.ref))
          if (keys.length === 0 || keys.includes(entry.key)) of.push(this.text(entry.value, depth + 1));
      } else if (thing.kind === 'instance')
        for (const key of keys) of.push(...fieldRefs(values, thing, key, 0).map((it) => this.text(it, depth + 1)));
    }
    const found = any(of);
    return of.length > 0 && brings(found) ? found : this.others(ref, depth);
  }
  /** Whatever the values pass knows: constants and texts written elsewhere. */
  private others(ref: Ref, depth: number): Piece {
    const things = this.tracer.values.things(ref);
    const of: Piece[] = [];
    for (const thing of things) {
      if (thing.kind === 'constant')
        of.push(
          thing.value === undefined || thing.value === null ? EMPTY : { kind: 'constant', text: String(thing.value) },
        );
      else if (thing.kind === 'text' && (thing.ref.id !== ref.id || thing.ref.unit !== ref.unit))
        of.push(this.text(thing.ref, depth + 1));
      else return hole(ref);
    }
    return of.length > 0 ? any(of) : hole(ref);
  }
}

function isNumber(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'literal' && typeof value.value === 'number';
}
function hole(ref: Ref, safe?: string, users: readonly Ref[] = []): Piece {
  return { kind: 'hole', ref, users, ...(safe !== undefined && { safe }) };
}
function all(of: readonly Piece[]): Piece {
  const flat = of.flatMap((it) => (it.kind === 'all' ? it.of : [it]));
  const out: Piece[] = [];
  for (const it of flat) {
    const last = out.at(-1);
    if (it.kind === 'constant' && last?.kind === 'constant')
      out[out.length - 1] = { kind: 'constant', text: last.text + it.text };
    else if (it.kind !== 'constant' || it.text !== '') out.push(it);
  }
  return out.length === 0 ? EMPTY : out.length === 1 ? out[0]! : { kind: 'all', of: out };
}
function any(of: readonly Piece[]): Piece {
  const flat = [...new Set(of.flatMap((it) => (it.kind === 'any' ? it.of : [it])))];
  const seen = new Set<string>();
  const out = flat.filter((it) => {
    if (it.kind !== 'constant') return true;
    if (seen.has(it.text)) return false;
    seen.add(it.text);
    return true;
  });
  return out.length === 0 ? EMPTY : out.length === 1 ? out[0]! : { kind: 'any', of: out };
}
const bringing = new WeakMap<Piece, boolean>();
/** True when there is constant text in it. */
export function brings(piece: Piece): boolean {
  if (piece.kind === 'constant') return piece.text !== '';
  if (piece.kind === 'hole') return false;
  let found = bringing.get(piece);
  if (found === undefined) {
    bringing.set(piece, false);
    bringing.set(piece, (found = piece.of.some(brings)));
  }
  return found;
}
/** Conditions at the place where a part is put in hold for its holes as well. */
function withUser(piece: Piece, user: Ref): Piece {
  if (piece.kind === 'hole') return { ...piece, users: [...piece.users, user] };
  return piece;
}
function listOf(piece: Piece): Piece {
  return piece.kind === 'constant' ? { kind: 'constant', text: piece.text.replace(/,\s*$/, '') } : piece;
}
/** The holes of a bound template as placeholders. */
function bound(value: Text): string {
  return value.chunks.map((chunk, index) => (index === 0 ? chunk : `?${chunk}`)).join('');
}
function replaced(piece: Piece, pattern: string, by: Piece): Piece {
  if (piece.kind === 'constant')
    return all(
      piece.text
        .split(pattern)
        .flatMap((text, index): Piece[] =>
          index === 0 ? [{ kind: 'constant', text }] : [by, { kind: 'constant', text }],
        ),
    );
  if (piece.kind === 'all') return all(piece.of.map((it) => replaced(it, pattern, by)));
  if (piece.kind === 'any') return any(piece.of.map((it) => replaced(it, pattern, by)));
  return piece;
}
