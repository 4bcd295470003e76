import type { Library } from '../kinds.ts';

export default {
  package: 'js-base64',
  is: [],
  flows: [
    {
      at: '.encode|encodeURI|encodeURL|decode|toBase64|fromBase64|btoa|atob|btoaPolyfill|atobPolyfill',
      from: '[0]',
      to: 'return',
    },
    { at: '.Base64 .encode|encodeURI|encodeURL|decode|toBase64|fromBase64|btoa|atob', from: '[0]', to: 'return' },
  ],
} as const satisfies Library;
