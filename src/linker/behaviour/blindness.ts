/** Calls that are waited for, or given back, and whose effect nobody knows: what a function does there is not seen. */
import type { Call, ValueId } from '../../facts/facts.ts';
import { effectless } from '../../libraries/effectless.ts';
import type { Blind } from '../../model/model.ts';
import { handsWholeRequest } from '../acts/whole-requests.ts';
import { originsIn } from '../origins.ts';
import type { ApiThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { fateOf } from './promises.ts';
import type { Scene } from './scene.ts';

/** By their names calls that look something up or work something out: what they do changes nothing. */
const READS =
  /^(?:get|find|list|count|exists?|is|has|can|fetch|read|load|search|select|lookup|resolve|compare|verify|validate|check|parse|format|render|decode|map|filter|some|every|reduce|includes|join)(?![a-z])/;
/** What is not seen in a call that is no act of a library and leads to no function of the project; undefined: nothing. */
export function blindAt(scene: Scene, ref: Ref): Blind | undefined {
  const { unit } = ref;
  const call = unit.value(ref.id);
  if (call.kind !== 'call') return undefined;
  const name = calledName(unit, call.callee);
  const fate = fateOf(unit, ref.id);
  if (isHandedOn(scene, ref, call)) return { at: scene.place(ref), package: '', why: 'dynamic' };
  // What is returned without a wait is a promise as a rule only where a method of something gives it.
  if (fate !== 'awaited' && !(fate === 'returned' && unit.value(call.callee).kind === 'get')) return undefined;
  if (READS.test(name) || isPartOfAct(scene, ref)) return undefined;
  const at = scene.place(ref);
  const things = scene.values.things({ ...ref, id: call.callee });
  const called = calledOn(unit, ref.id);
  const handed = things.filter((it) => it.kind === 'api');
  const hiding = handed.find((it) => hides(scene, it, called));
  if (hiding !== undefined) return { at, package: hiding.package, why: 'no-knowledge' };
  if (handed.some((it) => hangsOnContext(scene, it, called))) return { at, package: '', why: 'dynamic' };
  const isUnknown = fate === 'awaited' && things.every((it) => it.kind === 'unknown');
  return isUnknown ? { at, package: '', why: 'dynamic' } : undefined;
}
/** Somebody nobody knows is handed a request to answer it: `(handler) => (req, res) => handler(req, res).catch(fail)`. */
export function isHandedOn({ values }: Scene, ref: Ref, call: Call): boolean {
  const things = values.things({ ...ref, id: call.callee });
  if (things.length === 0 || !things.every((it) => it.kind === 'unknown')) return false;
  return handsWholeRequest(values, ref, call, () => fateOf(ref.unit, ref.id) === 'awaited');
}
/** The last of a chain of calls of which another is known. */
function isPartOfAct(scene: Scene, { unit, id }: Ref): boolean {
  const acts = scene.actsIn(unit);
  for (const it of originsIn(unit, id, ['receiver'])) if (acts.has(it)) return true;
  return false;
}
function calledName(unit: FileUnit, id: ValueId): string {
  const value = unit.value(id);
  if (value.kind === 'get') return typeof value.key === 'string' ? value.key : '';
  return value.kind === 'import' || value.kind === 'global' ? value.name : '';
}
/** The names of a call and of those before it in its chain: `context.db.delete(table).where(own)`. */
function calledOn(unit: FileUnit, id: ValueId): readonly string[] {
  return [...originsIn(unit, id, ['receiver'])].flatMap((it) => {
    const call = unit.value(it);
    return call.kind === 'call' ? [calledName(unit, call.callee)] : [];
  });
}
/** A package that nothing is known about, or what sounds like a write among things of a database that have no row. */
function hides(scene: Scene, { package: name, nodes }: ApiThing, called: readonly string[]): boolean {
  if (nodes.length > 0 || name.startsWith('language:') || effectless.has(name)) return false;
  const library = scene.values.apis.library(name);
  if (library === undefined || library.unread === true || library.brings === true) return !name.startsWith('node:');
  const stores = library.is?.some((it) => it === 'database' || it === 'orm') ?? false;
  return stores && called.some((it) => WRITES.test(it));
}
/** What sounds like a write of something that hangs on a context, which the project fills with what it likes. */
function hangsOnContext(scene: Scene, { package: name, path, nodes }: ApiThing, called: readonly string[]): boolean {
  const is = nodes.length > 0 ? undefined : scene.values.apis.library(name)?.is;
  if (is === undefined || !called.some((it) => WRITES.test(it))) return false;
  if (is.some((it) => it === 'graphql' || it === 'rpc')) return true;
  // On the requests and applications of a framework too: `request.user.save()`.
  return is.includes('framework') && HANGS.test(path) && !OWN.test(path);
}
/** A member of something that hangs on a request, what answers it, or the application. */
const HANGS = /^\w*(?:Request|Response|Reply|Context|App|Application|Server)(?: \.\S+){2}/;
/** What a framework itself, its platform or those who extend it put there, which holds no rows of the project. */
const OWN = /\.(?:env|session|cookies?|log|logger|response|res|raw|socket|headers|query|params|body)(?![\w])/;
const WRITES =
  /^(?:create|insert|add|save|store|put|set|update|upsert|patch|modify|replace|delete|remove|destroy|write|exec|execute|run|query|call|import|bulk|batch|increment|decrement|transaction)(?![a-z])/;
