import type { Library } from '../kinds.ts';

export default {
  package: 'ejs',
  aliases: ['pug', 'jade', 'dot', 'swig', 'swig-templates', 'eta', 'squirrelly', 'art-template'],
  // The text of a template is code.
  sinks: [
    { at: '.compile|precompile|render|template|renderString|compileClient', kind: 'code', value: '[0]' },
    { at: '.default .compile|precompile|render|template', kind: 'code', value: '[0]' },
  ],
} as const satisfies Library;
