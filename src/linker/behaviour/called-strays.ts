/** Statements beside a transaction in the functions that are called while it is open. */
import type { ValueId } from '../../facts/facts.ts';
import type { Transaction } from '../../model/model.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Access } from './accesses.ts';
import type { Act } from './acts.ts';
import { isCreated } from './connections.ts';
import { placeKey, type Scene } from './scene.ts';
import { isRecord, isRolledBack } from './stray-records.ts';
import { type Begun, describeRoot, isSameLibrary } from './transactions.ts';

/** What the pass needs of the others. */
export interface StrayKnowledge {
  /** Acts of the functions that a call reaches. */
  actsOf(unit: FileUnit, call: ValueId): readonly Act[];
  /** By `valueKey`. */
  readonly accesses: ReadonlyMap<string, Access>;
}
/** The transaction with what called functions write on another client: that client is made once, for the whole process. */
export function withCalled(scene: Scene, begun: Begun, knowledge: StrayKnowledge): Transaction {
  const { transaction, calls } = begun;
  const strays = new Map(transaction.strays.map((it) => [placeKey(it.at), it]));
  for (const call of calls) {
    const at = scene.place(call);
    for (const act of knowledge.actsOf(call.unit, call.id)) {
      if (act.is !== 'access' || strays.has(placeKey(at))) continue;
      const { access } = act;
      const it = knowledge.accesses.get(act.key);
      if (access.does !== 'create' && access.does !== 'update' && access.does !== 'delete' && access.does !== 'upsert')
        continue;
      if (
        it === undefined ||
        access.transaction !== undefined ||
        access.handed === true ||
        it.option !== undefined ||
        it.part === true
      )
        continue;
      if (!isSameLibrary(scene, access.package, transaction.package) || !isShared(scene, begun, it.root)) continue;
      const records = isRecord(scene, it);
      if (records && isRolledBack(scene, call.unit, call.id)) continue;
      strays.set(placeKey(at), { at, on: describeRoot(it), in: access.at, ...(records && { records }) });
    }
  }
  return strays.size === transaction.strays.length ? transaction : { ...transaction, strays: [...strays.values()] };
}
function isShared(scene: Scene, { isOwn }: Begun, root: Ref | undefined): boolean {
  return root !== undefined && isCreated(scene, root) && !isOwn(root);
}
