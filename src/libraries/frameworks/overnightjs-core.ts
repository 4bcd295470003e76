import type { Library } from '../kinds.ts';

/** Decorated classes, of whose instances a server makes routers of Express. */
export default {
  package: '@overnightjs/core',
  is: ['framework'],
  types: { Server: ['.Server ()'], Application: ['Server .app'] },
  extends: { Application: ['express:Express'] },
  // The server and its application are one.
  applications: ['Server', 'Application'],
  controllers: [
    {
      at: 'Server .addControllers',
      controllers: '[0] flat',
      before: '[2] flat',
      router: 'express:Router',
      convention: 'middleware',
    },
  ],
  decorators: [
    { at: '.Controller', does: 'controller', path: '[0]' },
    { at: '.Children|ChildControllers', does: 'children', items: '[0] flat' },
    { at: '.ClassMiddleware|Middleware', does: 'guard', items: '[0] flat' },
    { at: '.ClassWrapper|Wrapper', does: 'wrapper', items: '[0]' },
    { at: '.ClassErrorMiddleware', does: 'filter', items: '[0] flat' },
    { at: '.All', does: 'route', method: 'ALL', path: '[0]' },
    { at: '.Get', does: 'route', method: 'GET', path: '[0]' },
    { at: '.Post', does: 'route', method: 'POST', path: '[0]' },
    { at: '.Put', does: 'route', method: 'PUT', path: '[0]' },
    { at: '.Patch', does: 'route', method: 'PATCH', path: '[0]' },
    { at: '.Delete', does: 'route', method: 'DELETE', path: '[0]' },
    { at: '.Head', does: 'route', method: 'HEAD', path: '[0]' },
    { at: '.Options', does: 'route', method: 'OPTIONS', path: '[0]' },
  ],
} as const satisfies Library;
