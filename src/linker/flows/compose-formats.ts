/** Text made by a format and what is put into it. */
import type { Call } from '../../facts/facts.ts';
import { isRef, type Ref } from '../things.ts';
import type { Composing } from './composing.ts';
import { all, brings, EMPTY, hole, type Piece } from './pieces.ts';
import { headRefs } from './row-paths.ts';

/** Numbers, and what is put in as it is. */
const PLAIN = /%()([sdifjoO])/;
/** As names (`%I`) and literals (`%L`), both escaped; `%2$s` says which one. */
const ESCAPING = /%(?:(\d+)\$)?([sIL])/;

/**
 * A library function that makes text of text: `%s` of a format are its further arguments. `values`: where a function
 * that escapes takes what it puts in.
 */
export function formattedText(
  composer: Composing,
  ref: Ref,
  froms: readonly string[],
  depth: number,
  values?: readonly string[],
): Piece {
  const refs = [
    ...new Map(
      froms.flatMap((from) => headRefs(composer.tracer.values, ref, from.split(' ')[0]!)).map((it) => [it.id, it]),
    ).values(),
  ].sort((a, b) => a.id - b.id);
  if (refs.length === 0) return hole(ref);
  const first = composer.text(refs[0]!, depth + 1);
  const pattern = values === undefined ? PLAIN : ESCAPING;
  if (first.kind !== 'constant' || !pattern.test(first.text)) {
    const found = refs.length === 1 ? first : all(refs.map((it) => composer.part(ref, it.id, depth)));
    return brings(found) ? found : hole(ref);
  }
  const given = values === undefined ? furtherArguments(ref) : putIn(composer, ref, values);
  const out: Piece[] = [];
  let end = 0;
  let next = 0;
  for (const it of first.text.matchAll(new RegExp(pattern.source, 'g'))) {
    out.push({ kind: 'constant', text: first.text.slice(end, it.index) });
    end = it.index + it[0].length;
    out.push(pieceOf(composer, ref, given[it[1] ? Number(it[1]) - 1 : next++], it[2]!, depth));
  }
  return all([...out, { kind: 'constant', text: first.text.slice(end) }]);
}
function pieceOf(composer: Composing, user: Ref, given: Ref | null | undefined, form: string, depth: number): Piece {
  if (given === undefined) return EMPTY;
  // An item of a list that is not written out: the list stands for it.
  if (given === null) return hole(user, form === 's' ? undefined : 'escaped', [user]);
  if (/[dif]/.test(form)) return hole(given, 'number', [user]);
  if (/[IL]/.test(form)) {
    const constant = composer.text(given, depth + 1);
    return form === 'I' && constant.kind === 'constant' ? constant : hole(given, 'escaped', [user]);
  }
  return composer.part(user, given.id, depth);
}
function furtherArguments(ref: Ref): readonly Ref[] {
  const call = ref.unit.value(ref.id) as Call;
  return call.args.slice(1).map((id) => ({ ...ref, id }));
}
/** The arguments of a range (`[1..]`), or the items of a list; null for one that is not a value of its own. */
function putIn(composer: Composing, ref: Ref, paths: readonly string[]): readonly (Ref | null)[] {
  const { values } = composer.tracer;
  return paths.flatMap((path): readonly (Ref | null)[] => {
    const refs = values.argument(ref, path);
    if (path.includes('..')) return refs;
    return refs
      .flatMap((list) => values.things(list))
      .flatMap((it) => (values.items(it) ?? []).map((item) => (isRef(item) ? item : null)));
  });
}
