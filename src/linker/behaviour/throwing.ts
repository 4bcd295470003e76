/** Which values may throw: every call except those that are known not to. */
import type { ValueId } from '../../facts/facts.ts';
import { type FunctionThing, type Ref, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { onlyLogs } from './log-helpers.ts';
import { ownLogAt } from './logs.ts';
import { chainEnd, fateOf, gathers } from './promises.ts';
import { Evaluator, type Machine } from './regions.ts';
import { type Scene } from './scene.ts';
import { States, THROW } from './states.ts';
import { standsFor } from '../http.ts';
import { neverReturns } from '../returning.ts';

/** Functions of the language that do throw on bad input. */
const STRICT = new Set([
  'parse',
  'decodeURIComponent',
  'decodeURI',
  'BigInt',
  'URL',
  'RegExp',
  'fetch',
  'structuredClone',
  'eval',
  'atob',
  'require',
  'Function',
]);
/** Rows of what fails at once for a reason: it reads, converts, checks or opens something. */
const REASONS = ['crypto', 'validators', 'schemas', 'sanitizers', 'guards', 'proves', 'sinks'] as const;
const MAX_DEPTH = 5;

export class Throwing {
  private readonly scene: Scene;
  private readonly reasons: 'any' | 'seen';
  private readonly memo = new Map<string, boolean>();
  /** Whether functions only write lines of a log. */
  private readonly helpers = new Map<string, boolean>();
  private languageNames: Set<string> | undefined;
  private depth = 0;

  /**
   * @param reasons `seen`: what nobody understands, and nobody waits for, counts as safe: a method of a text or a list
   *   whose type is not seen (`address.startsWith('/')`) is no reason to say that something fails.
   */
  constructor(scene: Scene, reasons: 'any' | 'seen') {
    this.scene = scene;
    this.reasons = reasons;
  }
  /** True when evaluating the value may throw (or give a promise that is rejected). */
  mayThrow(unit: FileUnit, id: ValueId): boolean {
    const value = unit.value(id);
    if (value.kind === 'wait') {
      const of = unit.value(value.of);
      if (of.kind === 'call' && waitsOf(unit, value.of).includes(id)) return this.callMayThrow(unit, value.of, false);
      return of.kind !== 'call' && of.kind !== 'text' && of.kind !== 'literal' && of.kind !== 'absent';
    }
    if (value.kind === 'text') return value.tag !== undefined && this.scene.actsIn(unit).has(id);
    return this.callMayThrow(unit, id, waitsOf(unit, id).length > 0 || isGathered(unit, id));
  }
  /** `isKept`: its promise is kept, and whoever waits for it later is told of its failure, or nobody is. */
  private callMayThrow(unit: FileUnit, id: ValueId, isKept: boolean): boolean {
    const value = unit.value(id);
    const { values } = this.scene;
    if (value.kind !== 'call') return false;
    const callee = unit.value(value.callee);
    if (callee.kind === 'global') return STRICT.has(callee.name);
    if (callee.kind === 'super') return false;
    if (callee.kind === 'param' && this.isContinuation(unit, value.callee)) return false;
    const ref: Ref = values.ref(unit, id);
    // A line of a log is written, or lost, and stops nothing.
    if (ownLogAt(this.scene, ref) !== undefined) return false;
    const things = values.things({ ...ref, id: value.callee });
    let known = false;
    // The promise of a call that nobody waits for is rejected elsewhere.
    const dropped = value.unused === true || isKept;
    for (const thing of things) {
      if (thing.kind === 'function') {
        known = true;
        if (this.functionMayThrow(thing, dropped) && !this.onlyLogs(thing)) return true;
      } else if (thing.kind === 'class' && value.new === true) {
        known = true;
        const made = values.constructorOf(thing);
        if (made !== undefined && this.functionMayThrow(made)) return true;
      } else if (thing.kind === 'api') {
        if (isKept) {
          known = true;
          continue;
        }
        if (thing.nodes.length === 0 && (this.reasons === 'seen' || thing.package.startsWith('language:'))) continue;
        known = true;
        const { apis } = values;
        // What fails is told to the callback.
        const last = value.args.at(-1);
        if (
          last !== undefined &&
          unit.value(last).kind === 'function' &&
          apis.rows(thing.nodes, 'callbacks').some(({ row }) => row.runs === 'later')
        )
          continue;
        if (
          apis.has(thing.nodes, 'data') ||
          apis.has(thing.nodes, 'queries') ||
          apis.has(thing.nodes, 'outbound') ||
          apis.has(thing.nodes, 'transactions')
        )
          return true;
        if (apis.rows(thing.nodes, 'infallible').some(({ row }) => this.scene.holds(ref, row.when))) continue;
        const harmless = ['logs', 'responses', 'statuses', 'pools', 'schemas', 'errors', 'audits'] as const;
        if (harmless.some((kind) => apis.has(thing.nodes, kind)) || apis.flagged(thing.nodes, 'fluent')) continue;
        if (apis.connections(thing.nodes).some((it) => it.does === 'release')) continue;
        // `req.get('origin')`: what has arrived is there; a body that one waits for may not arrive whole.
        if (apis.has(apis.step(thing.nodes, '()'), 'sources') && fateOf(unit, id) !== 'awaited') continue;
        if (thing.nodes.length > 0 && thing.nodes.every((node) => node.package.startsWith('language:'))) {
          if (STRICT.has(thing.path.split(/[ .]+/).at(-1) ?? '')) return true;
          continue;
        }
        // What is done at once, and is not known to work or to refuse, is a setter or a look-up as a rule.
        if (
          this.reasons === 'seen' &&
          fateOf(unit, id) !== 'awaited' &&
          !REASONS.some((kind) => apis.has(thing.nodes, kind))
        )
          continue;
        return true;
      }
    }
    if (known || isKept) return false;
    if (this.reasons === 'seen' && fateOf(unit, id) !== 'awaited') return false;
    return !(callee.kind === 'get' && typeof callee.key === 'string' && this.ofLanguage(callee.key));
  }
  /** `return this.write(line)`: the call of a function that gives a promise back, which is handed on as it is. */
  private isReturnedPromise(unit: FileUnit, id: ValueId): boolean {
    const call = unit.value(id);
    if (call.kind !== 'call' || !unit.facts.exits.some((exit) => exit.kind === 'return' && exit.value === id))
      return false;
    const things = this.scene.values.things({ ...this.scene.values.ref(unit, id), id: call.callee });
    return (
      things.length > 0 && things.every((thing) => thing.kind === 'function' && !this.functionMayThrow(thing, true))
    );
  }
  /** `next`: what it starts fails for itself. */
  private isContinuation(unit: FileUnit, id: ValueId): boolean {
    if (isSettler(unit, id)) return true;
    return this.scene.values.things(this.scene.values.ref(unit, id)).some((it) => standsFor(it, 'next'));
  }
  /** The call never comes back: it throws by itself, or is a function of the project that always does. */
  neverReturns(unit: FileUnit, id: ValueId): boolean {
    return neverReturns(this.scene.values, this.scene.values.ref(unit, id));
  }
  /** A method that text, lists and the like have: `push`, `trim`. */
  private ofLanguage(name: string): boolean {
    if (this.languageNames === undefined) {
      this.languageNames = new Set([
        'then',
        'catch',
        'finally',
        'toString',
        'valueOf',
        'bind',
        'hasOwnProperty',
        'on',
        'once',
        'emit',
        'off',
      ]);
      for (const library of this.scene.values.apis.libraries) {
        if (library.ecosystem !== 'language') continue;
        for (const rows of [library.flows, library.sanitizers, library.callbacks]) {
          for (const row of rows ?? []) {
            const [type, last] = row.at.trim().split(/\s+/);
            if (type === undefined || !/^[A-Z]/.test(type) || last === undefined) continue;
            for (const it of last.replace(/^\./, '').split('|')) this.languageNames.add(it);
          }
        }
      }
    }
    return this.languageNames.has(name) && !STRICT.has(name);
  }
  private onlyLogs(fn: FunctionThing): boolean {
    const key = valueKey(fn.ref);
    let found = this.helpers.get(key);
    if (found === undefined) this.helpers.set(key, (found = onlyLogs(this.scene, fn)));
    return found;
  }
  /** A function out of which an error can come; `atOnce`: before it gives a promise back. */
  functionMayThrow(fn: FunctionThing, atOnce = false): boolean {
    const unit = fn.ref.unit;
    const own = unit.value(fn.ref.id);
    if (atOnce && own.kind === 'function' && own.async === true) return false;
    const key = `${valueKey(fn.ref)}${atOnce ? ' at once' : ''}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    if (this.depth >= MAX_DEPTH) return true;
    this.memo.set(key, true);
    this.depth++;
    const machine: Machine = {
      size: 1,
      step: (id) =>
        this.mayThrow(unit, id) && !(atOnce && this.isReturnedPromise(unit, id)) ? { to: [0], throws: [0] } : undefined,
    };
    const found = !new Evaluator(unit, machine).body(fn.ref.id, States.only(1, 0)).of(THROW).empty;
    this.depth--;
    this.memo.set(key, found);
    return found;
  }
}
/** `const work = start(); … await work`: where it is waited for, when that is not where it is called. */
function waitsOf(unit: FileUnit, id: ValueId): readonly ValueId[] {
  const call = unit.value(id);
  if (call.kind !== 'call' || call.new === true) return [];
  const users = unit.usersOf(id);
  return users.every((user) => {
    const it = unit.value(user);
    return it.kind === 'wait' && it.of === id && (it.start > call.start || it.end < call.end);
  })
    ? users
    : [];
}
/** `resolve` or `reject` of `new Promise((resolve, reject) => …)`. */
export function isSettler(unit: FileUnit, id: ValueId): boolean {
  const param = unit.value(id);
  if (param.kind !== 'param') return false;
  return unit.usersOf(param.function).some((user) => {
    const made = unit.value(user);
    const callee = made.kind === 'call' && made.new === true ? unit.value(made.callee) : undefined;
    return callee?.kind === 'global' && callee.name === 'Promise';
  });
}
/** `Promise.allSettled([…])`: how each of these turns out is only told, whoever waits for it. */
function isGathered(unit: FileUnit, id: ValueId): boolean {
  return gathers(unit, id) === undefined && chainEnd(unit, id).end === id && fateOf(unit, id) === 'settled';
}
