import type { Library } from '../kinds.ts';

export default {
  package: 'nestjs-zod',
  is: ['validator'],
  middleware: [
    // Without a schema of its own it checks what is declared as a class of `createZodDto`, and passes all else on.
    { at: '.ZodValidationPipe', does: 'validates', parts: ['body', 'query', 'path'], style: 'made-class' },
    {
      at: '.ZodValidationPipe|createZodValidationPipe ()',
      does: 'validates',
      parts: ['body', 'query', 'path'],
      style: 'made-class',
      when: [{ argument: '[0]', present: false }],
    },
    {
      at: '.ZodValidationPipe ()',
      does: 'validates',
      parts: ['body', 'query', 'path'],
      style: 'builder',
      when: [{ argument: '[0]', present: true }],
    },
    {
      at: '.createZodValidationPipe ()',
      does: 'validates',
      parts: ['body', 'query', 'path'],
      style: 'made-class',
      when: [{ argument: '[0]', present: true }],
    },
    { at: '.createZodValidationPipe () ()', does: 'validates', parts: ['body', 'query', 'path'], style: 'made-class' },
    { at: '.ZodGuard ()', does: 'validates', schema: '[1]', style: 'builder' },
  ],
  schemas: [{ at: '.createZodDto', makes: 'ref', value: '[0]' }],
  returns: [{ at: '.createZodDto', value: '[0]' }],
} as const satisfies Library;
