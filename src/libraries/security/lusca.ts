import type { Library } from '../kinds.ts';

export default {
  package: 'lusca',
  aliases: ['koa-lusca'],
  is: ['security'],
  middleware: [
    { at: '()', does: 'csrf', when: [{ argument: '[0] .csrf', is: true }] },
    { at: '()', does: 'csrf', when: [{ argument: '[0] .csrf .cookie', present: true }] },
    { at: '()', does: 'csrf', when: [{ argument: '[0] .csrf .angular', present: true }] },
    { at: '()', does: 'csrf', when: [{ argument: '[0] .csrf .key', present: true }] },
    { at: '()', does: 'csrf', when: [{ argument: '[0] .csrf .secret', present: true }] },
    { at: '()', does: 'headers', when: [{ argument: '[0] .xframe', present: true }] },
    { at: '()', does: 'headers', when: [{ argument: '[0] .csp', present: true }] },
    { at: '()', does: 'headers', when: [{ argument: '[0] .hsts', present: true }] },
    { at: '()', does: 'headers', when: [{ argument: '[0] .nosniff', present: true }] },
    { at: '.csrf ()', does: 'csrf' },
    { at: '.csp|xframe|p3p|hsts|xssProtection|nosniff|referrerPolicy ()', does: 'headers' },
  ],
} as const satisfies Library;
