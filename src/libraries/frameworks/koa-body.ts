import type { Library } from '../kinds.ts';

export default {
  package: 'koa-body',
  is: ['framework', 'upload'],
  sources: [{ at: 'koa:Request .files', part: 'files', shape: 'deep' }],
  middleware: [
    { at: '()', does: 'parses', parts: ['body'], shape: 'deep' },
    { at: '.koaBody ()', does: 'parses', parts: ['body'], shape: 'deep' },
    { at: '()', does: 'uploads', parts: ['files'], when: [{ argument: '[0] .multipart', is: true }] },
    { at: '.koaBody ()', does: 'uploads', parts: ['files'], when: [{ argument: '[0] .multipart', is: true }] },
  ],
  uploads: [
    {
      at: '/',
      options: '[0]',
      limits: ['[0] .formidable .maxFileSize', '[0] .formidable .maxTotalFileSize'],
      filters: ['[0] .formidable .filter'],
      when: [{ argument: '[0] .multipart', is: true }],
    },
    {
      at: '.koaBody',
      options: '[0]',
      limits: ['[0] .formidable .maxFileSize', '[0] .formidable .maxTotalFileSize'],
      filters: ['[0] .formidable .filter'],
      when: [{ argument: '[0] .multipart', is: true }],
    },
  ],
  setups: [
    { at: '/', is: 'body-parser', bytes: ['[0] .jsonLimit', '[0] .formLimit', '[0] .textLimit'] },
    { at: '.koaBody', is: 'body-parser', bytes: ['[0] .jsonLimit', '[0] .formLimit', '[0] .textLimit'] },
  ],
} as const satisfies Library;
