import type { Library } from '../kinds.ts';

export default {
  package: 'react-dom',
  aliases: ['react', 'react-native'],
  is: ['browser'],
} as const satisfies Library;
