import type { Library } from '../kinds.ts';

export default {
  package: 'react-dom',
  aliases: ['react', 'react-native'],
  is: ['browser'],
  sentToBrowsers: ['use client'],
  // What is asked once for each request.
  wraps: [{ at: '.cache', function: '[0]' }],
} as const satisfies Library;
