import { broken, defineRule, type Endpoint, kept, tableName, unknown } from '../../src/rule.ts';

/** Columns that say what somebody may do. */
const RIGHTS =
  /^(?:roles?|role_?id|user_?roles?|is_?(?:admin|super_?user|super_?admin|staff|moderator)|admin|permissions|privileges|access_?level)$/i;

export default defineRule({
  id: 'caller-chosen-role',
  about: 'endpoint',
  standards: ['auth/least-privilege-default-role'],
  severity: 'error',
  confidence: 'medium',
  preset: 'strict',
  cwe: [269, 915],
  summary: 'Who signs up chooses the role of the new account.',
  messages: {
    chosen: '{method} {path} stores the {column} that the caller sends, and nobody has to be signed in.',
  },
  why: 'Anybody makes an account with the rights of an administrator: one request, and all that roles protect is open.',
  remedy:
    'Leave the role out of what sign-up takes and set the lowest one on the server; give higher ones elsewhere, to those who are signed in and may.',
  *check(endpoint) {
    const { method, path, authenticated, authorized, rows } = endpoint;
    if (!makesAccounts(endpoint)) return;
    for (const { access, written } of rows) {
      if (access.does !== 'create' && access.does !== 'upsert') continue;
      for (const { column, from, at } of written) {
        if (!RIGHTS.test(column)) continue;
        if (from === 'constant') yield kept(at);
        else if (from === 'body' || from === 'query')
          if (authenticated.is === 'no' && authorized.is !== 'yes')
            yield broken('chosen', access.at, {
              data: { method, path, column: `${column} of ${tableName(access.target)}` },
              endpoints: [endpoint],
            });
          else if (authenticated.is === 'unknown') yield unknown('Whether somebody is signed in is not known.', at);
      }
    }
  },
});
/** It adds somebody: by what it is there for, or by the table that it writes. */
function makesAccounts({ purpose, rows }: Endpoint): boolean {
  return (
    purpose === 'signup' ||
    rows.some(
      ({ access }) => access.does === 'create' && /(?:^|[._])(?:users?|accounts?|members?)$/i.test(access.target),
    )
  );
}
