import type { Library } from '../kinds.ts';

export default {
  package: '@nuxtjs/supabase',
  is: ['auth', 'database'],
  scheme: 'JWT',
  freeIn: {
    nuxt: ['serverSupabaseClient', 'serverSupabaseServiceRole', 'serverSupabaseSession', 'serverSupabaseUser'],
  },
  types: { Client: ['.serverSupabaseClient|serverSupabaseServiceRole ()'] },
  extends: { Client: ['@supabase/supabase-js:Client'] },
  // The server of the project is asked whose the token is, or its signature is verified.
  credentials: ['.serverSupabaseUser ()'],
  proves: [
    {
      at: '.serverSupabaseSession ()',
      of: 'caller',
      when: 'true',
      doubt: 'a session as the cookie says it, which nobody verified',
    },
  ],
} as const satisfies Library;
