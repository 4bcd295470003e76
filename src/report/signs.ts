export type Is = 'yes' | 'no' | 'conditional' | 'unknown' | 'not-applicable';

/** How answers are shown: never by colour alone. */
export const signs: Readonly<Record<Is, { readonly sign: string; readonly name: string; readonly css: string }>> = {
  yes: { sign: '✓', name: 'yes', css: 'y' },
  no: { sign: '✗', name: 'no', css: 'n' },
  conditional: { sign: '~', name: 'on some ways', css: 'c' },
  unknown: { sign: '?', name: 'unknown', css: 'u' },
  'not-applicable': { sign: '–', name: 'does not apply', css: 'x' },
};
