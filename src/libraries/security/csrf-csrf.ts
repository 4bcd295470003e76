import type { Library } from '../kinds.ts';

export default {
  package: 'csrf-csrf',
  is: ['security'],
  middleware: [{ at: '.doubleCsrf () .doubleCsrfProtection', does: 'csrf' }],
  secrets: [{ at: '.doubleCsrf', value: '[0] .getSecret', what: 'anti-forgery secret' }],
} as const satisfies Library;
