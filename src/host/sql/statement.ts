import type { ParsedSql } from '../../linker/project.ts';
import type { Tree } from './postgres.ts';

export type Position = ParsedSql['positions'][number];
type Node = Readonly<Record<string, unknown>>;

/** What a parsed statement says, and where its holes stand: `$n` as parameters, or under the names given to them. */
export interface Read {
  readonly statement: Omit<ParsedSql, 'positions'>;
  readonly positions: ReadonlyMap<number, Position>;
}

/** Names that stand for holes where PostgreSQL wants a name. */
export function nameOfHole(n: number): string {
  return `hole_${n}_`;
}
const holeInText = /\$(\d+)|hole_(\d+)_/g;

/** Reads operation, tables, columns and the positions of holes off a parse tree. */
export function readTree(tree: Tree): Read {
  const statements = list(member(tree, 'stmts')).map((each) => only(member(each, 'stmt')));
  const reader = new Reader();
  for (const { kind, node } of statements) reader.visit({ [kind]: node }, []);
  const main = statements.find(({ kind }) => kind !== 'TransactionStmt' && kind !== 'VariableSetStmt') ?? statements[0];
  const controls = statements
    .map(({ kind, node }) => (kind === 'TransactionStmt' ? transactions[String(node.kind)] : undefined))
    .filter((each) => each !== undefined);
  // `BEGIN; ...; COMMIT` in one text leaves nothing open.
  const transaction = controls.every((each) => each === 'begin') || controls[0] !== 'begin' ? controls[0] : undefined;
  const columns = main === undefined ? undefined : columnsOf(main.kind, main.node);
  const statement = {
    does: main === undefined ? ('unknown' as const) : operationOf(main.kind, main.node, reader),
    tables: [...reader.tables].filter((name) => !reader.commonNames.has(name) && !isHole(name)),
    ...(columns === undefined ? {} : { columns }),
    ...(reader.leadingWildcard ? { leadingWildcard: true } : {}),
    ...(reader.relativeUpdate ? { relativeUpdate: true } : {}),
    ...(main?.node.limitCount === undefined ? {} : { hasLimit: true }),
    ...(transaction === undefined ? {} : { transaction }),
    ...(main !== undefined && session.test(main.kind) ? { session: true } : {}),
    ...(main?.kind === 'SelectStmt' && givesRow(main.node) ? { givesRow: true } : {}),
    ...(reader.locks ? { locks: true } : {}),
    ...(reader.manyRows ? { manyRows: true } : {}),
    ...(reader.compares.size === 0 ? {} : { compares: [...reader.compares] }),
  };
  return { statement, positions: reader.positions };
}

const transactions: Readonly<Record<string, 'begin' | 'commit' | 'rollback'>> = {
  TRANS_STMT_BEGIN: 'begin',
  TRANS_STMT_START: 'begin',
  TRANS_STMT_COMMIT: 'commit',
  TRANS_STMT_ROLLBACK: 'rollback',
};

/** Kinds of statements that are said to the session, not about data. */
const session =
  /^(?:Transaction|VariableSet|VariableShow|Listen|Unlisten|Notify|Explain|Vacuum|Lock|Discard|ConstraintsSet|CheckPoint)Stmt$/;

/** A select of one row, whatever is found. */
function givesRow(node: Node): boolean {
  if (node.larg !== undefined || node.havingClause !== undefined || list(node.groupClause).length > 0) return false;
  const tables = list(node.fromClause);
  const targets = list(node.targetList);
  if (targets.some((target) => holdsCall(target, isAggregate))) return true;
  const bare = tables.length === 0 || (tables.length === 1 && text(only(tables[0]).node.relname) === 'dual');
  return bare && node.whereClause === undefined && !targets.some((target) => holdsCall(target, givesRows));
}
/** More than one row, or as many as another select finds. */
function insertsMany(node: Node): boolean {
  const { node: select } = only(node.selectStmt);
  return (
    list(select.valuesLists).length > 1 ||
    list(select.fromClause).length > 0 ||
    select.larg !== undefined ||
    list(select.targetList).some((target) => holdsCall(target, givesRows))
  );
}
/** Is there such a call of a function in an expression, outside of selects within it? */
function holdsCall(tree: unknown, is: (call: Node) => boolean): boolean {
  if (Array.isArray(tree)) return tree.some((each) => holdsCall(each, is));
  if (typeof tree !== 'object' || tree === null) return false;
  return Object.entries(tree).some(
    ([key, value]) =>
      key !== 'SubLink' && ((key === 'FuncCall' && is(value as Node)) || (key !== 'over' && holdsCall(value, is))),
  );
}
function nameOf(call: Node): string {
  return text(only(list(call.funcname).at(-1)).node.sval).toLowerCase();
}
const aggregates =
  /^(?:count|sum|avg|min|max|total|every|mode|any_value|(?:bool|bit)_(?:and|or|xor)|(?:array|string|xml|list|range|jsonb?|jsonb?_object)_?agg(?:_strict)?|group_concat|json_(?:group_)?(?:array|object)(?:agg)?|(?:stddev|var|variance|std)(?:_pop|_samp)?|corr|covar_\w+|regr_\w+|percentile_\w+)$/;
