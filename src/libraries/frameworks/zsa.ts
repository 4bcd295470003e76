import type { Library } from '../kinds.ts';

/** Functions for browsers to call, made by chains of calls; what a procedure does stands before those that are made of it. */
export default {
  package: 'zsa',
  is: ['rpc', 'framework'],
  types: {
    Procedure: ['.createServerActionProcedure ()', 'Procedure .input|onError|experimental_shapeError|handler ()'],
    Action: [
      '.createServerAction ()',
      'Procedure .createServerAction ()',
      'Action .input|output|onError|onStart|onSuccess|onComplete|onInputParseError|timeout|retry ()',
    ],
    Options: ['Procedure|Action .handler [0] param0'],
    Context: ['Options .ctx'],
  },
  conventions: {
    action: {
      params: ['Options'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
      statusless: true,
    },
    procedure: { params: ['Options'], rejected: { '*': 'handled' }, continues: 'return' },
  },
  procedures: [
    { at: 'Action .handler', method: 'POST', handler: '[0]', convention: 'action' },
    { at: 'Procedure .handler', before: '[0]', convention: 'procedure' },
    { at: '.createServerActionProcedure', steps: '[0]' },
    { at: 'Action .input', input: '[0]' },
  ],
  sources: [{ at: 'Options .input', part: 'body', shape: 'deep' }],
  credentials: ['Options .ctx .user|session|userId|auth|currentUser|viewer|account'],
  errors: [{ at: '.ZSAError', status: '[0]', message: '[1]' }],
} as const satisfies Library;
