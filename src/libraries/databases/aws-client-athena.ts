import type { Library } from '../kinds.ts';

export default {
  package: '@aws-sdk/client-athena',
  is: ['database'],
  standsAlone: true,
  types: { Athena: ['.Athena ()'] },
  queries: [
    {
      at: '.StartQueryExecutionCommand',
      sentBy: 'send',
      language: 'sql',
      text: ['[0] .QueryString'],
      values: ['[0] .ExecutionParameters'],
      placeholders: 'question',
    },
    {
      at: '.CreateNamedQueryCommand',
      sentBy: 'send',
      language: 'sql',
      text: ['[0] .QueryString'],
      placeholders: 'question',
    },
    {
      at: '.UpdateNamedQueryCommand',
      sentBy: 'send',
      language: 'sql',
      text: ['[0] .QueryString'],
      placeholders: 'question',
    },
    {
      at: '.CreatePreparedStatementCommand|UpdatePreparedStatementCommand',
      sentBy: 'send',
      language: 'sql',
      text: ['[0] .QueryStatement'],
      placeholders: 'question',
    },
    {
      at: 'Athena .startQueryExecution',
      language: 'sql',
      text: ['[0] .QueryString'],
      values: ['[0] .ExecutionParameters'],
      placeholders: 'question',
    },
    {
      at: 'Athena .createNamedQuery|updateNamedQuery',
      language: 'sql',
      text: ['[0] .QueryString'],
      placeholders: 'question',
    },
    {
      at: 'Athena .createPreparedStatement|updatePreparedStatement',
      language: 'sql',
      text: ['[0] .QueryStatement'],
      placeholders: 'question',
    },
  ],
} as const satisfies Library;
