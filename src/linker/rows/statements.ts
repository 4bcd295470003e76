/** What the text of a statement says about rows: comparisons of columns with placeholders, limits. */
import type { Row, RowBound, RowFilter } from '../../model/model.ts';
import type { Access } from '../behaviour/accesses.ts';
import type { Scene } from '../behaviour/scene.ts';
import { boundColumns } from '../sql/bound-columns.ts';
import type { Ref } from '../things.ts';
import { flat } from '../values/collections.ts';
import type { Sources } from './sources.ts';

const COMPARED = /([\w.`"[\]]+)\s*(=|<>|!=|<=|>=|<|>|like|ilike|in)\s*\(?\s*(\?|\$\d+)/gi;
/** A condition that counts only where something is given: `$1::text IS NULL OR kind = $1`. */
const OPTIONAL = /(\$\d+)(?:::\w+)?\s+is\s+null\s+or\s+(?=[\w.`"[\]]+\s*(?:=|i?like)\s*(\$\d+))/gi;
function withoutOptional({ statement }: Access, where: string): string {
  const keyOf = (mark: string): string | undefined => statement?.keys.get(Number(mark.slice(1)));
  return where.replace(OPTIONAL, (all, one: string, other: string) => {
    const key = keyOf(one);
    return key !== undefined && key === keyOf(other) ? ' ' : all;
  });
}

function textOf(it: Access): string | undefined {
  return it.access.query?.text ?? it.statement?.text;
}
/** What is bound to a placeholder; `before`: lone question marks before it. */
function boundTo(scene: Scene, it: Access): (mark: string, before: number) => Ref | undefined {
  const list = it.written.flatMap((ref) => flat(scene.values, ref));
  return (mark, before) => {
    if (mark === '?') return list[before];
    // In the text they are numbered as they come, with the holes.
    const key = it.statement?.keys.get(Number(mark.slice(1)));
    if (key === undefined) return undefined;
    if (/^\d+$/.test(key)) return list[Number(key) - 1];
    return it.written.flatMap((ref) => scene.values.memberRefs(ref, key))[0];
  };
}
/** Columns that a statement compares with what is bound to it. */
export function comparedIn(
  scene: Scene,
  sources: Sources,
  it: Access,
): { readonly filters: readonly RowFilter[]; readonly seen: boolean } {
  const text = textOf(it);
  const holes = it.access.query?.holes.some(({ safe }) => safe === undefined) ?? true;
  if (text === undefined || holes || it.access.query?.language !== 'sql') return { filters: [], seen: false };
  const at = text.search(/\bwhere\b/i);
  if (at < 0) return { filters: [], seen: true };
  const bound = boundTo(scene, it);
  const before = [...text.slice(0, at).matchAll(/\?/g)].length;
  let next = before;
  const filters: RowFilter[] = [];
  let seen = !/\bor\b|\bexists\b|\bselect\b/i.test(withoutOptional(it, text.slice(at)));
  for (const [, column = '', operator, mark = ''] of text.slice(at).matchAll(COMPARED)) {
    const value = bound(mark, mark === '?' ? next++ : 0);
    if (value === undefined) seen = false;
    else
      filters.push({
        column: column.replace(/[`"[\]]/g, ''),
        operator: operator === '=' || operator?.toLowerCase() === 'in' ? 'equal' : 'other',
        from: sources.of(value),
        at: scene.place(value),
      });
  }
  return { filters, seen };
}
/** Columns that a statement writes what is bound to it into. */
export function writtenIn(scene: Scene, sources: Sources, it: Access): Row['written'] {
  const text = textOf(it);
  const { query } = it.access;
  if (text === undefined || query?.language !== 'sql' || query.holes.some(({ safe }) => safe === undefined)) return [];
  const bound = boundTo(scene, it);
  return boundColumns(text).flatMap(({ column, mark, before }) => {
    const value = bound(mark, before);
    return value === undefined ? [] : [{ column, from: sources.of(value), at: scene.place(value) }];
  });
}
/** How many rows a statement asks for, or leaves out. */
export function boundIn(scene: Scene, sources: Sources, it: Access, word: 'limit' | 'offset'): RowBound {
  const text = textOf(it);
  const { query } = it.access;
  if (text === undefined || query?.known !== true || query.language !== 'sql')
    return { is: 'unknown', by: 'the text of the statement is not seen' };
  const at = scene.place(it.ref);
  const found = new RegExp(String.raw`\b${word}\s+(\?|\$\d+)?`, 'i').exec(text);
  if (found === null) {
    const other = word === 'limit' && /\bfetch\s+(?:first|next)\b|\btop\b/i.test(text);
    return { is: other ? 'yes' : 'no', at };
  }
  const mark = found[1];
  if (mark === undefined) return { is: 'yes', at };
  const before = [...text.slice(0, found.index).matchAll(/\?/g)].length;
  const value = boundTo(scene, it)(mark, before);
  if (value === undefined) return { is: 'yes', at };
  const name = sources.nameOf(value);
  return { is: 'yes', at: scene.place(value), from: sources.of(value), ...(name !== undefined && { name }) };
}
