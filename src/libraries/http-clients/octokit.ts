import type { Library } from '../kinds.ts';

export default {
  package: '@octokit/core',
  aliases: ['@octokit/rest', 'octokit', '@actions/github', '@octokit/graphql', '@octokit/request'],
  is: ['http-client', 'graphql'],
  types: {
    Octokit: ['.Octokit ()', '.getOctokit ()', '()'],
    Graphql: ['.graphql', '.graphql .defaults ()', 'Octokit .graphql', '.withCustomRequest ()', 'Graphql .defaults ()'],
    RequestFunction: ['.request', 'Octokit .request', '.request .defaults ()'],
  },
  queries: [
    {
      at: 'Graphql',
      language: 'graphql',
      text: ['[0]', '[0] .query'],
      values: ['[1]', '[0] .variables'],
      placeholders: 'named-dollar',
    },
    { at: 'Graphql .paginate', language: 'graphql', text: ['[0]'], values: ['[1]'], placeholders: 'named-dollar' },
    {
      at: 'RequestFunction',
      language: 'graphql',
      text: ['[1] .query'],
      values: ['[1] .variables'],
      placeholders: 'named-dollar',
      when: [{ argument: '[0]', is: 'POST /graphql' }],
    },
  ],
  secrets: [
    { at: '.Octokit', value: '[0] .auth', what: 'access token' },
    { at: '.getOctokit', value: '[0]', what: 'access token' },
  ],
} as const satisfies Library;
