import type { Library } from '../kinds.ts';

export default {
  package: 'arktype',
  is: ['validator'],
  types: {
    Type: [
      '.type ()',
      '.type .* ()',
      '.scope () .export () .*',
      'Type .and|or|pipe|narrow|array|optional|default|partial|required|pick|omit|merge|onUndeclaredKey ()',
    ],
  },
  schemas: [{ at: '.type', makes: 'object', members: '[0]' }],
  validators: [
    { at: 'Type .assert', input: '[0]', output: 'return', fails: 'throws' },
    { at: 'Type .allows', input: '[0]', fails: { falsy: 'return' } },
    { at: 'Type', input: '[0]', schema: 'receiver [0]', output: 'return', fails: { truthy: 'return .summary' } },
  ],
} as const satisfies Library;
