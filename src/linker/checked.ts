/** What the chains have checked: asked while data is followed from a place where a handler reads its request. */
import type { RequestPart } from '../libraries/kinds.ts';
import type { Draft } from './chains.ts';
import type { FlowHooks, Promised } from './flows/hooks.ts';
import type { Roles } from './roles.ts';
import type { Context, Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import { isRef, type Values } from './values.ts';

/** Hooks that answer from the chains of the endpoints that a handler serves. */
export function chainHooks(values: Values, drafts: readonly Draft[], roles: Roles): FlowHooks {
  const byHandler = new Map<string, Draft[]>();
  for (const draft of drafts) {
    for (const thing of draft.handler?.things ?? []) {
      if (thing.kind !== 'function') continue;
      for (const key of [keyOf(thing.ref), ...wrapped(values, thing.ref)]) {
        const list = byHandler.get(key);
        if (list) list.push(draft);
        else byHandler.set(key, [draft]);
      }
    }
  }
  return {
    validated: (source, part) => {
      const served = draftsAround(source, byHandler);
      if (served.length === 0) return undefined;
      const promises = served.map((draft) => promiseOf(draft, part, roles));
      return promises.every((it) => it !== undefined) ? promises[0] : undefined;
    },
  };
}
/** Functions that a wrapper around the handler was made with (`catchAsync(handler)`). */
function wrapped(values: Values, ref: Ref): readonly string[] {
  const out: string[] = [];
  for (let ctx: Context | null = ref.ctx; ctx !== null; ctx = ctx.parent) {
    for (const arg of ctx.args) {
      for (const thing of arg === undefined ? [] : isRef(arg) ? values.things(arg) : arg)
        if (thing.kind === 'function') out.push(keyOf(thing.ref));
    }
  }
  return out;
}
/** Drafts whose handler is the function around a place, or one around that. */
function draftsAround(source: Ref, byHandler: ReadonlyMap<string, readonly Draft[]>): readonly Draft[] {
  const unit = source.unit as FileUnit;
  for (let fn = unit.ownerOf(source.id); fn >= 0; fn = unit.outerOf(fn)) {
    const found = byHandler.get(`${String(unit.index)}:${String(fn)}`);
    if (found) return found;
  }
  return [];
}
function promiseOf(draft: Draft, part: RequestPart, roles: Roles): Promised | undefined {
  for (const link of draft.chain) {
    for (const role of roles.of(link)) {
      if (role.does !== 'validates' || role.is !== 'yes' || role.byClass) continue;
      if (role.parts === undefined || role.parts.includes(part)) return { by: role.by };
    }
  }
  return undefined;
}
function keyOf(ref: Ref): string {
  return `${String(ref.unit.index)}:${String(ref.id)}`;
}
