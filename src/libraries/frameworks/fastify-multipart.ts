import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/multipart',
  aliases: ['fastify-multipart'],
  is: ['upload'],
  sources: [
    { at: 'fastify:FastifyRequest .file|files|parts|saveRequestFiles|formData ()', part: 'files', shape: 'deep' },
    { at: 'fastify:FastifyRequest .savedRequestFiles', part: 'files', shape: 'deep' },
  ],
  middleware: [
    { at: '/', does: 'uploads' },
    { at: '.fastifyMultipart', does: 'uploads' },
  ],
  uploads: [
    {
      at: '/',
      options: '[1]',
      limits: ['[1] .limits .fileSize', '[1] .limits .files'],
    },
    {
      at: '.fastifyMultipart',
      options: '[1]',
      limits: ['[1] .limits .fileSize', '[1] .limits .files'],
    },
    {
      at: 'fastify:FastifyRequest .file|files|parts|saveRequestFiles',
      options: '[0]',
      limits: ['[0] .limits .fileSize'],
      greatest: 1_048_576,
    },
  ],
} as const satisfies Library;
