/** What code says of endpoints to those who call them, and where documents are made of it. */
import type { ContractRow } from '../libraries/kinds.ts';
import type { ApiDocument, Contract } from '../model/contracts.ts';
import type { EndpointDraft } from './chains.ts';
import { documentOfComments } from './described.ts';
import type { Sites } from './flows/sites.ts';
import { placeOf } from './places.ts';
import type { Project } from './project.ts';
import type { Ref } from './things.ts';
import type { Values } from './values/kernel.ts';
import { holds } from './when.ts';

interface Said {
  readonly ref: Ref;
  readonly row: ContractRow;
}
/** What is said of an endpoint, by decorators or in the call that declares it. */
export function contractOf(values: Values, draft: EndpointDraft): Contract | undefined {
  const marks = [...(draft.marks?.method ?? []), ...(draft.marks?.class ?? [])].map((it) => it.ref);
  const all = [draft.at, ...marks].flatMap((ref) => saidAt(values, ref));
  const [first] = all;
  if (first === undefined) return undefined;
  const answers = all.find((it) => it.row.answers?.some((path) => isGiven(values, it.ref, path)));
  return {
    at: placeOf(first.ref),
    described: all.some((it) => it.row.text?.some((path) => isGiven(values, it.ref, path)) ?? false),
    tags: [...new Set(all.flatMap((it) => tagsOf(values, it)))],
    ...(answers && { answers: placeOf(answers.ref) }),
    hidden: all.some(
      ({ ref, row: { hides } }) =>
        hides === true || (hides !== undefined && holds(values, ref, [{ argument: hides, is: true }])),
    ),
  };
}
function saidAt(values: Values, ref: Ref): readonly Said[] {
  const value = ref.unit.value(ref.id);
  return values
    .things(value.kind === 'call' ? { ...ref, id: value.callee } : ref)
    .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'contracts') : []))
    .flatMap(({ row }) => (holds(values, ref, row.when) ? [{ ref, row }] : []));
}
/** Something other than an empty text stands there. */
function isGiven(values: Values, ref: Ref, path: string): boolean {
  return values.argument(ref, path).some((it) => values.constants(it)[0]?.trim() !== '');
}
function tagsOf(values: Values, { ref, row: { tags } }: Said): readonly string[] {
  return tags === undefined ? [] : values.argument(ref, tags).flatMap((it) => values.constants(it));
}

/** Calls that make documents. */
export function collectDocuments(values: Values, sites: Sites, read: Project['readDescribed']): readonly ApiDocument[] {
  return sites.of(['contractDocuments']).flatMap(({ ref, callees }): readonly ApiDocument[] => {
    const rows = callees.flatMap(({ nodes }) => values.apis.rows(nodes, 'contractDocuments'));
    return rows.flatMap(({ row }): readonly ApiDocument[] => {
      if (!holds(values, ref, row.when)) return [];
      const { of: covers = [], shows = false, comments } = row;
      if (comments !== undefined) return [documentOfComments(values, ref, comments, read)];
      const made = shows ? 'served' : 'code';
      return [{ at: placeOf(ref), made, covers, operations: [], complete: true }];
    });
  });
}
