/** Whether endpoints are described to those who call them. */
import type { Answer } from './answer.ts';
import type { ApiDocument, Operation } from './contracts.ts';
import type { BackendModel, Endpoint } from './model.ts';

const NOT_DESCRIBED: ReadonlySet<Endpoint['purpose']> = new Set(['docs', 'health', 'metrics', 'page']);

type Knowing = Pick<BackendModel, 'documents' | 'endpoints' | 'packages'>;

/** A document tells callers of the endpoint. */
export function documentedIn(endpoint: Endpoint, model: Knowing): Answer {
  const { contract, framework, kind, method, purpose, at } = endpoint;
  // Nobody calls by hand what browsers ask before they call.
  if (kind !== 'rest' || method === 'OPTIONS' || NOT_DESCRIBED.has(purpose)) return { is: 'not-applicable' };
  const file = operationOf(endpoint, model);
  if (file !== undefined)
    return {
      is: 'yes',
      at: file.operation.at ?? at,
      by: `${file.document.at.path}: ${file.operation.method} ${file.operation.path}`,
    };
  if (contract?.hidden === true) return { is: 'no', at: contract.at, by: 'the document leaves it out' };
  const documents = model.documents.filter((it) => isNear(it, at.path));
  const made = documents.find((it) => it.made === 'code' && (it.covers.length === 0 || it.covers.includes(framework)));
  if (made !== undefined && (contract !== undefined || made.covers.length > 0))
    return { is: 'yes', at: contract?.at ?? made.at, by: 'a document is made of the code' };
  if (isAsked(endpoint))
    return contract === undefined
      ? { is: 'no', at, by: 'a document is made of what routes declare, and this one declares nothing' }
      : { is: 'yes', at: contract.at, by: 'a document is made of the code' };
  const dark = unreadIn({ documents, packages: model.packages });
  if (dark !== undefined) return { is: 'unknown', at, by: dark };
  return documents.length === 0
    ? { is: 'unknown', at, by: 'no document of the interface was found; it may lie elsewhere' }
    : { is: 'no', at, by: 'no document tells of it' };
}
/**
 * It may be about the code of a file: it is made below which that lies, or stands in a folder beside it (`docs/`), so that
 * the document of one application says nothing of another one.
 */
function isNear({ at, made }: ApiDocument, path: string): boolean {
  const folder = at.path.split('/').slice(0, made === 'code' || made === 'served' ? -1 : -2);
  return folder.every((name, index) => path.split('/')[index] === name);
}
/** Why there may be more documents than were read. */
export function unreadIn({ documents, packages }: Omit<Knowing, 'endpoints'>): string | undefined {
  const open = documents.find(({ complete }) => !complete);
  if (open !== undefined) return `not all of the document in ${open.at.path} is read`;
  const maker = documents.length === 0 ? packages.find((it) => it.is.includes('documents')) : undefined;
  return maker && `the document that ${maker.name} makes or shows was not read`;
}
/** A plugin on its chain makes a document of what routes declare. */
function isAsked({ chain }: Endpoint): boolean {
  return chain.some(({ roles }) => roles.some(({ does }) => does === 'documents'));
}
interface Found {
  readonly document: ApiDocument;
  readonly operation: Operation;
}
const found = new WeakMap<object, ReadonlyMap<Endpoint, Found>>();
/** The operation of a file that describes an endpoint. */
export function operationOf(endpoint: Endpoint, model: Knowing): Found | undefined {
  let all = found.get(model);
  if (all === undefined)
    found.set(model, (all = new Map(model.documents.flatMap((it) => matched(it, model.endpoints)))));
  return all.get(endpoint);
}
/** What servers add before the paths of a document it need not say: it is what most of them lack. */
function matched(document: ApiDocument, endpoints: readonly Endpoint[]): readonly (readonly [Endpoint, Found])[] {
  const pairs = document.operations.flatMap((operation) =>
    endpoints.flatMap((endpoint) => {
      const lacks =
        operation.method === endpoint.method || endpoint.method === 'ALL'
          ? lackedBy(plain(operation.path), plain(endpoint.path))
          : undefined;
      return lacks === undefined ? [] : [{ lacks, endpoint, found: { document, operation } }];
    }),
  );
  const counts = new Map<string, number>();
  for (const { lacks } of pairs) counts.set(lacks, (counts.get(lacks) ?? 0) + 1);
  const [usual] = [...counts].sort(([a, m], [b, n]) => n - m || a.length - b.length)[0] ?? [];
  return pairs.flatMap(({ lacks, endpoint, found: it }) => (lacks === usual ? [[endpoint, it] as const] : []));
}
/** What one path has before the other: `+/api/v1`, or `-/api/v1` where the other way round. */
function lackedBy(described: string, served: string): string | undefined {
  if (served.endsWith(described)) return `+${served.slice(0, served.length - described.length)}`;
  return described.endsWith(served) ? `-${described.slice(0, described.length - served.length)}` : undefined;
}
function plain(path: string): string {
  return path.replace(/:\w+(?:\([^)]*\))?\??/g, ':').replace(/\/+$/, '') || '/';
}
