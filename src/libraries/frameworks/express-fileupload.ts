import type { Library } from '../kinds.ts';

export default {
  package: 'express-fileupload',
  is: ['upload'],
  sources: [{ at: 'express:Request .files', part: 'files', shape: 'deep' }],
  middleware: [
    { at: '()', does: 'uploads', parts: ['files'] },
    { at: '()', does: 'parses', parts: ['body'], shape: 'deep' },
  ],
  uploads: [{ at: '/', options: '[0]', limits: ['[0] .limits .fileSize', '[0] .limits'] }],
  sinks: [{ at: 'express:Request .files .* .mv', kind: 'path', value: '[0]' }],
} as const satisfies Library;
