import type { Library } from '../kinds.ts';

export default {
  package: 'node:url',
  ecosystem: 'node',
  types: {
    UrlWithParsedQuery: ['.parse ()'],
    URL: ['.URL ()', '.pathToFileURL ()'],
    URLSearchParams: ['.URLSearchParams ()'],
  },
  extends: { URL: ['language:javascript:URL'], URLSearchParams: ['language:javascript:URLSearchParams'] },
  flows: [
    { at: '.parse', from: '[0]', to: 'return' },
    // `url.parse(x, true).query`: repeated names give arrays.
    { at: '.parse', from: '[0]', to: 'return .query', deep: true, when: [{ argument: '[1]', is: true }] },
    { at: '.resolve|resolveObject', from: '[0..]', to: 'return' },
    {
      at: '.format|fileURLToPath|pathToFileURL|urlToHttpOptions|domainToASCII|domainToUnicode',
      from: '[0]',
      to: 'return',
    },
    { at: '.URL', from: '[0..]', to: 'return' },
    { at: '.URLSearchParams', from: '[0]', to: 'return' },
  ],
} as const satisfies Library;
