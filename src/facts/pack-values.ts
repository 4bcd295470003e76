import type { ByteReader, ByteWriter } from './bytes.ts';
import { damaged } from './bytes.ts';
import type {
  Call,
  ClassValue,
  Entry,
  FunctionValue,
  Import,
  Join,
  Key,
  Literal,
  Member,
  Op,
  Param,
  TypeValue,
  Value,
  ValueId,
  ValueKind,
} from './facts.ts';

/** Kinds by number. New ones go to the end; any other change raises the format. */
const kinds: readonly ValueKind[] = [
  'literal',
  'absent',
  'pattern',
  'text',
  'op',
  'join',
  'get',
  'set',
  'object',
  'array',
  'call',
  'wait',
  'function',
  'param',
  'self',
  'super',
  'class',
  'type',
  'cell',
  'load',
  'store',
  'import',
  'global',
  'element',
  'caught',
  'opaque',
];
const kindNumbers = new Map(kinds.map((kind, index) => [kind, index]));
const joinPlaces: readonly Join['at'][] = ['branch', 'loop', 'catch', 'finally', 'default'];
const importWays: readonly Import['how'][] = ['static', 'require', 'dynamic'];
const memberKinds: readonly Member['kind'][] = ['method', 'field', 'getter', 'setter', 'constructor'];

type Written<T> = { -readonly [Name in keyof T]: T[Name] };

/** Writes value number `id`; `last` is where the value before it starts. */
export function writeValue(w: ByteWriter, value: Value, id: ValueId, last: number): void {
  w.byte(kindNumbers.get(value.kind)!);
  w.integer(value.start - last);
  w.integer(value.end - value.start);
  switch (value.kind) {
    case 'literal':
      writeScalar(w, value.value);
      return;
    case 'absent':
      return;
    case 'pattern':
      w.string(value.source);
      w.string(value.flags);
      return;
    case 'text':
      w.natural(value.holes.length * 2 + (value.tag === undefined ? 0 : 1));
      for (const chunk of value.chunks) w.string(chunk);
      for (const hole of value.holes) ref(w, id, hole);
      maybe(w, id, value.tag);
      return;
    case 'op':
      w.natural(w.indexOf(value.operator) * 2 + (value.right === undefined ? 0 : 1));
      ref(w, id, value.left);
      maybe(w, id, value.right);
      return;
    case 'join':
      w.natural(joinPlaces.indexOf(value.at) * 2 + (value.from === undefined ? 0 : 1));
      refs(w, id, value.of);
      maybeNaturals(w, value.from);
      return;
    case 'get':
      ref(w, id, value.of);
      key(w, id, value.key);
      w.byte(flags(value.optional));
      return;
    case 'set':
      ref(w, id, value.of);
      key(w, id, value.key);
      ref(w, id, value.to);
      return;
    case 'object':
      w.natural(value.entries.length);
      for (const entry of value.entries) {
        w.byte((entry.key === null ? 1 : 0) + (entry.accessor === undefined ? 0 : entry.accessor === 'get' ? 2 : 4));
        if (entry.key !== null) key(w, id, entry.key);
        ref(w, id, entry.value);
      }
      return;
    case 'array':
      w.byte(flags(value.spreads));
      refs(w, id, value.items);
      maybeNaturals(w, value.spreads);
      return;
    case 'call':
      w.byte(flags(value.receiver, value.spreads, value.names, value.new, value.optional, value.unused, value.texts));
      ref(w, id, value.callee);
      maybe(w, id, value.receiver);
      refs(w, id, value.args);
      maybeNaturals(w, value.spreads);
      if (value.names !== undefined) {
        w.natural(value.names.length);
        for (const name of value.names) w.natural(name === null ? 0 : w.indexOf(name) + 1);
      }
      if (value.texts !== undefined) {
        w.natural(value.texts.length);
        for (const text of value.texts) w.string(text);
      }
      return;
    case 'wait':
      ref(w, id, value.of);
      w.byte(value.how === 'await' ? 0 : 1);
      return;
    case 'function':
      w.byte(flags(value.self, value.owner, value.async, value.generator, value.arrow, value.marks, value.returnType));
      w.string(value.name);
      refs(w, id, value.params);
      w.natural(value.body);
      maybe(w, id, value.self);
      maybe(w, id, value.owner);
      maybeRefs(w, id, value.marks);
      maybe(w, id, value.returnType);
      return;
    case 'param':
      w.byte(flags(value.rest, value.default, value.type, value.field, value.marks));
      ref(w, id, value.function);
      w.natural(value.index);
      w.string(value.name);
      maybe(w, id, value.default);
      maybe(w, id, value.type);
      if (value.field !== undefined) w.string(value.field);
      maybeRefs(w, id, value.marks);
      return;
    case 'self':
    case 'super':
      ref(w, id, value.of);
      return;
    case 'class':
      w.byte(flags(value.implements, value.marks));
      w.string(value.name);
      refs(w, id, value.extends);
      maybeRefs(w, id, value.implements);
      w.natural(value.members.length);
      for (const member of value.members) {
        w.byte(memberKinds.indexOf(member.kind));
        w.byte(flags(member.value, member.type, member.static, member.marks));
        w.integer(member.start - value.start);
        w.integer(member.end - member.start);
        key(w, id, member.name);
        maybe(w, id, member.value);
        maybe(w, id, member.type);
        maybeRefs(w, id, member.marks);
      }
      ref(w, id, value.self);
      maybeRefs(w, id, value.marks);
      return;
    case 'type':
      w.byte(flags(value.target, value.args, value.members, value.literal));
      w.string(value.name);
      maybe(w, id, value.target);
      maybeRefs(w, id, value.args);
      if (value.members !== undefined) {
        w.natural(value.members.length);
        for (const member of value.members) {
          w.byte(flags(member.type, member.optional));
          w.string(member.name);
          maybe(w, id, member.type);
        }
      }
      if (value.literal !== undefined) writeScalar(w, value.literal);
      return;
    case 'cell':
    case 'global':
      w.string(value.name);
      return;
    case 'load':
      ref(w, id, value.cell);
      return;
    case 'store':
      ref(w, id, value.cell);
      ref(w, id, value.to);
      return;
    case 'import':
      w.natural(importWays.indexOf(value.how) * 2 + flags(value.typeOnly));
      key(w, id, value.from);
      w.string(value.name);
      return;
    case 'element':
      ref(w, id, value.of);
      w.byte(flags(value.keys));
      return;
    case 'caught':
      w.byte(flags(value.types));
      w.natural(value.from);
      maybeRefs(w, id, value.types);
      return;
    case 'opaque':
      w.string(value.why);
      return;
  }
}

