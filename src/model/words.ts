/** Words that all of the model shares: the parts of a request, and what is done with stored data. */
export type RequestPart = 'body' | 'query' | 'path' | 'headers' | 'cookies' | 'files' | 'event' | 'url' | 'session';
export type Operation = 'create' | 'read' | 'update' | 'delete' | 'upsert' | 'aggregate' | 'schema' | 'unknown';
