import type { Library } from '../kinds.ts';

export default {
  package: 'formidable',
  aliases: ['express-formidable', 'koa2-formidable'],
  is: ['upload'],
  types: { Form: ['()', '.formidable ()', '.IncomingForm ()', '.Formidable ()'] },
  sources: [
    { at: 'Form .parse [last] param1', part: 'body', shape: 'text' },
    { at: 'Form .parse [last] param2', part: 'files', shape: 'deep' },
    { at: 'Form .parse ()', part: 'files', shape: 'deep' },
    { at: 'express:Request .fields', part: 'body', shape: 'text' },
  ],
  middleware: [{ at: '()', does: 'uploads', parts: ['files'] }],
  uploads: [
    {
      at: '/',
      options: '[0]',
      limits: ['[0] .maxFileSize', '[0] .maxTotalFileSize', '[0] .maxFiles'],
      filters: ['[0] .filter'],
    },
    {
      at: '.formidable|IncomingForm|Formidable',
      options: '[0]',
      limits: ['[0] .maxFileSize', '[0] .maxTotalFileSize', '[0] .maxFiles'],
      filters: ['[0] .filter'],
    },
  ],
} as const satisfies Library;
