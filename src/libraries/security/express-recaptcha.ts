import type { Library } from '../kinds.ts';

export default {
  package: 'express-recaptcha',
  is: ['security'],
  middleware: [{ at: '.RecaptchaV2|RecaptchaV3 () .middleware .verify', does: 'validates' }],
} as const satisfies Library;
