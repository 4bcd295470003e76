import type { Result } from './report.ts';

type Endpoint = Result['endpoints'][number];
type Answer = Endpoint['authenticated'];

/** A member of the ledger: a question that every endpoint answers. */
export interface Column {
  /** The member of an endpoint in the JSON report; a dot leads into an object. */
  readonly key: string;
  readonly title: string;
  /** At most nine characters, for the head of a table. */
  readonly short: string;
  /** What is asked, as a question. */
  readonly asks: string;
  /** It is about style more than about safety, and left out where there is little room. */
  readonly spare?: true;
  readonly of: (endpoint: Endpoint, result: Pick<Result, 'further'>) => Answer;
}

/** Every member of the ledger, in the order in which it is shown. All formats take their columns from here. */
export const columns: readonly Column[] = [
  {
    key: 'authenticated',
    title: 'Authenticated',
    short: 'authn',
    asks: 'Does it refuse callers that nobody knows?',
    of: (endpoint, { further }) => further(endpoint).authenticated,
  },
  {
    key: 'authorized',
    title: 'Authorized',
    short: 'authz',
    asks: 'Does it refuse callers who lack the right?',
    of: (endpoint, { further }) => further(endpoint).authorized,
  },
  {
    key: 'owner_scoped',
    title: 'Owner-scoped',
    short: 'owner',
    asks: 'Are the rows that the caller picks tied to who the caller is?',
    of: (endpoint) => endpoint.ownerScoped,
  },
  {
    key: 'validated.body',
    title: 'Body validated',
    short: 'body',
    asks: 'Is the body checked before it is used?',
    of: ({ validated }) => validated.body,
  },
  {
    key: 'validated.query',
    title: 'Query validated',
    short: 'query',
    asks: 'Is the query checked before it is used?',
    of: ({ validated }) => validated.query,
  },
  {
    key: 'validated.params',
    title: 'Params validated',
    short: 'params',
    asks: 'Are the parameters of the path checked before they are used?',
    of: ({ validated }) => validated.path,
  },
  {
    key: 'rate_limited',
    title: 'Rate-limited',
    short: 'limit',
    asks: 'Is there a limit to how often a client may call it?',
    of: (endpoint, { further }) => further(endpoint).rateLimited,
  },
  {
    key: 'audited',
    title: 'Audited',
    short: 'audit',
    asks: 'Does what it changes leave an audit record?',
    of: (endpoint) => endpoint.audited,
  },
  {
    key: 'errors_handled',
    title: 'Errors handled',
    short: 'errors',
    asks: 'Does an error in it end in an answer?',
    of: (endpoint) => endpoint.errorsHandled,
  },
  {
    key: 'transactional',
    title: 'Transactional',
    short: 'trans',
    asks: 'Are its writes done together or not at all?',
    of: (endpoint) => endpoint.transactional,
  },
  {
    key: 'order',
    title: 'In order',
    short: 'order',
    asks: 'Does what protects it run before what it is to protect, so that no order does harm?',
    spare: true,
    of: (endpoint, { further }) => further(endpoint).order,
  },
  {
    key: 'paged',
    title: 'Paged',
    short: 'paged',
    asks: 'Is there a greatest number of the rows that it answers?',
    spare: true,
    of: (endpoint, { further }) => further(endpoint).paged,
  },
  {
    key: 'documented',
    title: 'Documented',
    short: 'docs',
    asks: 'Does a document of the interface tell of it?',
    spare: true,
    of: (endpoint, { further }) => further(endpoint).documented,
  },
  {
    key: 'response_model',
    title: 'Response model',
    short: 'response',
    asks: 'Is it declared what a success holds?',
    spare: true,
    of: (endpoint, { further }) => further(endpoint).responseModel,
  },
  {
    key: 'versioned',
    title: 'Versioned',
    short: 'version',
    asks: 'Does its path tell the version of the interface?',
    spare: true,
    of: (endpoint, { further }) => further(endpoint).versioned,
  },
];
/** Those of tables that have to fit a terminal. */
export const tabled: readonly Column[] = columns.filter(({ spare }) => spare !== true);
