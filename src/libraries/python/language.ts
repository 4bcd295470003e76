import type { Library } from '../kinds.ts';

export default {
  package: 'language:python',
  ecosystem: 'language',
  types: {
    str: ['.str ()'],
    int: ['.int ()'],
    float: ['.float ()'],
    bool: ['.bool ()'],
    list: ['.list|sorted|reversed ()'],
    dict: ['.dict ()'],
    UUID: ['.UUID ()'],
  },
  flows: [
    { at: '.str|repr|list|tuple|set|dict|sorted|reversed|iter', from: '[0]', to: 'return' },
    {
      at: 'str .strip|lstrip|rstrip|lower|upper|title|capitalize|casefold|replace|format|encode|zfill|ljust|rjust',
      from: 'receiver',
      to: 'return',
    },
    { at: 'str .format', from: '[0..]', to: 'return' },
    { at: 'str .replace', from: '[1]', to: 'return' },
    { at: 'str .split|rsplit|splitlines|partition', from: 'receiver', to: 'return element' },
    { at: '.enumerate', from: '[0] element', to: 'return element .1' },
    { at: 'str .join', from: '[0] element', to: 'return' },
    { at: 'dict .get|pop|values|items|copy', from: 'receiver', to: 'return' },
    { at: 'list .append|insert|extend', from: '[last]', to: 'receiver element' },
    { at: 'list .pop|copy', from: 'receiver', to: 'return' },
  ],
  sanitizers: [
    { at: '.int|float|len|abs|round|ord|hash|id|range', input: '[0]', safeFor: ['*'], yields: 'number' },
    { at: '.bool|isinstance|callable', input: '[0]', safeFor: ['*'], yields: 'boolean' },
    { at: '.UUID', input: '[0]', safeFor: ['*'], yields: 'identifier' },
    { at: '.str', input: '[0]', safeFor: ['nosql'], yields: 'text' },
  ],
  guards: [{ at: 'str .isdigit|isdecimal|isalnum|isalpha|isidentifier', input: 'receiver', safeFor: ['*'] }],
  logs: [{ at: '.print', level: 'info', message: '[0]', fields: '[1..]' }],
  sinks: [
    { at: '.eval|exec|compile', kind: 'code', value: '[0]' },
    { at: '.open', kind: 'path', value: '[0]' },
  ],
} as const satisfies Library;
