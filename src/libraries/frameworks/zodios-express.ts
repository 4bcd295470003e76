import type { Library } from '../kinds.ts';

/** Applications and routers of Express that check requests by the definition of an API. */
export default {
  package: '@zodios/express',
  is: ['framework'],
  types: {
    Context: ['.zodiosContext ()'],
    App: ['.zodiosApp ()', 'Context .app ()'],
    Router: ['.zodiosRouter ()', 'Context .router|nextRouter ()'],
  },
  extends: { App: ['express:Express'], Router: ['express:Router'] },
  applications: ['App'],
  routers: ['Router'],
  settings: [
    {
      at: '.zodiosApp|zodiosRouter',
      is: 'enable',
      does: 'validates',
      items: '[0]',
      when: [{ argument: '[1] .validate', isNot: false }],
    },
    {
      at: 'Context .app|router|nextRouter',
      is: 'enable',
      does: 'validates',
      items: '[0]',
      when: [{ argument: '[1] .validate', isNot: false }],
    },
  ],
} as const satisfies Library;
