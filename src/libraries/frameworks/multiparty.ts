import type { Library } from '../kinds.ts';

export default {
  package: 'multiparty',
  is: ['upload'],
  types: { Form: ['.Form ()'] },
  sources: [
    { at: 'Form .parse [1] param1', part: 'body', shape: 'text' },
    { at: 'Form .parse [1] param2', part: 'files', shape: 'deep' },
    { at: 'Form .on|once [1] param1', part: 'body', shape: 'text', when: [{ argument: '[0]', is: 'field' }] },
    { at: 'Form .on|once [1] param0', part: 'files', shape: 'deep', when: [{ argument: '[0]', is: 'part' }] },
    { at: 'Form .on|once [1] param1', part: 'files', shape: 'deep', when: [{ argument: '[0]', is: 'file' }] },
  ],
  uploads: [{ at: '.Form', options: '[0]', limits: ['[0] .maxFilesSize'] }],
} as const satisfies Library;
