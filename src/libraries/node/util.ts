import type { Library } from '../kinds.ts';

export default {
  package: 'node:util',
  aliases: ['util.promisify', 'util-promisify'],
  ecosystem: 'node',
  equalities: [{ at: '.isDeepStrictEqual', values: '[0..1]' }],
  presence: [{ at: '.isNullOrUndefined|isNull|isUndefined', value: '[0]', is: 'absent' }],
  wraps: [
    { at: '.promisify', function: '[0]', promises: true },
    { at: '.callbackify', function: '[0]' },
    { at: '.deprecate', function: '[0]' },
    { at: '.debuglog', function: '[1]' },
    { at: '/', function: '[0]', promises: true },
  ],
  flows: [
    { at: '.format', from: '[0..]', to: 'return' },
    { at: '.formatWithOptions', from: '[1..]', to: 'return' },
    { at: '.inspect', from: '[0]', to: 'return' },
    { at: '.stripVTControlCharacters|toUSVString', from: '[0]', to: 'return' },
    { at: '._extend', from: '[1]', to: '[0]' },
    { at: '._extend', from: '[1]', to: 'return' },
  ],
  guards: [
    { at: '.isString|isNumber|isBoolean', input: '[0]', safeFor: ['nosql'] },
    { at: '.isNumber|isBoolean', input: '[0]', safeFor: ['*'] },
  ],
  sanitizers: [{ at: '.format|inspect', input: '[0..]', safeFor: ['nosql'], yields: 'text' }],
} as const satisfies Library;
