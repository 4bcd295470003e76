import type { Library } from '../kinds.ts';

export default {
  package: 'ajv',
  versions: '6 || 8',
  is: ['validator'],
  types: {
    Ajv: [
      '()',
      '.Ajv ()',
      '.default ()',
      '/dist/2019 ()',
      '/dist/2019 .default ()',
      '/dist/2020 ()',
      '/dist/2020 .default ()',
      '/dist/2020 .Ajv2020 ()',
      '/dist/jtd ()',
      '/dist/jtd .default ()',
    ],
    ValidateFunction: ['Ajv .compile|compileAsync|getSchema ()', 'Ajv .compileParser ()'],
    AnyValidateFunction: [],
  },
  extends: { AnyValidateFunction: ['ValidateFunction'] },
  fluent: ['Ajv .addSchema|addMetaSchema|addKeyword|addFormat|addVocabulary|removeSchema|removeKeyword'],
  schemas: [
    { at: 'Ajv .compile|compileAsync', document: '[0]' },
    { at: 'Ajv .addSchema', document: '[0]' },
  ],
  validators: [
    { at: 'ValidateFunction', input: '[0]', schema: 'receiver [0]', fails: { falsy: 'return' } },
    { at: 'Ajv .validate', input: '[1]', schema: '[0]', fails: { falsy: 'return' } },
  ],
} as const satisfies Library;
