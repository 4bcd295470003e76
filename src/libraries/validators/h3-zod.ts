import type { Library } from '../kinds.ts';

/** Parts of a request by schemas of zod. */
export default {
  package: 'h3-zod',
  is: ['validator'],
  types: { Z: ['.z', '.zh'] },
  extends: { Z: ['zod:Z'] },
  validators: [
    { at: '.useValidatedBody', input: '[0]', parts: ['body'], schema: '[1]', output: 'return', fails: 'rejects' },
    { at: '.useValidatedQuery', input: '[0]', parts: ['query'], schema: '[1]', output: 'return', fails: 'rejects' },
    { at: '.useValidatedParams', input: '[0]', parts: ['path'], schema: '[1]', output: 'return', fails: 'rejects' },
    {
      at: '.useSafeValidatedBody',
      input: '[0]',
      parts: ['body'],
      schema: '[1]',
      output: 'return .data',
      fails: { falsy: 'return .success' },
    },
    {
      at: '.useSafeValidatedQuery',
      input: '[0]',
      parts: ['query'],
      schema: '[1]',
      output: 'return .data',
      fails: { falsy: 'return .success' },
    },
    {
      at: '.useSafeValidatedParams',
      input: '[0]',
      parts: ['path'],
      schema: '[1]',
      output: 'return .data',
      fails: { falsy: 'return .success' },
    },
  ],
} as const satisfies Library;
