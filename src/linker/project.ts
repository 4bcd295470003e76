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

/** Column of one name in a parsed statement and the like; undefined members were not found. */
export interface ParsedSql {
  readonly does: 'create' | 'read' | 'update' | 'delete' | 'upsert' | 'schema' | 'unknown';
  readonly tables: readonly string[];
  readonly columns?: readonly string[] | '*';
  /** Position of each `$n`, by n - 1. */
  readonly positions: readonly ('value' | 'identifier' | 'clause' | 'unknown')[];
  readonly leadingWildcard?: boolean;
  readonly relativeUpdate?: boolean;
  readonly hasLimit?: boolean;
  readonly transaction?: 'begin' | 'commit' | 'rollback';
}

export interface Project {
  /** Sorted by path. */
  readonly files: readonly ProjectFile[];
  readonly manifests: readonly Manifest[];
  readonly libraries: readonly Library[];
  /** Answers of module resolution, memoised by the host or the session. */
  readonly resolve: Resolve;
  /** Parses a statement in which every placeholder and hole is `$n`; null: it does not parse. Undefined: no parser at hand. */
  readonly parseSql?: ((text: string) => ParsedSql | null) | undefined;
}
