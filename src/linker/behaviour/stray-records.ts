/** Records of what was done, or tried, that are written beside a transaction: that of a failure has to outlast what is rolled back. */
import type { ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';
import type { Access } from './accesses.ts';
import { auditOfAccess } from './audits.ts';
import { type Scene } from './scene.ts';
import { statementAt } from './statements.ts';

/** What is written is a record of what is done. */
export function isRecord(scene: Scene, { ref, access, row }: Access): boolean {
  return auditOfAccess(scene, ref, access, row) !== undefined;
}
/** The way on which the call stands, apart from others of its function, ends in a rollback. */
export function isRolledBack(scene: Scene, unit: FileUnit, id: ValueId): boolean {
  for (let at = unit.regionOf(id); at > 0; at = unit.region(at).parent) {
    const { kind, first, last } = unit.region(at);
    if (kind === 'function') return false;
    if (kind !== 'branch' && kind !== 'rest' && kind !== 'catch') continue;
    for (let each = kind === 'catch' ? first : id + 1; each < last; each++)
      if (unit.value(each).kind === 'call' && isRollback(scene, unit, each)) return true;
  }
  return false;
}
function isRollback(scene: Scene, unit: FileUnit, id: ValueId): boolean {
  const site = scene.actsIn(unit).get(id);
  if (site === undefined) return false;
  if (scene.rows(site, 'transactions').some(({ row }) => row.does === 'rollback')) return true;
  return scene.rows(site, 'queries').some(({ row }) => statementAt(scene, site.ref, row)?.transaction === 'rollback');
}
