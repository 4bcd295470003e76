import type { Library } from '../kinds.ts';

export default {
  package: 'nestjs-zod',
  is: ['validator'],
  middleware: [
    { at: '.ZodValidationPipe', does: 'validates', parts: ['body', 'query', 'path'], style: 'builder' },
    { at: '.ZodValidationPipe ()', does: 'validates', parts: ['body', 'query', 'path'], style: 'builder' },
    { at: '.createZodValidationPipe () ()', does: 'validates', parts: ['body', 'query', 'path'], style: 'builder' },
    { at: '.ZodGuard ()', does: 'validates', schema: '[1]', style: 'builder' },
  ],
  schemas: [{ at: '.createZodDto', makes: 'ref', value: '[0]' }],
  returns: [{ at: '.createZodDto', value: '[0]' }],
} as const satisfies Library;
