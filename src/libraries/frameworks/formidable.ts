import type { Library } from '../kinds.ts';

export default {
  package: 'formidable',
  aliases: ['express-formidable', 'koa2-formidable'],
  is: ['upload'],
  types: { Form: ['()', '.formidable ()', '.IncomingForm ()', '.Formidable ()'] },
  // A body of JSON is parsed as well, so that a field may be anything.
  sources: [
    { at: 'Form .parse [last] param1', part: 'body', shape: 'deep' },
    { at: 'Form .parse [last] param2', part: 'files', shape: 'deep' },
    { at: 'Form .parse () .0', part: 'body', shape: 'deep' },
    { at: 'Form .parse () .1', part: 'files', shape: 'deep' },
    { at: 'Form .on|once [1] param1', part: 'body', shape: 'deep', when: [{ argument: '[0]', is: 'field' }] },
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
