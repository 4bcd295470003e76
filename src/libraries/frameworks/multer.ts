import type { Library } from '../kinds.ts';

export default {
  package: 'multer',
  aliases: ['@koa/multer', 'koa-multer', 'fastify-multer'],
  is: ['upload'],
  types: { Multer: ['()'] },
  sources: [
    { at: 'express:Request .file|files', part: 'files', shape: 'deep' },
    { at: 'koa:Context .file|files', part: 'files', shape: 'deep' },
    { at: 'koa:Request .file|files', part: 'files', shape: 'deep' },
  ],
  middleware: [
    { at: 'Multer .single|array|fields|any ()', does: 'uploads', parts: ['files'] },
    { at: 'Multer .single|array|fields|any|none ()', does: 'parses', parts: ['body'], shape: 'deep' },
    // What is registered so that bodies of forms are read at all.
    { at: '.contentParser', does: 'other' },
  ],
  uploads: [
    {
      at: '/',
      options: '[0]',
      limits: ['[0] .limits .fileSize', '[0] .limits .files'],
      filters: ['[0] .fileFilter'],
      takes: { files: ['single', 'array', 'fields', 'any'], none: ['none'] },
    },
  ],
} as const satisfies Library;
