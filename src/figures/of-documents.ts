/** Figures of what callers are told of an interface. */
import type { Answer } from '../model/answer.ts';
import { documentedIn, unreadIn } from '../model/documented.ts';
import { furtherAnswers } from '../model/endpoint-answers.ts';
import type { BackendModel, Endpoint } from '../model/model.ts';
import type { Count, Counted, Figure } from './figure.ts';

/** Endpoints that a document tells of. */
export const documentedEndpoints: Figure = {
  id: 'documented-endpoints',
  standards: ['documentation/endpoint-coverage'],
  counts: 'REST endpoints that a document of the interface tells of',
  of: 'REST endpoints, without health, metrics, documentation and pages',
  least: 1,
  measure: (model) => answering(model, (it) => documentedIn(it, model)),
};
/** What is described, in files and in code, and how much of it has such and such. */
export const describedOperations: Figure = {
  id: 'described-operations',
  standards: ['documentation/operation-descriptions'],
  counts: 'operations with a summary or a description',
  of: 'operations that documents of the interface describe',
  measure: (model) => having(model, ({ described }) => described),
};
export const taggedOperations: Figure = {
  id: 'tagged-operations',
  standards: ['documentation/api-metadata-and-tags'],
  counts: 'operations with a tag',
  of: 'operations that documents of the interface describe',
  measure: (model) => having(model, ({ tags }) => tags.length > 0),
};
/** Documents of the interface, where somebody can read them in a browser. */
export const servedDocuments: Figure = {
  id: 'served-documents',
  standards: ['documentation/docs-ui'],
  counts: 'documents of the interface that are kept or made, where an endpoint or a middleware serves documentation',
  of: 'documents of the interface that are kept or made',
  measure({ documents: all, endpoints, packages }) {
    const documents = all.filter(({ made }) => made !== 'served');
    if (documents.length === 0)
      return { unknown: unreadIn({ documents, packages }) ?? 'no document of the interface was found' };
    const shown = documents.length < all.length;
    const isServed = endpoints.some(
      ({ purpose, chain }) =>
        purpose === 'docs' || chain.some(({ roles }) => roles.some(({ does }) => does === 'documents')),
    );
    const list = shown || isServed ? documents.map(({ at, made }) => ({ what: made, at })) : [];
    return { value: list.length, of: documents.length, list };
  },
};
/** Endpoints of which it is said what a success holds. */
export const declaredAnswers: Figure = {
  id: 'declared-answers',
  standards: ['api/explicit-request-and-response-models'],
  counts: 'REST endpoints of which a schema, a decorator or a document says what they answer',
  of: 'REST endpoints, without health, metrics, documentation and pages',
  measure(model) {
    const count = answering(model, (it) => furtherAnswers(it, model).responseModel);
    const dark = unreadIn(model);
    return 'unknown' in count || dark === undefined ? count : { unknown: dark };
  },
};

/** Endpoints of which a question is answered with yes, of those of which it can be asked. */
function answering(model: BackendModel, answerOf: (endpoint: Endpoint) => Answer): Count {
  const told = model.endpoints.map((endpoint) => ({ endpoint, answer: answerOf(endpoint) }));
  const all = told.filter(({ answer }) => answer.is !== 'not-applicable');
  if (all.length === 0) return { unknown: 'no REST endpoint was found' };
  const dark = all.find(({ answer }) => answer.is === 'unknown');
  if (dark !== undefined) return { unknown: dark.answer.by! };
  const list = all.flatMap(({ endpoint, answer }) =>
    answer.is === 'yes' ? [{ what: nameOf(endpoint), at: answer.at ?? endpoint.at }] : [],
  );
  return { value: list.length, of: all.length, list };
}

type Described = Pick<NonNullable<Endpoint['contract']>, 'described' | 'tags'>;
function having(model: BackendModel, has: (it: Described) => boolean): Count {
  const all = [
    ...model.documents.flatMap(({ operations, at }) =>
      operations.map((it) => ({ ...it, counted: { what: `${it.method} ${it.path}`, at } satisfies Counted })),
    ),
    ...model.endpoints.flatMap((it) =>
      it.contract === undefined || it.contract.hidden
        ? []
        : [{ ...it.contract, counted: { what: nameOf(it), at: it.contract.at } satisfies Counted }],
    ),
  ];
  if (all.length === 0) return { unknown: unreadIn(model) ?? 'no operation is described' };
  const list = all.flatMap((it) => (has(it) ? [it.counted] : []));
  return { value: list.length, of: all.length, list };
}
function nameOf({ method, path }: Endpoint): string {
  return `${method} ${path}`;
}
