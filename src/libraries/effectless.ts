/**
 * Packages that change nothing outside of what they are handed: dates, text, numbers, types, validation, colours. A call of
 * one, though nothing else is known about it, hides no read, no write and no answer. Plain data, as the libraries are.
 */
export const effectless: ReadonlySet<string> = new Set([
  '@2toad/profanity', '@faker-js/faker', '@launchdarkly/node-server-sdk', '@sentry/nestjs', '@sentry/nextjs',
  '@sentry/node', 'ajv', 'async', 'async-retry', 'bad-words', 'base64url', 'bcrypt-nodejs', 'big.js', 'bignumber.js',
  'bytes', 'camelcase', 'chalk', 'change-case', 'cheerio', 'cidr-regex', 'class-transformer', 'clsx', 'color',
  'command-exists', 'compare-versions', 'content-type', 'cookie', 'countries-list', 'cron-parser', 'crypto-js',
  'csv-parse', 'csv-stringify', 'cuid', 'date-fns', 'date-fns-tz', 'dayjs', 'decimal.js', 'deep-equal', 'deepmerge',
  'delay', 'detect-browser', 'diff', 'dompurify', 'dot-prop', 'ejs', 'emoji-regex', 'es-toolkit', 'escape-html',
  'expr-eval', 'fast-deep-equal', 'fast-json-patch', 'fast-json-stringify', 'fast-xml-parser', 'file-type', 'flat',
  'fp-ts', 'fuse.js', 'geoip-lite', 'google-auth-library', 'google-libphonenumber', 'graphql-redis-subscriptions',
  'graphql-subscriptions', 'handlebars', 'hasha', 'he', 'htmlparser2', 'http-status', 'http-status-codes', 'human-id',
  'i18next', 'iconv-lite', 'image-size', 'immer', 'inflection', 'ip', 'ip-cidr', 'ip-range-check', 'ipaddr.js',
  'is-ip', 'is-localhost-ip', 'is-plain-object', 'isbot', 'js-yaml', 'json-logic-js', 'json5', 'jsonata', 'jsonpath',
  'jsonpath-plus', 'juice', 'kleur', 'launchdarkly-node-server-sdk', 'libphonenumber-js', 'lodash', 'lodash-es',
  'luxon', 'markdown-it', 'marked', 'math-intrinsics', 'mathjs', 'md5', 'mean', 'median', 'mem', 'memoizee', 'mime',
  'mime-types', 'minimatch', 'mjml', 'moment', 'moment-timezone', 'ms', 'murmurhash', 'mustache', 'nanoid',
  'nestjs-i18n', 'neverthrow', 'normalize-url', 'nunjucks', 'object-hash', 'object-path', 'otplib', 'p-limit', 'p-map',
  'p-retry', 'p-timeout', 'papaparse', 'parse-duration', 'password-hash', 'path-to-regexp', 'pdf-lib', 'picocolors',
  'pluralize', 'posthog-node', 'pretty-bytes', 'pug', 'pure-rand', 'qrcode', 'qs', 'query-string', 'ramda',
  'random-words', 'randomstring', 'reflect-metadata', 'remeda', 'retry', 'rfdc', 'rxjs', 'safe-stable-stringify',
  'sanitize-html', 'seedrandom', 'semver', 'sha.js', 'short-uuid', 'shortid', 'sleep-promise', 'slugify',
  'source-map-support', 'speakeasy', 'sqlstring', 'statuses', 'string-similarity', 'striptags', 'superjson',
  'tiny-invariant', 'tinycolor2', 'title-case', 'traverse', 'ts-pattern', 'tslib', 'turndown', 'tweetnacl',
  'type-fest', 'ua-parser-js', 'ulid', 'underscore', 'url-join', 'url-parse', 'uuid', 'validator', 'wildcard-match',
  'word-count', 'xlsx', 'xml2js', 'xxhashjs', 'yaml', 'z85', 'zod-validation-error',
]); // prettier-ignore
