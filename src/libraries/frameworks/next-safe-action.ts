import type { Library } from '../kinds.ts';

/** Functions for browsers to call, made by chains of calls. */
export default {
  package: 'next-safe-action',
  versions: '7 || 8',
  is: ['rpc', 'framework'],
  types: {
    Client: [
      '.createSafeActionClient ()',
      'Client .use|useValidated|schema|inputSchema|outputSchema|bindArgsSchemas|metadata ()',
    ],
    Options: [
      'Client .action|stateAction [0] param0',
      'Client .use|useValidated [0] param0',
      '.createMiddleware () .define [0] param0',
    ],
    Context: ['Options .ctx'],
  },
  wraps: [{ at: '.createMiddleware () .define', function: '[0]' }],
  conventions: {
    action: {
      params: ['Options'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
      statusless: true,
    },
    middleware: { params: ['Options'], rejected: { '*': 'handled' }, continues: 'return' },
  },
  procedures: [
    { at: 'Client .action|stateAction', method: 'POST', handler: '[0]', convention: 'action' },
    { at: 'Client .use|useValidated', before: '[0]', convention: 'middleware' },
    { at: 'Client .schema|inputSchema', input: '[0]' },
  ],
  sources: [{ at: 'Options .parsedInput|clientInput|bindArgsParsedInputs', part: 'body', shape: 'deep' }],
  credentials: ['Options .ctx .user|session|userId|auth|currentUser|viewer|account'],
} as const satisfies Library;
