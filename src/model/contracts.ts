/** What is said of an interface to those who call it: in code, or in a document beside it. */
import type { Location } from '../facts/facts.ts';

/** What code says of one endpoint. */
export interface Contract {
  readonly at: Location;
  /** There is a sentence about it. */
  readonly described: boolean;
  readonly tags: readonly string[];
  /** Where it says what is answered. */
  readonly answers?: Location;
  /** It is left out of the document. */
  readonly hidden: boolean;
}
/** An operation as a document describes it. */
export interface Operation {
  /** Upper case. */
  readonly method: string;
  /** Parameters as `:name`; without what the document says of servers. */
  readonly path: string;
  readonly described: boolean;
  readonly tags: readonly string[];
  /** It says what a success holds. */
  readonly answers: boolean;
  /** Where a comment tells of it. */
  readonly at?: Location;
}
export interface ApiDocument {
  /** The file, or the call that makes it. */
  readonly at: Location;
  /** `comments`: a call makes it of them; `served`: one that is made elsewhere is shown there to who asks. */
  readonly made: 'file' | 'code' | 'comments' | 'served';
  /** Frameworks all of whose endpoints it describes. */
  readonly covers: readonly string[];
  /** Those of a file, or of comments. */
  readonly operations: readonly Operation[];
  /** False: parts of it lie elsewhere, or were not read. */
  readonly complete: boolean;
}
