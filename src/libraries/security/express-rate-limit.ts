import type { Library } from '../kinds.ts';

const LIMITER = {
  is: 'limiter',
  status: '[0] .statusCode',
  handler: '[0] .handler',
  tells: [
    { at: '[0] .standardHeaders', otherwise: false },
    { at: '[0] .legacyHeaders|headers', otherwise: true },
  ],
  max: '[0] .max|limit',
  window: { at: '[0] .windowMs', unit: 'ms' },
} as const;

export default {
  package: 'express-rate-limit',
  is: ['security'],
  middleware: [
    { at: '()', does: 'limits', exceptIf: '[0] .skip' },
    { at: '.rateLimit ()', does: 'limits', exceptIf: '[0] .skip' },
  ],
  setups: [
    { at: '/', ...LIMITER },
    { at: '.rateLimit', ...LIMITER },
  ],
} as const satisfies Library;
