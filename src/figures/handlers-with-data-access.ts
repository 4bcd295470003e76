import { placeKey } from '../model/questions.ts';
import type { Figure } from './figure.ts';

/** Handlers that ask a store in their own body, not in what they call. */
export const handlersWithDataAccess: Figure = {
  id: 'handlers-with-data-access',
  standards: ['architecture/thin-handlers'],
  counts: 'handlers that access data themselves',
  of: 'handlers',
  measure({ endpoints }) {
    const handlers = new Map(endpoints.map((endpoint) => [placeKey(endpoint.handler.at), endpoint]));
    if (handlers.size === 0) return { unknown: 'no handler was found' };
    const list = [...handlers].flatMap(([key, { method, path, handler }]) =>
      [...handler.reads, ...handler.writes].some(({ functionAt }) => placeKey(functionAt) === key)
        ? [{ what: `${method} ${path}`, at: handler.at }]
        : [],
    );
    return { value: list.length, of: handlers.size, list };
  },
};
