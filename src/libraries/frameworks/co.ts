import type { Library } from '../kinds.ts';

export default {
  package: 'co',
  wraps: [{ at: '.wrap', function: '[0]' }],
  callbacks: [{ at: '/', function: '[0]', runs: 'now' }],
} as const satisfies Library;
