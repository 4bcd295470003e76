/** Which HTTP status a value, an answer or an error stands for. */
import { isStatus, statusNamed } from './http.ts';
import { madeInOwnFrames } from './own-frames.ts';
import { type Context, isRef, type ClassThing, type FunctionThing, type Ref } from './things.ts';
import type { Values } from './values/kernel.ts';

const TOO_MANY = 429;

/** The status that a value is: a number, or a member with a standard name. */
export function statusOf(values: Values, ref: Ref): number | undefined {
  const found = values.things(ref).flatMap((thing) => {
    const number =
      thing.kind === 'constant'
        ? typeof thing.value === 'string'
          ? (statusNamed(thing.value) ?? Number(thing.value))
          : thing.value
        : thing.kind === 'api'
          ? statusNamed(thing.path.split(/[ .]+/).at(-1) ?? '')
          : undefined;
    return isStatus(number) ? [number] : [];
  });
  // Of all that a table of statuses holds none tells that requests are counted.
  if (found.length > 0) return found.find((it) => it !== TOO_MANY) ?? found[0];
  const value = ref.unit.value(ref.id);
  return value.kind === 'get' && typeof value.key === 'string' ? statusNamed(value.key) : undefined;
}
/** The same of a value that is nothing else: what comes of a parameter may be what others hand over, or a default. */
function onlyStatus(values: Values, ref: Ref): number | undefined {
  const things = values.things(ref);
  const isOne = new Set(things.map((it) => (it.kind === 'constant' ? it.value : it))).size < 2;
  return isOne ? statusOf(values, ref) : undefined;
}
/** The status of an answer that is given back as an object with that in a member. */
export function statusOfReturned(values: Values, ref: Ref, member: string): number | undefined {
  for (const thing of values.things(ref)) {
    if (thing.kind !== 'object') continue;
    const found = values.memberRefs(thing.ref, member).map((it) => statusOf(values, it));
    if (found.length > 0) return found[0];
  }
  return undefined;
}
/** The status with which a handler refuses by what it gives back; undefined: it does not. */
export function refusalGiven(values: Values, handler: Ref, given: number | undefined): number | undefined {
  const member = given === undefined ? undefined : values.handed.statusMember(handler);
  const status = member === undefined ? undefined : statusOfReturned(values, { ...handler, id: given! }, member);
  return status !== undefined && status >= 400 ? status : undefined;
}
/** The status that library data gives a call: a number, or an argument that holds it. */
export function statusOfRow(values: Values, site: Ref, status: number | string | undefined): number | undefined {
  if (typeof status === 'number' || status === undefined) return status;
  return values
    .argument(site, status)
    .map((it) => statusOf(values, it))
    .find((it) => it !== undefined);
}
/** So many classes, each made of the one above it. */
const MAX_CLASSES = 6;
/** What a call answers refuses whoever asks, or sends them elsewhere. */
export function answersRefusing(values: Values, site: Ref, deep = 0): boolean {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call' || deep > MAX_CLASSES) return false;
  return values.things({ ...site, id: call.callee }).some((it) => {
    const made = it.kind === 'class' ? values.constructorOf(it) : undefined;
    if (made !== undefined) return makesRefusal(values, made, site, deep);
    const callee = it.kind === 'class' ? values.ancestors(it).find(({ kind }) => kind === 'api') : it;
    if (callee === undefined) return false;
    const rows = callee.kind === 'api' ? values.apis.rows(callee.nodes, 'responses') : [];
    return rows.some(({ row }) => row.as === 'redirect' || (statusOfRow(values, site, row.status) ?? 0) >= 400);
  });
}
/** A constructor hands to that of an answer what makes it refuse. */
function makesRefusal(values: Values, made: FunctionThing, site: Ref, deep: number): boolean {
  const { unit, id: at } = made.ref;
  const fn = unit.value(at);
  if (fn.kind !== 'function') return false;
  const ctx = values.enter(made, site);
  const { first, last } = unit.region(fn.body);
  for (let id = first; id < last; id++) {
    const call = unit.value(id);
    if (call.kind === 'call' && unit.value(call.callee).kind === 'super')
      return answersRefusing(values, { unit, id, ctx }, deep + 1);
  }
  return false;
}
/** The status with which an error that is made here will be answered; undefined: none is said. */
export function statusOfError(values: Values, ref: Ref): number | undefined {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  if (value.kind === 'call') {
    for (const callee of values.things({ ...ref, id: value.callee })) {
      if (callee.kind !== 'api') continue;
      for (const { row } of values.apis.rows(callee.nodes, 'errors')) {
        const status = statusOfRow(values, ref, row.status);
        if (status !== undefined) return status;
      }
    }
  }
  for (const thing of madeInOwnFrames(values, ref) ?? values.things(ref)) {
    const found = thing.kind === 'instance' ? fromInstance(values, thing.of, thing.ctx) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
/** `ctx`: the frame in which it was made. */
function fromInstance(values: Values, of: ClassThing | FunctionThing, ctx: Context): number | undefined {
  for (const arg of ctx.args) {
    if (arg === undefined) continue;
    const found = isRef(arg)
      ? statusOf(values, arg)
      : arg.flatMap((it) => (it.kind === 'constant' && isStatus(it.value) ? [it.value] : []))[0];
    if (found !== undefined && found >= 300) return found;
  }
  const unit = of.ref.unit;
  const value = unit.value(of.ref.id);
  if (value.kind !== 'class') return undefined;
  const cls: ClassThing = { kind: 'class', ref: of.ref };
  for (const it of [cls, ...values.ancestors(cls)]) {
    if (it.kind === 'class') {
      const found = fromClass(values, it, ctx);
      if (found !== undefined) return found;
    } else if (it.kind === 'api') {
      const row = values.apis.rows(it.nodes, 'errors')[0]?.row;
      if (typeof row?.status === 'number') return row.status;
    }
  }
  return undefined;
}
/** The status that a class itself gives its instances. */
function fromClass(values: Values, cls: ClassThing, ctx: Context): number | undefined {
  const value = cls.ref.unit.value(cls.ref.id);
  if (value.kind !== 'class') return undefined;
  const unit = cls.ref.unit;
  for (const member of value.members) {
    if (
      member.kind === 'field' &&
      member.value !== undefined &&
      typeof member.name === 'string' &&
      /status|code/i.test(member.name)
    ) {
      const found = statusOf(values, { ...cls.ref, id: member.value });
      if (found !== undefined) return found;
    }
  }
  const made = value.members.find((member) => member.kind === 'constructor')?.value;
  const fn = made === undefined ? undefined : unit.value(made);
  if (fn?.kind === 'function') {
    const { first, last } = unit.region(fn.body);
    for (let id = first; id < last; id++) {
      const it = unit.value(id);
      if (it.kind === 'set' && typeof it.key === 'string' && /status|code/i.test(it.key)) {
        const found = onlyStatus(values, { ...cls.ref, id: it.to, ctx });
        if (found !== undefined) return found;
      }
      if (it.kind === 'call' && unit.value(it.callee).kind === 'super') {
        for (const arg of it.args) {
          const found = onlyStatus(values, { ...cls.ref, id: arg, ctx });
          if (found !== undefined && found >= 300) return found;
        }
      }
    }
  }
  return undefined;
}
