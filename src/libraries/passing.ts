import type { Library } from './kinds.ts';

/**
 * Packages whose middleware lets every request pass: it logs, counts, parses, lays out pages, sets members or sends the
 * client to another address of the same thing. Plain data, as the libraries are; one that is described leaves this list.
 */
const middleware = [
  '@fedify/express', '@fedify/hono', '@hono/otel', '@hono/sentry', '@hono/structured-logger', '@logtape/express', '@logtape/hono', '@kasa/koa-logging', '@kasa/koa-request-id', '@ladjs/koa-views', '@ntegral/nestjs-sentry',
  '@opentelemetry/instrumentation-express', 'cls-rtracer', 'connect-datadog', 'connect-flash', 'connect-history-api-fallback',
  'connect-livereload', 'connect-restreamer', 'connect-slashes', 'connect-timeout', 'dd-trace', 'elastic-apm-node', 'express-bearer-token',
  'express-bunyan-logger', 'express-busboy', 'express-cache-controller', 'express-cls-hooked',
  'express-correlation-id', 'express-device', 'express-device-detector', 'express-domain-middleware',
  'express-ejs-layouts', 'express-enforces-ssl', 'express-favicon', 'express-fingerprint', 'express-flash',
  'express-force-https', 'express-force-ssl', 'express-form-data', 'express-handlebars', 'express-http-context',
  'express-http-to-https', 'express-interceptor', 'express-ip', 'express-layouts', 'express-list-endpoints',
  'express-locale', 'express-messages', 'express-minify', 'express-minify-html', 'express-mung', 'express-partials',
  'express-prom-client', 'express-query-boolean', 'express-query-int', 'express-query-parser',
  'express-request-context', 'express-request-id', 'express-requests-logger', 'express-robots-txt',
  'express-sanitizer', 'express-security.txt', 'express-sitemap-xml', 'express-slash',
  'express-user-agent', 'express-useragent', 'express-xml-bodyparser', 'graphql-upload', 'http-context', 'i18n',
  'i18next-express-middleware', 'i18next-http-middleware', 'koa-bouncer', 'koa-cash', 'koa-conditional-get', 'koa-cookie',
  'koa-ejs', 'koa-etag', 'koa-flash', 'koa-hbs', 'koa-i18n', 'koa-isbot', 'koa-json', 'koa-locale', 'koa-methodoverride', 'koa-no-trailing-slash',
  'koa-nunjucks-2', 'koa-override', 'koa-parameter', 'koa-pug', 'koa-qs', 'koa-range', 'koa-requestid',
  'koa-response-time', 'koa-safe-jsonp', 'koa-sslify', 'koa-swig', 'koa-timeout', 'koa-useragent', 'koa-validate',
  'koa-views', 'koa-x-request-id', 'less-middleware', 'locale', 'method-override', 'morgan-body', 'nest-morgan', 'nest-raven',
  '@ogma/nestjs-module', 'nest-cookies', 'nest-winston', 'nestjs-cls', 'nestjs-pino', 'nestjs-request-context', 'newrelic', 'no-cache', 'no-slash', 'node-sass-middleware', 'overload-protection', 'request-ip',
  'response-time', 'toobusy-js', 'trim-request', 'webpack-dev-middleware', 'webpack-hot-middleware',
]; // prettier-ignore

