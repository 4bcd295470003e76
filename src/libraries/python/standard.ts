import type { Library } from '../kinds.ts';

// Modules of the standard library whose names packages of other ecosystems bear as well.
export default {
  package: 'python:uuid',
  aliases: ['python:enum', 'python:decimal', 'python:datetime'],
  ecosystem: 'pypi',
  sanitizers: [
    { at: '.UUID', input: '[0]', safeFor: ['*'], yields: 'identifier' },
    { at: '.Decimal', input: '[0]', safeFor: ['*'], yields: 'number' },
    { at: '.date|datetime|time|timedelta', input: '[0]', safeFor: ['*'], yields: 'object' },
    { at: '.Enum|StrEnum|IntEnum', input: '[0]', safeFor: ['*'], yields: 'literal' },
  ],
} as const satisfies Library;
