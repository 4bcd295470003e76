import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/mapped-types',
  is: ['framework'],

  schemas: [
    { at: '.PartialType', makes: 'ref', value: '[0]', adds: 'partial' },
    { at: '.PickType', makes: 'ref', value: '[0]', adds: 'pick', members: '[1] flat' },
    { at: '.OmitType', makes: 'ref', value: '[0]', adds: 'omit', members: '[1] flat' },
    { at: '.IntersectionType', makes: 'ref', value: '[0..]', adds: 'extend' },
  ],
  returns: [{ at: '.PartialType|PickType|OmitType|IntersectionType', value: '[0..]' }],
} as const satisfies Library;
