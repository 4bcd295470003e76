import type { Library } from '../kinds.ts';

export default {
  package: 'finale-rest',
  aliases: ['epilogue'],
  is: ['framework'],
  types: { Resource: ['.resource ()'] },
  resources: [
    {
      at: '.resource',
      paths: '[0] .endpoints flat',
      actions: [
        { name: 'create', method: 'POST', path: 0, does: 'create' },
        { name: 'list', method: 'GET', path: 0, does: 'read' },
        { name: 'read', method: 'GET', path: 1, does: 'read' },
        { name: 'update', method: 'PUT', path: 1, does: 'update' },
        { name: 'delete', method: 'DELETE', path: 1, does: 'delete' },
      ],
      application: { at: '.initialize', app: '[0] .app' },
      only: '[0] .actions flat',
    },
  ],
  errors: [
    { at: '.Errors .BadRequestError', status: 400, message: '[0]' },
    { at: '.Errors .ForbiddenError', status: 403, message: '[0]' },
    { at: '.Errors .NotFoundError', status: 404, message: '[0]' },
    { at: '.Errors .EpilogueError|FinaleError', status: '[0]', message: '[1]' },
  ],
} as const satisfies Library;