// Another value is written as how far back it is; a missing one not at all: the flags tell.
function ref(w: ByteWriter, id: ValueId, of: ValueId): void {
  w.integer(id - of);
}
function refs(w: ByteWriter, id: ValueId, of: readonly ValueId[]): void {
  w.natural(of.length);
  for (const each of of) w.integer(id - each);
}
function maybe(w: ByteWriter, id: ValueId, of: ValueId | undefined): void {
  if (of !== undefined) w.integer(id - of);
}
function maybeRefs(w: ByteWriter, id: ValueId, of: readonly ValueId[] | undefined): void {
  if (of !== undefined) refs(w, id, of);
}
function maybeNaturals(w: ByteWriter, of: readonly number[] | undefined): void {
  if (of === undefined) return;
  w.natural(of.length);
  for (const each of of) w.natural(each);
}
function key(w: ByteWriter, id: ValueId, of: Key): void {
  w.natural(typeof of === 'string' ? w.indexOf(of) * 2 : folded(id - of) * 2 + 1);
}

/** Reads value number `id` as `writeValue` wrote it. */
export function readValue(r: ByteReader, id: ValueId, last: number): Value {
  const kind = kinds[r.natural()];
  if (kind === undefined) throw damaged();
  const start = last + r.integer();
  const end = start + r.integer();
  switch (kind) {
    case 'literal':
      return { kind, start, end, value: readScalar(r) };
    case 'absent':
      return { kind, start, end };
    case 'pattern':
      return { kind, start, end, source: r.string(), flags: r.string() };
    case 'text': {
      const head = r.natural();
      const count = head >>> 1;
      const chunks: string[] = [];
      for (let index = 0; index <= count; index++) chunks.push(r.string());
      const holes: ValueId[] = [];
      for (let index = 0; index < count; index++) holes.push(id - r.integer());
      return (head & 1) === 0
        ? { kind, start, end, chunks, holes }
        : { kind, start, end, chunks, holes, tag: id - r.integer() };
    }
    case 'op': {
      const head = r.natural();
      const op: Written<Op> = { kind, start, end, operator: r.stringAt(head >>> 1), left: id - r.integer() };
      if ((head & 1) !== 0) op.right = id - r.integer();
      return op;
    }
    case 'join': {
      const head = r.natural();
      const at = joinPlaces[head >>> 1];
      if (at === undefined) throw damaged();
      const of = readRefs(r, id);
      return (head & 1) === 0 ? { kind, start, end, of, at } : { kind, start, end, of, at, from: readNaturals(r) };
    }
    case 'get': {
      const of = id - r.integer();
      const key = readKey(r, id);
      return r.natural() === 0 ? { kind, start, end, of, key } : { kind, start, end, of, key, optional: true };
    }
    case 'set':
      return { kind, start, end, of: id - r.integer(), key: readKey(r, id), to: id - r.integer() };
    case 'object': {
      const entries: Entry[] = [];
      for (let count = r.count(); count > 0; count--) {
        const has = r.natural();
        const key = (has & 1) === 0 ? readKey(r, id) : null;
        const value = id - r.integer();
        entries.push(has < 2 ? { key, value } : { key, value, accessor: (has & 2) === 0 ? 'set' : 'get' });
      }
      return { kind, start, end, entries };
    }
    case 'array': {
      const has = r.natural();
      const items = readRefs(r, id);
      return has === 0 ? { kind, start, end, items } : { kind, start, end, items, spreads: readNaturals(r) };
    }
    case 'call':
      return readCall(r, id, start, end);
    case 'wait':
      return { kind, start, end, of: id - r.integer(), how: r.natural() === 0 ? 'await' : 'yield' };
    case 'function':
      return readFunction(r, id, start, end);
    case 'param':
      return readParam(r, id, start, end);
    case 'self':
    case 'super':
      return { kind, start, end, of: id - r.integer() };
    case 'class':
      return readClass(r, id, start, end);
    case 'type':
      return readType(r, id, start, end);
    case 'cell':
    case 'global':
      return { kind, start, end, name: r.string() };
    case 'load':
      return { kind, start, end, cell: id - r.integer() };
    case 'store':
      return { kind, start, end, cell: id - r.integer(), to: id - r.integer() };
    case 'import': {
      const head = r.natural();
      const how = importWays[head >>> 1];
      if (how === undefined) throw damaged();
      const from = readKey(r, id);
      const name = r.string();
      return (head & 1) === 0
        ? { kind, start, end, from, name, how }
        : { kind, start, end, from, name, how, typeOnly: true };
    }
    case 'element': {
      const of = id - r.integer();
      return r.natural() === 0 ? { kind, start, end, of } : { kind, start, end, of, keys: true };
    }
    case 'caught': {
      const has = r.natural();
      const from = r.natural();
      return has === 0 ? { kind, start, end, from } : { kind, start, end, from, types: readRefs(r, id) };
    }
    case 'opaque':
      return { kind, start, end, why: r.string() };
  }
}

