import type { Library } from '../kinds.ts';

export default {
  package: 'helmet-csp',
  aliases: ['hsts', 'x-xss-protection', 'frameguard', 'dont-sniff-mimetype', 'express-csp-header'],
  is: ['security'],
  middleware: [
    { at: '()', does: 'headers' },
    { at: '.expressCspHeader ()', does: 'headers' },
  ],
} as const satisfies Library;
