import type { Library } from '../kinds.ts';

export default {
  package: 'node-serialize',
  aliases: ['serialize-to-js', 'safe-eval', 'notevil', 'static-eval', 'funcster', 'cryo'],
  // A text with a function in it is run as code.
  sinks: [
    { at: '.unserialize|deserialize|deepDeserialize|parse', kind: 'code', value: '[0]' },
    { at: '/', kind: 'code', value: '[0]' },
  ],
} as const satisfies Library;
