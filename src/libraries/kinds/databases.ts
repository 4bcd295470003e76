/** Stored data: statements, models, transactions, connections. */
import type { AccessPath, ArgumentPath, When } from './paths.ts';
import type { Operation } from './words.ts';

/** A call that runs a statement. */
export interface QueryRow {
  readonly at: AccessPath;
  /** Where the transaction stands that it runs in, if that is not what it is called on. */
  readonly runsIn?: ArgumentPath;
  /** `nosql`: filters and pipelines, which are objects; `nosql-text`: statements and expressions of a document store. */
  readonly language: 'sql' | 'nosql' | 'nosql-text' | 'ldap' | 'graphql' | 'builder';
  /** The statement text (for nosql: filter or pipeline objects). */
  readonly text: readonly ArgumentPath[];
  readonly values?: readonly ArgumentPath[];
  readonly placeholders?:
    | 'dollar'
    | 'question'
    | 'named-colon'
    | 'named-at'
    | 'named-dollar'
    | 'dollar-filter'
    | 'percent-letter'
    | 'tagged'
    | 'percent'
    | 'none';
  /** Which placeholders it takes hangs on the database behind it. */
  readonly behind?: true;
  /** A tagged template binds its holes. */
  readonly tagged?: boolean;
  /** The text is only a fragment of a statement (`whereRaw`). */
  readonly fragment?: boolean;
  readonly does?: Operation;
  /** Holes are identifiers or raw parts by design: still not values. */
  readonly transaction?: boolean;
  /** Only an object that comes whole from a caller does harm: what is named in it is a value. */
  readonly whole?: boolean;
  /** It is only made here: the method of a client that runs it when it is handed over. */
  readonly sentBy?: string;
  readonly when?: readonly When[];
}
/** A call on a model, repository or table that reads or writes rows. */
export interface DataRow {
  readonly at: AccessPath;
  readonly does: Operation;
  /** Row data that is written. */
  readonly data?: ArgumentPath;
  /** Columns of the data that are written and no others, where they are named. */
  readonly only?: ArgumentPath;
  /** Rows of other tables are made with it: what stands below these members of a field, or (`true`) a field itself. */
  readonly nested?: true | readonly string[];
  /** Filter that selects rows. */
  readonly where?: ArgumentPath;
  /** Columns asked for. */
  readonly select?: ArgumentPath;
  /** Rows of other tables that come with those it finds: what these are filtered by picks none of its own. */
  readonly beside?: readonly ArgumentPath[];
  /** The greatest number of rows, and how many are left out before. */
  readonly limit?: ArgumentPath;
  readonly offset?: ArgumentPath;
  /** The call only begins a chain: this is done where somebody waits for it and no other link says what is done. */
  readonly unsaid?: true;
  /** One row (or none) comes back. */
  readonly single?: boolean;
  /** Throws when no row is found. */
  readonly throwsWhenAbsent?: boolean;
  readonly many?: boolean;
  /** It gives `[rows, count]`, both of which are always there. */
  readonly pair?: boolean;
  /** It adds to what is stored, or takes from it. */
  readonly relative?: true;
  /** The name of the model or table. */
  readonly model?: ArgumentPath;
  /** Filters accept operator objects: a caller's object is dangerous there. */
  readonly operators?: boolean;
  /** Named operators below which a value stands that can hold no further one (`equals`); `$eq` and its kin need no naming. */
  readonly comparisons?: readonly string[];
  /** Option naming the transaction. */
  readonly transaction?: ArgumentPath;
  readonly when?: readonly When[];
}
/** A link of a builder's chain that says which rows are meant, or how many. */
export interface ClauseRow {
  readonly at: AccessPath;
  readonly says: 'limit' | 'offset' | 'where';
  /** The number; of a filter the object of columns. */
  readonly value: ArgumentPath;
}
/** What a link of a builder's chain says of the access that the chain makes. */
export interface LinkRow {
  readonly at: AccessPath;
  /** The client or transaction that it runs on (`Model.query(trx)`). */
  readonly client?: ArgumentPath;
  /** Throws when no row is found. */
  readonly throwsWhenAbsent?: true;
  /** Gives one row, or none. */
  readonly single?: true;
  /** Gives the statement as text: nothing is run. */
  readonly renders?: true;
}
/** A call that makes a column of an aggregate: without groups there is one row of it, whatever is found. */
export interface AggregateRow {
  readonly at: AccessPath;
  /** Where the name of the function stands, if not every one is an aggregate. */
  readonly name?: ArgumentPath;
}
/**
 * How transactions are made. A `callback` without a function is begun and ended around the block that holds the result
 * (Python's `with`).
 */
export interface TransactionRow {
  readonly at: AccessPath;
  /** `callback`: begins, commits and rolls back around a function; `begin`, `commit`, `rollback`: by hand. */
  readonly does: 'callback' | 'begin' | 'commit' | 'rollback';
  readonly function?: ArgumentPath;
  /** For `callback`: the parameter that is the client inside; `any`: each is bound to the transaction. */
  readonly client?: number | 'any';
  /** For `callback`: where the project calls a method of this name, all that is done inside runs in the transaction. */
  readonly ambientBy?: string;
  /** For `callback`: it is handed statements, and sends all of them at once. */
  readonly together?: true;
  /** For `begin`: the call's result is the transaction. `receiver`, also of a `callback`: it is what the call is made on. */
  readonly returns?: 'transaction' | 'receiver';
  /** For `begin`: members of the transaction, or methods without arguments, that tell whether it is over, or still open. */
  readonly over?: readonly string[];
  readonly open?: readonly string[];
  readonly when?: readonly When[];
}
/** Things taken that must be given back. */
export interface ConnectionRow {
  readonly acquire: AccessPath;
  /** The call on what was acquired by which it really takes the connection: nothing is held before. */
  readonly opens?: AccessPath;
  readonly release: readonly AccessPath[];
  /** Given by a callback's parameter rather than by the result. */
  readonly param?: string;
  /** Calls on what was acquired after which it serves until the process ends. */
  readonly lasts?: readonly AccessPath[];
}
/** Making a pool or a single connection. */
export interface PoolRow {
  /** An option that only tools on the command line ask for: what has it and is only exported is theirs. */
  readonly tools?: string;
  readonly at: AccessPath;
  readonly is: 'pool' | 'connection';
  readonly options?: ArgumentPath;
  /** Where the options say nothing it has a size, and gives up after a while when no connection is free. */
  readonly limited?: true;
  /** Option names for size and timeouts. */
  readonly size?: readonly string[];
  readonly timeouts?: readonly string[];
  readonly when?: readonly When[];
}
