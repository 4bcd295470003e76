import type { Library } from '../kinds.ts';

export default {
  package: '@angular/platform-browser',
  is: ['browser'],
} as const satisfies Library;
