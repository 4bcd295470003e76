import type { Library } from '../kinds.ts';

export default {
  package: '@angular/ssr',
  aliases: ['@nguniversal/express-engine'],
  is: ['rendering'],
} as const satisfies Library;
