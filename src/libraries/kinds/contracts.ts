/** What is said of an interface to those who call it. */
import type { AccessPath, ArgumentPath, When } from './paths.ts';

/** A decorator of an endpoint or of its class, or the call that declares a route, and what it tells of it. */
export interface ContractRow {
  readonly at: AccessPath;
  /** Sentences about it. */
  readonly text?: readonly ArgumentPath[];
  readonly tags?: ArgumentPath;
  /** What it answers. */
  readonly answers?: readonly ArgumentPath[];
  /** The document leaves it out: always, or where this is true. */
  readonly hides?: true | ArgumentPath;
  readonly when?: readonly When[];
}
/** A call that makes a document of an interface, or shows one. */
export interface ContractDocumentRow {
  readonly at: AccessPath;
  /** Frameworks all of whose endpoints it describes, whatever is said of them. */
  readonly of?: readonly string[];
  /** Patterns of paths of files whose comments it reads, from the folder of the package on. */
  readonly comments?: ArgumentPath;
  /** It only shows what another call makes. */
  readonly shows?: true;
  readonly when?: readonly When[];
}
