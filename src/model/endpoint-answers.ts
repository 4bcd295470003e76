/** Answers of the ledger that hang on what endpoints are next to each other, and on documents beside the code. */
import type { Answer } from './answer.ts';
import { documentedIn, operationOf } from './documented.ts';
import type { BackendModel, Endpoint, Row } from './model.ts';
import { hasVersion } from './paths.ts';

type Knowing = Pick<BackendModel, 'documents' | 'endpoints'>;

/** Its path tells the version of the interface. */
export function versionedBy({ at, kind, path, purpose }: Endpoint): Answer {
  if (kind !== 'rest' || purpose !== 'business') return { is: 'not-applicable' };
  return hasVersion(path) ? { is: 'yes', at } : { is: 'no', at, by: 'a header or a gateway may tell one' };
}
/** It is declared what a success holds. */
export function responseModelOf(endpoint: Endpoint, model: Knowing): Answer {
  const { is } = documentedIn(endpoint, model);
  if (is === 'not-applicable') return { is };
  const { at, contract } = endpoint;
  if (contract?.answers !== undefined) return { is: 'yes', at: contract.answers };
  const described = operationOf(endpoint, model);
  if (described?.operation.answers === true) return { is: 'yes', at, by: described.document.at.path };
  const open = model.documents.find(({ complete }) => !complete);
  return open === undefined
    ? { is: 'no', at }
    : { is: 'unknown', at, by: `not all of the document in ${open.at.path} is read` };
}
/** The rows that it answers are so many at most. */
export function pagedBy({ rows }: Endpoint): Answer {
  const lists = rows.filter(isList);
  if (lists.length === 0) return { is: 'not-applicable' };
  for (const is of ['no', 'unknown'] as const) {
    const found = lists.find(({ limit }) => limit.is === is);
    if (found !== undefined)
      return { is, at: found.access.at, ...(found.limit.by !== undefined && { by: found.limit.by }) };
  }
  return { is: 'yes', at: lists[0]!.limit.at ?? lists[0]!.access.at };
}
/** Many rows that are answered, other than those that belong to one row or one person and stay few. */
export function isList({ access, answered, filters }: Row): boolean {
  return (
    answered !== undefined &&
    access.does === 'read' &&
    access.many === true &&
    !filters.some(
      ({ column, from }) => from === 'path' || from === 'principal' || (from === 'query' && PARENT.test(column)),
    )
  );
}
/** A column that names the row to which others belong. */
const PARENT = /(?:_id|Id)$/;
