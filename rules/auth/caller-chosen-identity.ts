import {
  type BackendModel,
  broken,
  type DataAccess,
  defineRule,
  isOwnerColumn,
  kept,
  mutates,
  type Source,
  tableName,
} from '../../src/rule.ts';

const CHOSEN: ReadonlySet<Source> = new Set(['body', 'query', 'headers']);

export default defineRule({
  id: 'caller-chosen-identity',
  about: 'endpoint',
  standards: ['auth/identity-from-token'],
  severity: 'warning',
  confidence: 'medium',
  preset: 'strict',
  cwe: [639],
  summary: 'The owner of a row that is written is taken from what the caller sends.',
  messages: {
    chosen:
      'Whose row this is in {table} (`{column}`) is what the caller sends in the {part}, though it is known who calls.',
  },
  why: 'Whoever is signed in writes in the name of anybody else: the check of the token is passed, and then not used.',
  remedy:
    'Take the identity from the verified principal (`req.user.id`), and ask for a right where one acts for another.',
  *check(endpoint, model) {
    const { authenticated, authorized, purpose, rows } = endpoint;
    if (authenticated.is !== 'yes' || purpose !== 'business' || !mutates(endpoint)) return;
    for (const { access, written, filters } of rows) {
      const owner = written.find(
        ({ column, from }) =>
          CHOSEN.has(from) && (isOwnerColumn(column) || ownersIn(model).has(nameOf(access, column))),
      );
      const own = [...written, ...filters].find(({ from }) => from === 'principal');
      if (own !== undefined) yield kept(own.at, own.column);
      else if (owner !== undefined && authorized.is === 'no')
        yield broken('chosen', owner.at, {
          data: { table: tableName(access.target), column: owner.column, part: owner.from },
        });
    }
  },
});

const owners = new WeakMap<BackendModel, ReadonlySet<string>>();
/** Columns in which other endpoints keep who calls, by table, whatever they are called. */
function ownersIn(model: BackendModel): ReadonlySet<string> {
  let found = owners.get(model);
  if (found === undefined) {
    const rows = model.endpoints.flatMap((it) => it.rows);
    found = new Set(
      rows.flatMap(({ access, written, filters }) =>
        [...written, ...filters].flatMap(({ column, from }) =>
          from === 'principal' && /_?id$/i.test(column) && !/^_?id$/i.test(column) ? [nameOf(access, column)] : [],
        ),
      ),
    );
    owners.set(model, found);
  }
  return found;
}
function nameOf({ target }: DataAccess, column: string): string {
  return `${target} ${column}`;
}