function readCall(r: ByteReader, id: ValueId, start: number, end: number): Call {
  const has = r.natural();
  const callee = id - r.integer();
  const call: Written<Call> =
    (has & 1) === 0
      ? { kind: 'call', start, end, callee, args: readRefs(r, id) }
      : { kind: 'call', start, end, callee, receiver: id - r.integer(), args: readRefs(r, id) };
  if (has < 2) return call;
  if ((has & 2) !== 0) call.spreads = readNaturals(r);
  if ((has & 4) !== 0) {
    const names: (string | null)[] = [];
    for (let count = r.count(); count > 0; count--) {
      const name = r.natural();
      names.push(name === 0 ? null : r.stringAt(name - 1));
    }
    call.names = names;
  }
  if ((has & 8) !== 0) call.new = true;
  if ((has & 16) !== 0) call.optional = true;
  if ((has & 32) !== 0) call.unused = true;
  if ((has & 64) !== 0) {
    const texts: string[] = [];
    for (let count = r.count(); count > 0; count--) texts.push(r.string());
    call.texts = texts;
  }
  return call;
}

function readFunction(r: ByteReader, id: ValueId, start: number, end: number): FunctionValue {
  const has = r.natural();
  const made: Written<FunctionValue> = {
    kind: 'function',
    start,
    end,
    name: r.string(),
    params: readRefs(r, id),
    body: r.natural(),
  };
  if ((has & 1) !== 0) made.self = id - r.integer();
  if ((has & 2) !== 0) made.owner = id - r.integer();
  if ((has & 4) !== 0) made.async = true;
  if ((has & 8) !== 0) made.generator = true;
  if ((has & 16) !== 0) made.arrow = true;
  if ((has & 32) !== 0) made.marks = readRefs(r, id);
  if ((has & 64) !== 0) made.returnType = id - r.integer();
  return made;
}

