import type { Library } from '../kinds.ts';

export default {
  package: '@sap/hdbext',
  is: ['database'],
  types: {
    Client: ['.createConnection [last] param1', '.createConnectionPromise ()'],
  },
  extends: { Client: ['@sap/hana-client:Connection'] },
  middleware: [{ at: '.middleware ()', does: 'other' }],
  queries: [
    { at: '.loadProcedure|loadProcedurePromise', language: 'sql', text: ['[2]'], fragment: true, placeholders: 'none' },
  ],
  sanitizers: [
    {
      at: '.sqlInjectionUtils .escapeDoubleQuotes|escapeSingleQuotes',
      input: '[0]',
      safeFor: ['sql'],
      yields: 'literal',
    },
  ],
  guards: [
    { at: '.sqlInjectionUtils .isAcceptableParameter|isAcceptableQuotedParameter', input: '[0]', safeFor: ['sql'] },
  ],
  connections: [{ acquire: '.createConnection', release: ['Client .disconnect|close'], param: '[last] param1' }],
  callbacks: [{ at: '.createConnection|loadProcedure', function: '[last]', runs: 'later' }],
  secrets: [{ at: '.createConnection|middleware', value: '[0] .password', what: 'database password' }],
} as const satisfies Library;
