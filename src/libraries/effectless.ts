/**
 * Packages that change nothing outside of what they are handed: dates, text, numbers, types, validation, colours. A call of
 * one, though nothing else is known about it, hides no read, no write and no answer. Plain data, as the libraries are.
 */
export const effectless: ReadonlySet<string> = new Set([
  'ajv', 'async', 'bignumber.js', 'bytes', 'camelcase', 'chalk', 'change-case', 'class-transformer', 'color', 'content-type',
  'cookie', 'cron-parser', 'cuid', 'date-fns', 'date-fns-tz', 'dayjs', 'decimal.js', 'deep-equal', 'deepmerge', 'diff', 'dompurify',
  'es-toolkit', 'escape-html', 'fast-deep-equal', 'fast-json-stringify', 'fp-ts', 'he', 'htmlparser2', 'http-status', 'http-status-codes',
  'immer', 'inflection', 'ip', 'is-plain-object', 'js-yaml', 'json5', 'kleur', 'lodash', 'lodash-es', 'luxon', 'marked', 'mime',
  'mime-types', 'moment', 'moment-timezone', 'ms', 'nanoid', 'neverthrow', 'object-hash', 'p-limit', 'p-map', 'path-to-regexp',
  'picocolors', 'pluralize', 'qs', 'query-string', 'ramda', 'reflect-metadata', 'remeda', 'rxjs', 'sanitize-html', 'semver', 'slugify',
  'source-map-support', 'statuses', 'string-similarity', 'superjson', 'tiny-invariant', 'ts-pattern', 'tslib', 'type-fest', 'ulid',
  'underscore', 'uuid', 'validator', 'yaml',
]); // prettier-ignore