/** Plugins that decorate an instance or watch it, and stand before no request. */
const plugins = [
  '@autotelic/fastify-opentelemetry', '@elysiajs/bearer', '@elysiajs/cookie', '@elysiajs/cron', '@elysiajs/html',
  '@bogeychan/elysia-logger', 'elysia-compression',
  '@elysia/bearer', '@elysia/html', '@elysia/opentelemetry', '@elysia/server-timing', '@elysia/static', '@elysiajs/static',
  '@elysiajs/opentelemetry', '@elysiajs/server-timing', '@logtape/elysia', '@fastify/accepts', '@fastify/accepts-serializer',
  '@fastify/awilix', '@fastify/caching', '@fastify/circuit-breaker', '@fastify/early-hints', '@fastify/elasticsearch',
  '@fastify/env', '@fastify/etag', '@fastify/flash', '@fastify/funky', '@fastify/kafka', '@fastify/leveldb',
  '@fastify/mongodb', '@fastify/mysql', '@fastify/one-line-logger', '@fastify/otel', '@fastify/postgres', '@fastify/redis',
  '@fastify/reply-from', '@fastify/request-context', '@fastify/response-validation', '@fastify/routes',
  '@fastify/routes-stats', '@fastify/schedule', '@fastify/sse', '@fastify/throttle', '@fastify/under-pressure', '@fastify/url-data',
  '@fastify/zipkin', '@defra/hapi-tracing', '@hapi/basic', '@hapi/bell', '@hapi/cookie', '@hapi/good', '@hapi/h2o2', '@hapi/inert', '@hapi/jwt', '@hapi/vision', '@hapi/yar',
  '@mgcrea/fastify-session', 'blipp', 'bell', 'good', 'h2o2', 'hapi-auth-basic', 'hapi-auth-bearer-token', 'hapi-auth-cookie', 'hapi-accept-language', 'hapi-accept-language2', 'hapi-auth-jwt2', 'hapi-dev-errors', 'yar', 'hapi-pino', 'hapi-sentry', 'inert', 'vision', 'fastify-auth0-verify', 'fastify-bcrypt', 'fastify-boom-error',
  'fastify-casl', 'fastify-cloudinary', 'fastify-cron', 'fastify-favicon', 'fastify-firebase',
  'fastify-axios', 'fastify-graceful-shutdown', 'fastify-healthcheck', 'fastify-i18n', 'fastify-ip', 'fastify-language-parser',
  'fastify-lru-cache', 'fastify-mailer', 'fastify-no-icon', 'fastify-piscina', 'fastify-print-routes', 'fastify-qs', 'fastify-raw-body',
  'fastify-server-timing', 'fastify-socket.io', 'fastify-sse-v2', 'fastify-stripe', 'fastify-user-agent',
  'typeorm-fastify-plugin', 'fastify-zod', 'mercurius-cache', 'mercurius-explain', 'mercurius-logging', 'mercurius-upload', 'under-pressure',
]; // prettier-ignore

/** Names from before the plugins of Fastify moved below one scope. */
const oldNames = [
  'fastify-accepts', 'fastify-accepts-serializer', 'fastify-awilix', 'fastify-caching', 'fastify-circuit-breaker',
  'fastify-early-hints', 'fastify-elasticsearch', 'fastify-env', 'fastify-etag', 'fastify-flash', 'fastify-funky',
  'fastify-kafka', 'fastify-leveldb', 'fastify-mongodb', 'fastify-mysql', 'fastify-postgres', 'fastify-redis',
  'fastify-reply-from', 'fastify-request-context', 'fastify-response-validation', 'fastify-routes', 'fastify-schedule',
  'fastify-url-data', 'fastify-zipkin',
]; // prettier-ignore

const lets = (name: string, ways: readonly string[]): Library => ({
  package: name,
  middleware: ways.map((at) => ({ at, does: 'other' })),
});

export const passing: readonly Library[] = [
  // What is imported as the default is a member by that name; `enforce.HTTPS()` is one of its members, `new Middleware().use`
  // one of an instance.
  ...middleware.map((name) => lets(name, ['/', '()', '.*', '.* ()', '.* .*', '.* .* ()', '.* () .*'])),
  ...[...plugins, ...oldNames].map((name) => lets(name, ['/', '()', '.*', '.* .*', '.* ()', '.* () .* ()'])),
  lets('logestic', ['.* .* ()', '.* () .* ()', '.* () .* () .* ()']),
  ...['static', 'vite', 'inertia'].map((name) => lets(`@adonisjs/${name}`, [`/${name}_middleware`])),
];