function readParam(r: ByteReader, id: ValueId, start: number, end: number): Param {
  const has = r.natural();
  const made: Written<Param> = {
    kind: 'param',
    start,
    end,
    function: id - r.integer(),
    index: r.natural(),
    name: r.string(),
  };
  if ((has & 1) !== 0) made.rest = true;
  if ((has & 2) !== 0) made.default = id - r.integer();
  if ((has & 4) !== 0) made.type = id - r.integer();
  if ((has & 8) !== 0) made.field = r.string();
  if ((has & 16) !== 0) made.marks = readRefs(r, id);
  return made;
}

function readClass(r: ByteReader, id: ValueId, start: number, end: number): ClassValue {
  const has = r.natural();
  const name = r.string();
  const parents = readRefs(r, id);
  const interfaces = (has & 1) === 0 ? undefined : readRefs(r, id);
  const members: Member[] = [];
  for (let count = r.count(); count > 0; count--) {
    const kind = memberKinds[r.natural()];
    if (kind === undefined) throw damaged();
    const holds = r.natural();
    const from = start + r.integer();
    const member: Written<Member> = { kind, start: from, end: from + r.integer(), name: readKey(r, id) };
    if ((holds & 1) !== 0) member.value = id - r.integer();
    if ((holds & 2) !== 0) member.type = id - r.integer();
    if ((holds & 4) !== 0) member.static = true;
    if ((holds & 8) !== 0) member.marks = readRefs(r, id);
    members.push(member);
  }
  const made: Written<ClassValue> = {
    kind: 'class',
    start,
    end,
    name,
    extends: parents,
    members,
    self: id - r.integer(),
  };
  if (interfaces !== undefined) made.implements = interfaces;
  if ((has & 2) !== 0) made.marks = readRefs(r, id);
  return made;
}

function readType(r: ByteReader, id: ValueId, start: number, end: number): TypeValue {
  const has = r.natural();
  const made: Written<TypeValue> = { kind: 'type', start, end, name: r.string() };
  if ((has & 1) !== 0) made.target = id - r.integer();
  if ((has & 2) !== 0) made.args = readRefs(r, id);
  if ((has & 4) !== 0) {
    const members: Written<NonNullable<TypeValue['members']>[number]>[] = [];
    for (let count = r.count(); count > 0; count--) {
      const holds = r.natural();
      const member: (typeof members)[number] = { name: r.string() };
      if ((holds & 1) !== 0) member.type = id - r.integer();
      if ((holds & 2) !== 0) member.optional = true;
      members.push(member);
    }
    made.members = members;
  }
  if ((has & 8) !== 0) {
    const literal = readScalar(r);
    if (literal === null) throw damaged();
    made.literal = literal;
  }
  return made;
}

function readRefs(r: ByteReader, id: ValueId): ValueId[] {
  const refs: ValueId[] = [];
  for (let count = r.count(); count > 0; count--) refs.push(id - r.integer());
  return refs;
}
function readNaturals(r: ByteReader): number[] {
  const numbers: number[] = [];
  for (let count = r.count(); count > 0; count--) numbers.push(r.natural());
  return numbers;
}
/** Even: a string; odd: how far back the value is that computes it. */
function readKey(r: ByteReader, id: ValueId): Key {
  const key = r.natural();
  if ((key & 1) === 0) return r.stringAt(key >>> 1);
  const back = key >>> 1;
  return id - ((back & 1) === 0 ? back >>> 1 : -((back + 1) >>> 1));
}

/** 0 null, 1 true, 2 false, 3 string, 4 whole number from 0, 5 any other number. */
function writeScalar(w: ByteWriter, value: Literal['value']): void {
  if (value === null) w.byte(0);
  else if (typeof value === 'boolean') w.byte(value ? 1 : 2);
  else if (typeof value === 'string') {
    w.byte(3);
    w.string(value);
  } else if (Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)) {
    w.byte(4);
    w.natural(value);
  } else {
    w.byte(5);
    w.double(value);
  }
}
function readScalar(r: ByteReader): Literal['value'] {
  switch (r.natural()) {
    case 0:
      return null;
    case 1:
      return true;
    case 2:
      return false;
    case 3:
      return r.string();
    case 4:
      return r.natural();
    case 5:
      return r.double();
    default:
      throw damaged();
  }
}

/** Which of the optional members are there, one bit each; at most seven, so that the byte is a small number. */
function flags(...members: readonly unknown[]): number {
  let bits = 0;
  for (let index = 0; index < members.length; index++) if (members[index] !== undefined) bits |= 1 << index;
  return bits;
}
/** A whole number of either sign as one from 0 up. */
function folded(value: number): number {
  return value < 0 ? -value * 2 - 1 : value * 2;
}
