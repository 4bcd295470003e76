/** The text of a statement: constant pieces and holes, followed backward through everything that puts text together. */
import type { Text, ValueId } from '../../facts/facts.ts';
import { type Ref, refKey } from '../things.ts';
import { callText } from './compose-calls.ts';
import type { Composing } from './composing.ts';
import { fieldRefs } from './fields.ts';
import { all, any, bound, brings, EMPTY, hole, isNumber, withUser, type Piece } from './pieces.ts';
import type { Tracer } from './tracer.ts';

const MAX_DEPTH = 60;

export class Composer implements Composing {
  readonly tracer: Tracer;
  private readonly memo = new Map<string, Piece>();
  private readonly running = new Map<string, Piece>();

  constructor(tracer: Tracer) {
    this.tracer = tracer;
  }

  /** The text a value may be. A value that is no known text is one hole. */
  text(ref: Ref, depth = 0): Piece {
    const unit = ref.unit;
    const ctx = this.tracer.values.contexts.trim(unit, ref.id, ref.ctx);
    const at: Ref = { unit, id: ref.id, ctx };
    const key = refKey({ unit, id: ref.id, ctx });
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
    const unit = ref.unit;
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
        if (operator !== '||' && operator !== '??') return hole(ref);
        // What was kept under a name is what is tested elsewhere, and not what it was chosen from.
        const isNamed = unit.usersOf(ref.id).length > 1;
        return any(
          [inner(left), inner(right)].map((it) =>
            isNamed && it.kind === 'hole' && it.safe === undefined ? hole(ref) : it,
          ),
        );
      }
      case 'join': {
        // A loop adds to what it was before: that is what its own name stands for inside it.
        const first = value.of[0] === undefined ? EMPTY : inner(value.of[0]);
        this.running.set(key, first);
        // An alternative that is no text is asked for as one of this variable: the branch it comes out of says more.
        const own = hole(ref);
        const asked = (it: Piece): Piece => (it.kind === 'hole' && it.safe === undefined ? own : it);
        return any(
          [first, ...value.of.slice(1).map(inner)].map((it) =>
            it.kind === 'any' && value.at === 'branch' ? any(it.of.map(asked)) : asked(it),
          ),
        );
      }
      case 'wait':
      case 'set':
      case 'store':
        return inner(value.kind === 'wait' ? value.of : value.to);
      case 'call':
        return callText(this, ref, value, depth);
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
  template(ref: Ref, value: Text, depth: number): Piece {
    const of: Piece[] = [];
    value.chunks.forEach((chunk, index) => {
      if (chunk !== '') of.push({ kind: 'constant', text: chunk });
      const id = value.holes[index];
      if (id !== undefined) of.push(this.part(ref, id, depth));
    });
    return all(of);
  }
  /** What is put into a text: opened where it brings text of its own, one hole where it is a value. */
  part(user: Ref, id: ValueId, depth: number): Piece {
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
  private member(ref: Ref, depth: number): Piece {
    const { values } = this.tracer;
    const get = ref.unit.value(ref.id);
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
