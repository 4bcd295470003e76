/** What the linker is given: facts, resolved imports and knowledge. It reads nothing else. */
import type { FileFacts } from '../facts/facts.ts';
import type { Outline } from '../facts/outline.ts';
import type { Library } from '../libraries/kinds.ts';

/** Where an import leads. */
export type ImportTarget =
  | { readonly is: 'file'; readonly path: string }
  | { readonly is: 'package'; readonly name: string; readonly subpath: string }
  | { readonly is: 'unresolved'; readonly why: string };

/**
 * Answers where an import leads. `from` is a path of the project. Equal keys answer alike; without one, only this
 * answerer does.
 */
export type Resolve = ((from: string, specifier: string) => ImportTarget) & { readonly key?: string };

/** `client`: it runs in a browser and was not looked at further. */
export type FileRole = 'source' | 'test' | 'generated' | 'config' | 'migration' | 'script' | 'client';

/** A package.json (or another manifest) of the project. */
export interface Manifest {
  /** Folder of the manifest, relative to the audited folder; '' for the root. */
  readonly folder: string;
  readonly name?: string;
  readonly dependencies: Readonly<Record<string, string>>;
  /** Files named by main, bin, exports or start scripts, relative to the audited folder, where they exist as sources. */
  readonly entries: readonly string[];
  /** What platforms call, as files in the folder say. */
  readonly functions?: readonly DeployedFunction[];
}

/** A function that a platform calls for requests, as a file beside the code says. */
export interface DeployedFunction {
  /** Which platform calls it. */
  readonly platform: string;
  /** The file that says so. */
  readonly declared: string;
  /** The source that holds it; undefined where it was not found. */
  readonly file: string | undefined;
  /** The name of its export, or what is written where that is not known. */
  readonly name: string;
  readonly routes: readonly DeployedRoute[];
}
export interface DeployedRoute {
  readonly method: string;
  readonly path: string;
  /** What the platform asks before it calls the function: callers that nobody knows do not get there. */
  readonly guard?: string;
}

/** An interface as a file beside the code describes it. */
export interface DescribedInterface {
  /** The file. */
  readonly path: string;
  readonly operations: readonly DescribedOperation[];
  /** False: parts of it lie elsewhere, or were not read. */
  readonly complete: boolean;
}
export interface DescribedOperation {
  /** Upper case. */
  readonly method: string;
  /** Parameters as `:name`; without what the document says of servers. */
  readonly path: string;
  readonly described: boolean;
  readonly tags: readonly string[];
  /** It says what a success holds. */
  readonly answers: boolean;
}

/** The text of a GraphQL schema, or of a part of one, that lies beside the code. */
export interface GraphText {
  readonly path: string;
  /** Equal ids mean equal texts. */
  readonly id: string;
  readonly text: string;
}

export interface ProjectFile {
  /** Relative to the audited folder, with `/`. */
  readonly path: string;
  readonly role: FileRole;
  /** What it is known by from one run to the next: equal ids mean equal facts. Absent for text that lies nowhere. */
  readonly id?: string;
  readonly outline: Outline;
  /** May be unpacked only when it is read. */
  readonly facts: FileFacts;
  /** Says that nobody is likely to ask for its facts again: whoever does all the same waits until they are made anew. */
  release?(): void;
}

/** What a parsed statement says; undefined members were not found. */
export interface ParsedSql {
  readonly does: 'create' | 'read' | 'update' | 'delete' | 'upsert' | 'schema' | 'unknown';
  readonly tables: readonly string[];
  readonly columns?: readonly string[] | '*';
  /** Position of each `$n`, by n - 1. */
  readonly positions: readonly ('value' | 'identifier' | 'clause' | 'unknown')[];
  readonly leadingWildcard?: boolean;
  readonly relativeUpdate?: boolean;
  readonly hasLimit?: boolean;
  /** It begins or ends a transaction, and does not do both. */
  readonly transaction?: 'begin' | 'commit' | 'rollback';
  /** Said to the session, not about data: `SET`, `SAVEPOINT`, `EXPLAIN`. */
  readonly session?: boolean;
  /** It gives one row whatever it finds: an aggregate without groups, a list of values. */
  readonly givesRow?: boolean;
  /** The rows that it reads stay locked until the transaction ends. */
  readonly locks?: boolean;
  /** It inserts more than one row at once, or may. */
  readonly manyRows?: boolean;
  /** Columns that its conditions compare. */
  readonly compares?: readonly string[];
}

export interface Project {
  /** Documents of the interface that lie beside the code. */
  readonly documents?: readonly DescribedInterface[];
  /** Texts of GraphQL schemas that lie beside the code. */
  readonly graphTexts?: readonly GraphText[];
  /** Sorted by path. */
  readonly files: readonly ProjectFile[];
  readonly manifests: readonly Manifest[];
  readonly libraries: readonly Library[];
  /** Answers of module resolution, memoised by the host or the session. */
  readonly resolve: Resolve;
  /** Parses a statement in which every placeholder and hole is `$n`; null: it does not parse. Undefined: no parser at hand. */
  readonly parseSql?: ((text: string) => ParsedSql | null) | undefined;
  /** Reads what a comment says of operations; undefined: it cannot be read. */
  readonly readDescribed?:
    ((text: string) => Pick<DescribedInterface, 'operations' | 'complete'> | undefined) | undefined;
}
