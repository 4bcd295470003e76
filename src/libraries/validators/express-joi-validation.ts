import type { Library } from '../kinds.ts';

export default {
  package: 'express-joi-validation',
  is: ['validator'],
  types: { Container: ['.createValidator ()', '()'] },
  middleware: [
    { at: 'Container .body|fields ()', does: 'validates', parts: ['body'], schema: '[0]', style: 'builder' },
    { at: 'Container .query ()', does: 'validates', parts: ['query'], schema: '[0]', style: 'builder' },
    { at: 'Container .params ()', does: 'validates', parts: ['path'], schema: '[0]', style: 'builder' },
    { at: 'Container .headers ()', does: 'validates', parts: ['headers'], schema: '[0]', style: 'builder' },
  ],
} as const satisfies Library;