/** `max(a, b)` of SQLite is none: it gives the greater of two. */
function isAggregate(call: Node): boolean {
  if (call.over !== undefined) return false;
  if (call.agg_star === true || call.agg_distinct === true || call.agg_within_group === true) return true;
  if (call.agg_filter !== undefined || call.agg_order !== undefined) return true;
  const name = nameOf(call);
  return aggregates.test(name) && !(/^(?:min|max)$/.test(name) && list(call.args).length > 1);
}
/** Functions that give a row for each item. */
function givesRows(call: Node): boolean {
  return /^(?:unnest|generate_series|generate_subscripts|regexp_matches|(?:regexp|string)_split_to_table|jsonb?_(?:array_elements(?:_text)?|each(?:_text)?|object_keys|to_recordset|populate_recordset))$/.test(
    nameOf(call),
  );
}

function operationOf(kind: string, node: Node, reader: Reader): ParsedSql['does'] {
  switch (kind) {
    case 'SelectStmt':
      // `WITH changed AS (UPDATE ... RETURNING *) SELECT ...` writes.
      return reader.writes ?? 'read';
    case 'InsertStmt':
      return member(member(node.onConflictClause, 'action')) === 'ONCONFLICT_UPDATE' ? 'upsert' : 'create';
    case 'UpdateStmt':
      return 'update';
    case 'DeleteStmt':
    case 'TruncateStmt':
      return 'delete';
    case 'MergeStmt':
      return 'upsert';
    default:
      return /^(?:Create|Alter|Drop|Index|Rename|Comment|Grant|View|Reindex|Cluster)/.test(kind) ? 'schema' : 'unknown';
  }
}

function columnsOf(kind: string, node: Node): readonly string[] | '*' | undefined {
  if (kind === 'InsertStmt') {
    const names = list(node.cols).map((each) => text(only(each).node.name));
    return names.length === 0 ? undefined : names.filter((name) => !isHole(name));
  }
  if (kind === 'UpdateStmt')
    return list(node.targetList)
      .map((each) => text(only(each).node.name))
      .filter((name) => !isHole(name));
  if (kind !== 'SelectStmt') return undefined;
  if (node.larg !== undefined) return columnsOf(kind, node.larg as Node);
  const targets = list(node.targetList);
  if (targets.length === 0) return undefined;
  const names: string[] = [];
  for (const target of targets) {
    const { node: item } = only(target);
    const value = only(item.val);
    const fields = value.kind === 'ColumnRef' ? list(value.node.fields).map(only) : [];
    if (fields.some((field) => field.kind === 'A_Star')) return '*';
    const name = item.name ?? fields.at(-1)?.node.sval;
    if (typeof name === 'string' && !isHole(name)) names.push(name);
  }
  return names;
}

class Reader {
  readonly tables = new Set<string>();
  readonly commonNames = new Set<string>();
  readonly positions = new Map<number, Position>();
  /** Columns that conditions compare. */
  readonly compares = new Set<string>();
  leadingWildcard = false;
  locks = false;
  manyRows = false;
  relativeUpdate = false;
  /** What statements within a WITH do, other than read. */
  writes: ParsedSql['does'] | undefined;

  /** `path` holds the kinds and member names that lead here, outermost first. */
  visit(tree: unknown, path: readonly string[]): void {
    if (Array.isArray(tree)) {
      for (const each of tree) this.visit(each, path);
      return;
    }
    if (typeof tree === 'string') {
      this.name(tree, path);
      return;
    }
    if (typeof tree !== 'object' || tree === null) return;
    // A table is a node of its own in lists, and a plain member (`relation`) where there is one.
    if ('relname' in tree) this.tables.add(text(tree.relname));
    for (const [key, value] of Object.entries(tree)) {
      if (/^[A-Z]/.test(key) && typeof value === 'object' && value !== null) this.enter(key, value as Node, path);
      this.visit(value, [...path, key]);
    }
  }

