/** Answers of the ledger that hang on what endpoints are next to each other, and on documents beside the code. */
import type { Answer } from './answer.ts';
import { orderOf } from './chain-order.ts';
import { documentedIn, operationOf, unreadIn } from './documented.ts';
import { type Limits, limitsOf } from './limits.ts';
import type { BackendModel, Endpoint, Row } from './model.ts';
import { hasVersion } from './paths.ts';
import { whereMounted } from './questions.ts';

type Knowing = Pick<BackendModel, 'applications' | 'documents' | 'endpoints' | 'limiters' | 'packages' | 'parsers'>;

/** Those of one endpoint; each is worked out when it is asked for. */
export function furtherAnswers(endpoint: Endpoint, model: Knowing) {
  return {
    get authenticated(): Answer {
      return whereMounted(endpoint, endpoint.authenticated, model);
    },
    get authorized(): Answer {
      return whereMounted(endpoint, endpoint.authorized, model);
    },
    get rateLimited(): Answer {
      return whereMounted(endpoint, endpoint.rateLimited, model);
    },
    get paged(): Answer {
      return pagedBy(endpoint);
    },
    get documented(): Answer {
      return documentedIn(endpoint, model);
    },
    get responseModel(): Answer {
      return responseModelOf(endpoint, model);
    },
    get limits(): Limits {
      return limitsOf(endpoint, model);
    },
    get order(): Answer {
      return orderOf(endpoint, model);
    },
    get versioned(): Answer {
      return versionedBy(endpoint);
    },
  };
}
/** Its path tells the version of the interface. */
function versionedBy({ at, kind, path, purpose }: Endpoint): Answer {
  if (kind !== 'rest' || purpose !== 'business') return { is: 'not-applicable' };
  return hasVersion(path) ? { is: 'yes', at } : { is: 'no', at, by: 'a header or a gateway may tell one' };
}
/** It is declared what a success holds. */
function responseModelOf(endpoint: Endpoint, model: Knowing): Answer {
  const { is } = documentedIn(endpoint, model);
  if (is === 'not-applicable') return { is };
  const { at, contract } = endpoint;
  if (contract?.answers !== undefined) return { is: 'yes', at: contract.answers };
  const described = operationOf(endpoint, model);
  if (described?.operation.answers === true)
    return { is: 'yes', at: described.operation.at ?? at, by: described.document.at.path };
  if (described !== undefined)
    return { is: 'no', at: described.operation.at ?? at, by: `${described.document.at.path} tells of no content` };
  const dark = unreadIn(model);
  return dark === undefined ? { is: 'no', at } : { is: 'unknown', at, by: dark };
}
/** The rows that it answers are so many at most. */
function pagedBy({ handler, rows }: Endpoint): Answer {
  const lists = rows.filter(isList);
  if (lists.length === 0) {
    const { blind, complete, reads } = handler;
    return complete && blind.length === 0 && !reads.some(({ many }) => many === true)
      ? { is: 'not-applicable' }
      : { is: 'unknown', by: 'which rows are answered could not be followed' };
  }
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
      ({ column, from, listed, operator }) =>
        from === 'path' ||
        from === 'principal' ||
        (from === 'query' && PARENT.test(column)) ||
        // There are no more of them than the list is long that picks them.
        (listed === true && operator === 'equal' && IDENTIFIER.test(column)),
    )
  );
}
/** A column that names the row to which others belong. */
const PARENT = /(?:_id|Id)$/;
/** A column that no two rows share; without a name, the key of the table. */
const IDENTIFIER = /^(?:|_?id|uuid)$/i;
