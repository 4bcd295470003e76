import type { Library } from '../kinds.ts';

export default {
  package: '@supabase/supabase-js',
  partly: true,
  aliases: [
    '@supabase/ssr',
    '@supabase/auth-helpers-nextjs',
    '@supabase/auth-helpers-remix',
    '@supabase/auth-helpers-sveltekit',
    '@supabase/auth-helpers-shared',
  ],
  is: ['auth', 'database'],
  scheme: 'JWT',
  types: {
    Client: [
      '.createClient|createServerClient|createServerSupabaseClient|createMiddlewareSupabaseClient ()',
      '.createRouteHandlerClient|createServerComponentClient|createServerActionClient|createMiddlewareClient ()',
      'Client .schema ()',
    ],
    Query: ['Client .from ()', 'Client .rpc ()'],
    // The server of the project is asked whose the token is, or its signature is verified.
    Verified: ['Client .auth .getUser|getClaims ()'],
  },
  fluent: [
    'Query .select|insert|upsert|update|delete',
    'Query .eq|neq|gt|gte|lt|lte|like|ilike|is|in|contains|containedBy|overlaps|textSearch|match|not|or|filter',
    'Query .order|limit|range|single|maybeSingle|returns|throwOnError|abortSignal|csv',
  ],
  credentials: ['Verified .data .user|claims', 'Client .auth .getClaims () .data'],
  proves: [
    { at: 'Verified .error', of: 'caller', when: 'false' },
    {
      at: 'Client .auth .getSession () .data .session',
      of: 'caller',
      when: 'true',
      doubt: 'a session as the cookie says it, which nobody verified',
    },
  ],
  data: [
    { at: 'Query .select', does: 'read', model: 'receiver' },
    { at: 'Query .insert', does: 'create', data: '[0]', model: 'receiver' },
    { at: 'Query .upsert', does: 'upsert', data: '[0]', model: 'receiver' },
    { at: 'Query .update', does: 'update', data: '[0]', many: true, model: 'receiver' },
    { at: 'Query .delete', does: 'delete', many: true, model: 'receiver' },
  ],
  clauses: [{ at: 'Query .match', says: 'where', value: '[0]' }],
} as const satisfies Library;
