import type { Library } from '../kinds.ts';

export default {
  package: 'busboy',
  aliases: ['connect-busboy', '@fastify/busboy'],
  is: ['upload'],
  types: { Busboy: ['()', '.Busboy ()', 'express:Request .busboy'] },
  middleware: [{ at: '()', does: 'parses' }],
  sources: [
    { at: 'Busboy .on|once [1] param0', part: 'body', shape: 'text', when: [{ argument: '[0]', is: 'field' }] },
    { at: 'Busboy .on|once [1] param1', part: 'body', shape: 'text', when: [{ argument: '[0]', is: 'field' }] },
    { at: 'Busboy .on [1] param1', part: 'files', shape: 'text' },
    { at: 'Busboy .on [1] param2', part: 'files', shape: 'text' },
  ],
  uploads: [{ at: '/', options: '[0]', limits: ['[0] .limits .fileSize', '[0] .limits .files'] }],
} as const satisfies Library;
