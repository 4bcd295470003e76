import type { Library } from '../kinds.ts';

export default {
  package: 'nuxt',
  aliases: ['nuxt3', 'nitropack', 'nitro'],
  is: ['framework', 'rendering'],
  wraps: [
    {
      at: '.defineEventHandler|eventHandler|defineCachedEventHandler|cachedEventHandler|defineHandler|defineWebSocketHandler',
      function: '[0]',
    },
  ],
  conventions: {
    event: {
      params: ['h3:H3Event'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
    },
  },
  freeNames: {
    within: ['server', 'shared', 'utils', 'lib'],
    folders: ['server/utils', 'shared/utils', 'shared/types'],
    settings: '[0] .nitro .imports .dirs',
    packages: {
      h3: [
        'appendCorsHeaders', 'appendCorsPreflightHeaders', 'appendHeader', 'appendHeaders', 'appendResponseHeader',
        'appendResponseHeaders', 'assertMethod', 'callNodeListener', 'clearResponseHeaders', 'clearSession',
        'createApp', 'createAppEventHandler', 'createError', 'createEvent', 'createEventStream', 'createRouter',
        'defaultContentType', 'defineEventHandler', 'defineLazyEventHandler', 'defineNodeListener',
        'defineNodeMiddleware', 'defineRequestMiddleware', 'defineResponseMiddleware', 'defineWebSocket',
        'defineWebSocketHandler', 'deleteCookie', 'dynamicEventHandler', 'eventHandler', 'fetchWithEvent',
        'fromNodeMiddleware', 'fromPlainHandler', 'fromWebHandler', 'getCookie', 'getHeader', 'getHeaders',
        'getMethod', 'getProxyRequestHeaders', 'getQuery', 'getRequestFingerprint', 'getRequestHeader',
        'getRequestHeaders', 'getRequestHost', 'getRequestIP', 'getRequestPath', 'getRequestProtocol',
        'getRequestURL', 'getRequestWebStream', 'getResponseHeader', 'getResponseHeaders', 'getResponseStatus',
        'getResponseStatusText', 'getRouterParam', 'getRouterParams', 'getSession', 'getValidatedQuery',
        'getValidatedRouterParams', 'handleCacheHeaders', 'handleCors', 'isCorsOriginAllowed', 'isError', 'isEvent',
        'isEventHandler', 'isMethod', 'isPreflightRequest', 'isStream', 'isWebResponse', 'lazyEventHandler',
        'parseCookies', 'promisifyNodeListener', 'proxyRequest', 'readBody', 'readFormData', 'readMultipartFormData',
        'readRawBody', 'readValidatedBody', 'removeResponseHeader', 'sanitizeStatusCode', 'sanitizeStatusMessage',
        'sealSession', 'send', 'sendError', 'sendIterable', 'sendNoContent', 'sendProxy', 'sendRedirect',
        'sendStream', 'sendWebResponse', 'serveStatic', 'setCookie', 'setHeader', 'setHeaders', 'setResponseHeader',
        'setResponseHeaders', 'setResponseStatus', 'splitCookiesString', 'toEventHandler', 'toNodeListener',
        'toPlainHandler', 'toWebHandler', 'toWebRequest', 'unsealSession', 'updateSession', 'useBase', 'useSession',
        'writeEarlyHints',
      ], // prettier-ignore
      nuxt: [
        'cachedEventHandler', 'cachedFunction', 'defineAppConfig', 'defineCachedEventHandler',
        'defineCachedFunction', 'defineNitroErrorHandler', 'defineNitroPlugin', 'defineNuxtConfig',
        'defineRenderHandler', 'defineRouteMeta', 'defineTask', 'getRouteRules', 'nitroPlugin', 'runTask',
        'useAppConfig', 'useEvent', 'useNitroApp', 'useRuntimeConfig', 'useStorage',
      ], // prettier-ignore
    },
    specifiers: ['#imports', '#nitro', '#auth', '#supabase/server'],
  },
  headerFiles: ['nuxt.config'],
  configured: ['.useRuntimeConfig ()', '.useAppConfig ()'],
  placedRoutes: [
    {
      folders: ['server/api'],
      prefix: '/api',
      answers: 'default',
      convention: 'event',
      around: ['[0] .onRequest flat', '[0] .middleware flat'],
      globals: [
        'defineEventHandler',
        'eventHandler',
        'defineCachedEventHandler',
        'cachedEventHandler',
        'lazyEventHandler',
      ],
    },
    {
      folders: ['server/routes'],
      answers: 'default',
      convention: 'event',
      around: ['[0] .onRequest flat', '[0] .middleware flat'],
      globals: [
        'defineEventHandler',
        'eventHandler',
        'defineCachedEventHandler',
        'cachedEventHandler',
        'lazyEventHandler',
      ],
    },
    {
      folders: ['server/middleware'],
      answers: 'default',
      before: { exports: ['default'] },
      convention: 'event',
      globals: ['defineEventHandler', 'eventHandler'],
    },
  ],
} as const satisfies Library;
