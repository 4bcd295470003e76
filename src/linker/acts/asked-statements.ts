/** By which values a statement that is written as text chooses the rows that it gives: those that it only writes choose none. */
import type { QueryRow } from '../../libraries/kinds.ts';
import { originsIn, SAME } from '../origins.ts';
import { placeholderAt } from '../sql/placeholders.ts';
import { isRef, type Ref, valueOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { holds } from '../when.ts';

const WRITES = /^\s*(?:insert|replace|update)\b/i;
const LOOKS_UP = /\b(?:select|with|using)\b/i;

/** A statement as it is written: text, and in between values that stand in it. */
type Part = string | Ref;

/** The values by which a statement chooses what it changes; undefined: it is none that writes rows, or that is not seen. */
export function chosenByStatement(values: Values, site: Ref): readonly Ref[] | undefined {
  const call = valueOf(site);
  if (call.kind !== 'call') return undefined;
  const rows = values
    .things({ ...site, id: call.callee })
    .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'queries') : []))
    .flatMap(({ row }) => (holds(values, site, row.when) ? [row] : []));
  // What is kept under a key that is made up here (`cache.set(key, value, 'NX')`).
  if (rows.some((it) => it.language === 'nosql' && (it.does === 'create' || it.does === 'upsert'))) return [];
  for (const row of rows) {
    if (row.language !== 'sql') continue;
    const texts = row.text.flatMap((path) => values.argument(site, path)).map((it) => partsOf(values, it));
    if (texts.length === 0 || texts.some((it) => it === undefined)) continue;
    const found = texts.map((it) => chosenBy(values, site, row, it!));
    return found.some((it) => it === undefined) ? undefined : found.flatMap((it) => it ?? []);
  }
  return undefined;
}
function chosenBy(values: Values, site: Ref, row: QueryRow, parts: readonly Part[]): readonly Ref[] | undefined {
  const words = parts.filter((it) => typeof it === 'string').join(' ');
  if (!WRITES.test(words) || LOOKS_UP.test(words)) return undefined;
  const where = conditionOf(parts);
  const bound = (row.values ?? []).flatMap((path) => values.argument(site, path));
  const keys = marksIn(where.before, row).length;
  const asked = marksIn(where.behind, row);
  const out = where.behind.filter((it) => typeof it !== 'string');
  for (const [index, key] of asked.entries()) {
    const value = bound.flatMap((it) => boundTo(values, it, key ?? String(keys + index + 1)));
    if (value.length === 0) return undefined;
    out.push(...value);
  }
  return out;
}
/** What stands before the condition of a statement, and from there on. */
function conditionOf(parts: readonly Part[]): { readonly before: readonly Part[]; readonly behind: readonly Part[] } {
  const at = parts.findIndex((it) => typeof it === 'string' && /\bwhere\b/i.test(it));
  const text = parts[at];
  if (typeof text !== 'string') return { before: parts, behind: [] };
  const from = text.search(/\bwhere\b/i);
  return {
    before: [...parts.slice(0, at), text.slice(0, from)],
    behind: [text.slice(from), ...parts.slice(at + 1)],
  };
}
/** The placeholders of a text in their order; those without a key mean the next value. */
function marksIn(parts: readonly Part[], { placeholders }: QueryRow): readonly (string | undefined)[] {
  const out: (string | undefined)[] = [];
  for (const text of parts) {
    if (typeof text !== 'string') continue;
    for (let at = 0; at < text.length; at++) {
      const found = placeholderAt(text.slice(at), placeholders, text[at - 1] ?? '');
      if (found?.is === 'bind') out.push(found.key);
      if (found !== undefined) at += found.text.length - 1;
    }
  }
  return out;
}
/** The value that a placeholder means among those that are handed over with the statement. */
function boundTo(values: Values, bound: Ref, key: string): readonly Ref[] {
  if (!/^\d+$/.test(key)) return values.memberRefs(bound, key);
  const lists = values.things(bound).flatMap((it) => values.items(it) ?? []);
  const item = lists[Number(key) - 1];
  return item !== undefined && isRef(item) ? [item] : [];
}
/** Text is joined to what stands in it where it is written as one; undefined: it is put together elsewhere. */
function partsOf(values: Values, ref: Ref): readonly Part[] | undefined {
  const texts = values.constants(ref);
  if (texts.length === 1) return texts;
  const written = [...originsIn(ref.unit, ref.id, SAME)].map((id) => ref.unit.value(id));
  const [text, ...others] = written.flatMap((it) => (it.kind === 'text' ? [it] : []));
  if (text === undefined || others.length > 0) return undefined;
  return text.chunks.flatMap((chunk, index): readonly Part[] => {
    const hole = text.holes[index];
    return hole === undefined ? [chunk] : [chunk, { ...ref, id: hole }];
  });
}
