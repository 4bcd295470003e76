import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/platform-express',
  is: ['framework', 'upload'],
  types: { NestExpressApplication: [] },
  extends: { NestExpressApplication: ['@nestjs/common:INestApplication'] },
  applications: ['NestExpressApplication'],
  // The adapter of a server that was made before is that server.
  returns: [{ at: '.ExpressAdapter', value: '[0]' }],
  conventions: {
    adapted: {
      params: ['express:Request', 'express:Response', 'express:Next'],
      rejected: { '4': 'lost', '5': 'handled' },
      unhandled: 'leaks',
      continues: 'next',
      usualStatus: 200,
    },
  },
  // What is put onto the adapter stands on the server, beside what controllers answer.
  routes: [
    {
      at: '@nestjs/core:AbstractHttpAdapter .get|post|put|patch|delete|head|options|all',
      method: 'name',
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'adapted',
      when: [{ argument: '[1]', present: true }],
    },
  ],
  prefixes: [{ at: '@nestjs/core:AbstractHttpAdapter .getInstance', prefix: '[0]', view: true, as: 'express:Express' }],
  middleware: [
    {
      at: '.FileInterceptor|FilesInterceptor|FileFieldsInterceptor|AnyFilesInterceptor|NoFilesInterceptor ()',
      does: 'uploads',
      parts: ['files'],
    },
  ],
  uploads: [
    {
      at: '.FileInterceptor|AnyFilesInterceptor|FilesInterceptor|FileFieldsInterceptor',
      options: '[last]',
      limits: ['[last] .limits .fileSize', '[last] .limits .files'],
      filters: ['[last] .fileFilter'],
      inherits: true,
    },
    {
      at: '.MulterModule .register',
      options: '[0]',
      limits: ['[0] .limits .fileSize', '[0] .limits .files'],
      filters: ['[0] .fileFilter'],
      sets: { options: '[0]' },
    },
    { at: '.MulterModule .registerAsync', sets: { options: '[0]', factory: '[0] .useFactory' } },
  ],
} as const satisfies Library;
