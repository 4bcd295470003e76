import type { Library } from '../kinds.ts';

export default {
  package: 'node:buffer',
  ecosystem: 'node',
  types: { Buffer: ['.Buffer .from|alloc|allocUnsafe|concat ()'], Blob: ['.Blob|File ()'] },
  extends: { Buffer: ['language:javascript:Buffer'], Blob: ['language:javascript:Blob'] },
  sanitizers: [{ at: '.Buffer .from|concat', input: '[0]', safeFor: ['nosql'], yields: 'text' }],
  flows: [
    { at: '.Buffer .from|concat', from: '[0]', to: 'return' },
    { at: '.atob|btoa', from: '[0]', to: 'return' },
  ],
} as const satisfies Library;
