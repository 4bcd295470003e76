/** Columns that an INSERT or an UPDATE writes what is bound to it into. */

const INSERTED = /\binsert\s+into\s+[^\s(]+\s*\(([^()]*)\)\s*values\s*\(/i;
const SET = /\bset\b(.*?)(?:\bwhere\b|\breturning\b|$)/is;
const ASSIGNED = /^\s*([\w.`"[\]]+)\s*=\s*(.*)$/s;
const MARK = /^(?:\?|\$\d+)$/;

/** A column, and the placeholder whose value it gets. */
export interface BoundColumn {
  readonly column: string;
  readonly mark: string;
  /** Lone question marks before it. */
  readonly before: number;
}
/** Those of one row; what is computed from a bound value is left out. */
export function boundColumns(text: string): readonly BoundColumn[] {
  const inserted = INSERTED.exec(text);
  if (inserted !== null) {
    const names = inserted[1]!.split(',');
    const given = partsOf(text.slice(inserted.index + inserted[0].length));
    return boundTo(given.map((value, index) => [names[index] ?? '', value]));
  }
  if (!/^\s*update\b/i.test(text)) return [];
  return boundTo(
    partsOf(SET.exec(text)?.[1] ?? '').map((part) => {
      const [, name = '', value = ''] = ASSIGNED.exec(part) ?? [];
      return [name, value];
    }),
  );
}
function boundTo(pairs: readonly (readonly [name: string, value: string])[]): readonly BoundColumn[] {
  const out: BoundColumn[] = [];
  let before = 0;
  for (const [name, value] of pairs) {
    const mark = value.trim();
    const column = name.trim().replace(/[`"[\]]/g, '');
    if (column !== '' && MARK.test(mark)) out.push({ column, mark, before });
    before += value.split('?').length - 1;
  }
  return out;
}
/** What stands between commas, up to the bracket that closes all of it. */
function partsOf(text: string): readonly string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === '(') depth++;
    else if (char === ')' && depth-- === 0) break;
    else if (char === ',' && depth === 0) {
      out.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...out, text.slice(from, at)];
}
