/**
 * Packages that change nothing outside of what they are handed, but for files: dates, text, numbers, types, validation,
 * pictures, archives, documents, settings. A call of one, though nothing else is known about it, hides no row that is read
 * or written, no record and no answer. Plain data, as the libraries are.
 */
export const effectless: ReadonlySet<string> = new Set([
  '@2toad/profanity', '@faker-js/faker', '@resvg/resvg-js', 'adm-zip', 'ajv', 'archiver', 'async', 'async-retry',
  'bad-words', 'base64url', 'bcp-47', 'bcrypt-nodejs', 'big.js', 'bignumber.js', 'blurhash', 'bytes', 'camelcase',
  'canvas', 'chalk', 'change-case', 'cheerio', 'cidr-regex', 'class-transformer', 'clsx', 'color', 'command-exists',
  'compare-versions', 'config', 'content-type', 'cookie', 'countries-list', 'cron-parser', 'crypto-js', 'csv-parse',
  'csv-parser', 'csv-stringify', 'csvtojson', 'cuid', 'date-fns', 'date-fns-tz', 'dayjs', 'decimal.js', 'deep-equal',
  'deepmerge', 'delay', 'diff', 'docx', 'dompurify', 'dot-prop', 'ejs', 'emoji-regex', 'es-toolkit', 'escape-html',
  'exceljs', 'exif-reader', 'exifr', 'expr-eval', 'fast-deep-equal', 'fast-json-patch', 'fast-json-stringify',
  'fast-xml-parser', 'feed', 'file-type', 'flat', 'fluent-ffmpeg', 'form-data', 'fp-ts', 'fuse.js', 'geoip-lite',
  'gm', 'google-libphonenumber', 'gpt-tokenizer', 'handlebars', 'hasha', 'he', 'html-to-pdfmake', 'html-to-text',
  'htmlparser2', 'http-status', 'http-status-codes', 'human-id', 'i18next', 'iconv-lite', 'image-size', 'image-type',
  'immer', 'inflection', 'ip', 'ip-cidr', 'ipaddr.js', 'is-ip', 'is-plain-object', 'jimp', 'js-tiktoken', 'js-yaml',
  'json-logic-js', 'json5', 'jsonata', 'jsonpath', 'jsonpath-plus', 'jszip', 'juice', 'kleur', 'libphonenumber-js',
  'lodash', 'lodash-es', 'luxon', 'mailparser', 'mammoth', 'markdown-it', 'marked', 'math-intrinsics', 'mathjs',
  'md5', 'mean', 'median', 'mem', 'memoizee', 'mime', 'mime-types', 'minimatch', 'mjml', 'moment', 'moment-timezone',
  'ms', 'murmurhash', 'music-metadata', 'mustache', 'nanoid', 'neverthrow', 'node-html-parser', 'node-id3',
  'normalize-url', 'nunjucks', 'object-hash', 'object-path', 'otplib', 'p-limit', 'p-map', 'p-retry', 'p-timeout',
  'papaparse', 'parse-duration', 'password-hash', 'path-to-regexp', 'pdf-lib', 'pdf-parse', 'pdfkit', 'pdfmake',
  'pica', 'picocolors', 'playwright', 'playwright-core', 'pluralize', 'pngjs', 'pretty-bytes', 'pug', 'puppeteer',
  'puppeteer-core', 'qrcode', 'qs', 'query-string', 'ramda', 'random-words', 'randomstring', 'reflect-metadata',
  'remeda', 'retry', 'rfdc', 'rss', 'rss-parser', 'rxjs', 'safe-buffer', 'safe-stable-stringify', 'sanitize-html',
  'semver', 'sha.js', 'sharp', 'short-uuid', 'shortid', 'simple-git', 'sitemap', 'sleep-promise', 'slugify',
  'source-map-support', 'speakeasy', 'sqlstring', 'statuses', 'string-similarity', 'striptags', 'superjson',
  'svg-captcha', 'svgo', 'tar', 'tar-stream', 'tesseract.js', 'tiktoken', 'tiny-invariant', 'tinycolor2',
  'title-case', 'traverse', 'ts-pattern', 'tslib', 'turndown', 'tweetnacl', 'type-fest', 'ua-parser-js', 'ulid',
  'underscore', 'unzipper', 'url-join', 'url-parse', 'uuid', 'validator', 'wildcard-match', 'word-count', 'xlsx',
  'xml2js', 'xxhashjs', 'yaml', 'yauzl', 'yazl', 'z85', 'zod-validation-error',
]); // prettier-ignore
