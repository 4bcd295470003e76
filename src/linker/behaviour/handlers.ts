/** What the endpoint pass asks about handlers and what stands before them. */
import type { Answer, AuditRecord, Behaviour, Endpoint, LostError, RequestPart, Schema } from '../../model/model.ts';
import type { Draft } from '../chains.ts';
import { byPlace, placeInCall, placeOf } from '../places.ts';
import type { Item } from '../scopes.ts';
import type { FunctionThing } from '../things.ts';
import type { Behaviours } from './behaviours.ts';
import { placeKey, unitOf } from './scene.ts';

export class Handlers {
  private readonly behaviours: Behaviours;
  private readonly memo = new Map<Draft, Behaviour>();

  constructor(behaviours: Behaviours) {
    this.behaviours = behaviours;
  }
  /** The function that answers an endpoint, with the audit records that its chain leaves. */
  behaviourOf(draft: Draft): Behaviour {
    let found = this.memo.get(draft);
    if (found === undefined) this.memo.set(draft, (found = this.make(draft)));
    return found;
  }
  private make(draft: Draft): Behaviour {
    const { handler } = draft;
    const fn = handler && this.functionOf(handler);
    if (fn === undefined) {
      const seen = handler?.things.some((it) => it.kind === 'api') ?? false;
      return { name: handler?.text ?? '', at: placeOf(handler?.ref ?? draft.at), complete: seen, writes: [], reads: [], responses: [], logs: [], audits: [], outbound: [], throws: [], inputs: [], async: false };
    }
    this.behaviours.isAnswering(fn);
    const own = this.behaviours.of(fn, handler?.convention?.returnsResponse === true);
    const audits: AuditRecord[] = [...own.audits];
    for (const { item } of draft.chain) {
      const before = this.functionOf(item);
      if (before === undefined) continue;
      this.behaviours.isAnswering(before);
      for (const record of this.behaviours.of(before).audits) if (!audits.some((it) => placeKey(it.at) === placeKey(record.at))) audits.push(record);
    }
    return audits.length === own.audits.length ? own : { ...own, audits };
  }
  /** The function that an item of a chain is: itself, or the method of its class that is called. */
  functionOf(item: Item): FunctionThing | undefined {
    const { values } = this.behaviours.scene;
    for (const thing of item.things) {
      if (thing.kind === 'function' && unitOf(thing.ref).value(thing.ref.id).kind === 'function') return thing;
      const name = item.convention?.member;
      if (name === undefined || (thing.kind !== 'class' && thing.kind !== 'instance')) continue;
      const of = thing.kind === 'class' ? thing : thing.of;
      if (of.kind !== 'class') continue;
      const found = values.member({ kind: 'instance', of, ctx: of.ref.ctx }, name, item.ref).find((it): it is FunctionThing => it.kind === 'function');
      if (found) return found;
    }
    return undefined;
  }
  /** An account is made: a row is created, and a password is hashed for it. */
  makesAccount(draft: Draft): boolean {
    const fn = draft.handler && this.functionOf(draft.handler);
    return fn !== undefined && this.behaviourOf(draft).writes.some((it) => it.does === 'create') && this.behaviours.hashesPassword(fn);
  }
  validationsOf(draft: Draft): readonly { readonly part: RequestPart; readonly at: Answer['at'] }[] {
    const fn = draft.handler && this.functionOf(draft.handler);
    return fn === undefined ? [] : this.behaviours.validationsIn(fn);
  }
  /** Whether the errors of a handler reach somebody. */
  errorsHandled(draft: Draft): Answer {
    const { handler } = draft;
    if (handler === undefined) return { is: 'unknown' };
    const fn = this.functionOf(handler);
    if (fn === undefined) return handler.things.some((it) => it.kind === 'api') ? { is: 'not-applicable' } : { is: 'unknown', by: 'the handler could not be followed' };
    const lost = this.behaviours.lost(handler);
    return lost ? { is: 'no', at: lost.at, by: lost.by } : { is: 'yes', at: placeOf(handler.ref) };
  }
  /** Tells each schema which endpoints' requests it checks. */
  assignSchemas(pairs: readonly { readonly draft: Draft; readonly endpoint: Endpoint }[]): void {
    const found = new Map<Schema, Endpoint[]>();
    for (const { draft, endpoint } of pairs) {
      const items = [...draft.chain.map((it) => it.item), ...(draft.handler ? [draft.handler] : [])];
      const functions = items.flatMap((item) => this.functionOf(item) ?? []);
      for (const schema of this.behaviours.schemasFor(draft.at, items.map((it) => it.ref), functions)) found.set(schema, [...(found.get(schema) ?? []), endpoint]);
    }
    for (const [schema, endpoints] of found) (schema as { endpoints?: readonly Endpoint[] }).endpoints = endpoints;
  }
  /** Handlers and middleware whose rejections nobody receives, each once. */
  lostErrors(pairs: readonly { readonly draft: Draft; readonly endpoint: Endpoint }[]): readonly LostError[] {
    const out = new Map<string, LostError>();
    for (const { draft, endpoint } of pairs) {
      for (const { item, at } of [...draft.chain, ...(draft.handler ? [{ item: draft.handler, at: draft.at }] : [])]) {
        const found = this.behaviours.lost(item);
        const place = placeInCall(item.ref, at);
        if (found !== undefined && !out.has(placeKey(place))) out.set(placeKey(place), { ...found, at: place, endpoint });
      }
    }
    for (const { unit, id, error } of this.behaviours.floating()) {
      const found = pairs.find(({ draft }) => {
        const fn = draft.handler && this.functionOf(draft.handler);
        return fn !== undefined && this.behaviours.reaches(fn, unit, id);
      });
      if (!out.has(placeKey(error.at))) out.set(placeKey(error.at), found ? { ...error, endpoint: found.endpoint } : error);
    }
    return [...out.values()].sort(byPlace);
  }
}
