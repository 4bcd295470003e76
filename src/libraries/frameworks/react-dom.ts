import type { Library } from '../kinds.ts';

export default {
  package: 'react-dom',
  is: ['browser'],
} as const satisfies Library;
