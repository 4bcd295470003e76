import type { Library } from '../kinds.ts';

/** What is validated, and which part of the request that is. */
const TARGETS = [
  ['json', 'body'],
  ['form', 'body'],
  ['query', 'query'],
  ['param', 'path'],
  ['header', 'headers'],
  ['cookie', 'cookies'],
] as const;

/** Routes are described by calls that are not read. */
export default {
  package: 'hono-openapi',
  is: ['validator', 'documents'],
  middleware: [
    { at: '.describeRoute|describeResponse|loadVendor ()', does: 'other' },
    ...TARGETS.map(
      ([is, part]) =>
        ({
          at: '.validator ()',
          does: 'validates',
          parts: [part],
          schema: '[1]',
          style: 'builder',
          when: [{ argument: '[0]', is }],
        }) as const,
    ),
  ],
} as const satisfies Library;