  private enter(kind: string, node: Node, path: readonly string[]): void {
    switch (kind) {
      case 'InsertStmt':
      case 'UpdateStmt':
      case 'DeleteStmt':
        if (path.includes('CommonTableExpr'))
          this.writes = kind === 'InsertStmt' ? 'create' : kind === 'UpdateStmt' ? 'update' : 'delete';
        if (kind === 'InsertStmt' && insertsMany(node)) this.manyRows = true;
        if (kind === 'UpdateStmt' && list(node.targetList).some(isRelative)) this.relativeUpdate = true;
        break;
      case 'LockingClause':
        this.locks = true;
        break;
      case 'ColumnRef':
        if (path.includes('whereClause')) this.compare(node);
        break;
      case 'CommonTableExpr':
        this.commonNames.add(text(node.ctename));
        break;
      case 'A_Expr':
        if (/^AEXPR_I?LIKE$/.test(text(node.kind)) && startsOpen(node.rexpr)) this.leadingWildcard = true;
        break;
      case 'TypeCast':
        // `name $1` is read as a constant of type `name`: but for real types, an order or operator put after a column.
        if (
          node.location === -1 &&
          !constantTypes.test(text(only(list(member(node.typeName, 'names')).at(-1)).node.sval))
        ) {
          const { kind: of, node: parameter } = only(node.arg);
          if (of === 'ParamRef') this.place(Number(parameter.number), 'clause');
        }
        break;
      case 'ParamRef':
        this.place(Number(node.number), positionOf(path));
        break;
    }
  }

  private compare(column: Node): void {
    const name = text(only(list(column.fields).at(-1)).node.sval);
    if (!isHole(name)) this.compares.add(name);
  }

  /** A text that holds a hole: within quotes it is a value or a name, by what the text is. */
  private name(value: string, path: readonly string[]): void {
    for (const [, parameter, named] of value.matchAll(holeInText)) {
      const last = path.at(-1)!;
      const constant = path.includes('A_Const') || path.includes('DefElem');
      const alias =
        last === 'aliasname' ||
        path.at(-2) === 'alias' ||
        (last === 'name' && path.at(-2) === 'ResTarget' && selects(path));
      this.place(Number(parameter ?? named), constant ? 'value' : alias ? 'clause' : 'identifier');
    }
  }

  private place(n: number, position: Position): void {
    // One hole that stands in several places is as dangerous as the worst of them.
    const known = this.positions.get(n);
    if (known === undefined || gravity.indexOf(position) > gravity.indexOf(known)) this.positions.set(n, position);
  }
}
const constantTypes = /^(?:interval|date|time|timetz|timestamp|timestamptz|json|jsonb|uuid|bytea|inet|bit|varbit)$/;
const gravity: readonly Position[] = ['unknown', 'value', 'identifier', 'clause'];

/** What a bare `$n` in this place would have to be if it were text rather than a bound value. */
function positionOf(path: readonly string[]): Position {
  const [above, holder] = [path.at(-1), path.at(-2)];
  if (above === 'whereClause' || above === 'havingClause' || above === 'quals') return 'clause';
  if (above === 'args' && holder === 'BoolExpr') return 'clause';
  if (above === 'node' && holder === 'SortBy') return 'identifier';
  if (above === 'groupClause') return 'identifier';
  if (above === 'arg' && holder === 'A_Indirection') return 'identifier';
  if (above === 'val' && holder === 'ResTarget' && selects(path)) return 'identifier';
  return 'value';
}
/** Is this target one of a SELECT list that reads from somewhere (`SELECT $1` alone just gives a value back)? */
function selects(path: readonly string[]): boolean {
  const list_ = path.lastIndexOf('targetList');
  return list_ > 0 && path[list_ - 1] === 'SelectStmt';
}

function isRelative(target: unknown): boolean {
  const { node } = only(target);
  const name = node.name;
  const uses = (tree: unknown, arithmetic: boolean): boolean => {
    if (Array.isArray(tree)) return tree.some((each) => uses(each, arithmetic));
    if (typeof tree !== 'object' || tree === null) return false;
    return Object.entries(tree).some(([key, value]) => {
      if (key === 'ColumnRef') return arithmetic && text(only(list(member(value, 'fields')).at(-1)).node.sval) === name;
      return uses(value, arithmetic || key === 'A_Expr');
    });
  };
  return uses(node.val, false);
}

/** Does a pattern start with a wildcard: `'%x'`, `'%' || $1`, `concat('%', $1)`? */
function startsOpen(tree: unknown): boolean {
  const { kind, node } = only(tree);
  if (kind === 'A_Const') return /^[%_]/.test(text(member(node.sval, 'sval')));
  if (kind === 'A_Expr') return startsOpen(node.lexpr);
  if (kind === 'TypeCast') return startsOpen(node.arg);
  if (kind === 'FuncCall') return startsOpen(list(node.args)[0]);
  return false;
}

function isHole(name: string): boolean {
  return name === '' || /\$\d|hole_\d+_/.test(name);
}
function only(tree: unknown): { readonly kind: string; readonly node: Node } {
  if (typeof tree !== 'object' || tree === null) return { kind: '', node: {} };
  const [entry] = Object.entries(tree);
  return entry === undefined
    ? { kind: '', node: {} }
    : { kind: entry[0], node: (typeof entry[1] === 'object' && entry[1] !== null ? entry[1] : {}) as Node };
}
function member(tree: unknown, key?: string): unknown {
  if (key === undefined) return tree;
  return typeof tree === 'object' && tree !== null ? (tree as Node)[key] : undefined;
}
function list(tree: unknown): readonly unknown[] {
  return Array.isArray(tree) ? tree : [];
}
function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
