import type { Library } from '../kinds.ts';

export default {
  package: '@loopback/authentication',
  is: ['auth'],
  partOf: '@loopback/rest',
  decorators: [
    { at: '.authenticate', does: 'guard', role: 'authenticates' },
    { at: '.authenticate .skip', does: 'metadata', lifts: 'authenticates' },
  ],
} as const satisfies Library;
