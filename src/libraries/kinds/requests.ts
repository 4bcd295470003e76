/** What a request brings and how it is answered. */
import type { AccessPath, ArgumentPath, When } from './paths.ts';
import type { RequestPart, SourceShape } from './words.ts';

/** Where data of a caller enters. */
export interface SourceRow {
  readonly at: AccessPath;
  readonly part: RequestPart;
  readonly shape: SourceShape;
  /** From this major version of the package on texts alone arrive, unless what is set under this name has another parser. */
  readonly flat?: { readonly since: number; readonly unless: string };
  /** What the checks before have made of the part, rather than what was sent. */
  readonly checked?: true;
  readonly when?: readonly When[];
  /** Handed over as it was sent, to a parameter that nothing declares. */
  readonly whole?: true;
  /** Of an address: it lacks the path at which the router is mounted, or the middleware put, that reads it. */
  readonly belowMount?: true;
  /** Of an address: it is the folder that the file of the route lies in, as that is written (`/(app)/notes/[id]`). */
  readonly ofFolder?: true;
}
/** A call that reads one part out of another: of the address that was asked for the query. */
export interface PartOfRow {
  readonly at: AccessPath;
  /** The receiver was made of this one. */
  readonly of: RequestPart;
  readonly part: RequestPart;
}
/** A call that reads something of a request by its name: a credential where the name is one of these, in any case. */
export interface NamedCredentialRow {
  readonly at: AccessPath;
  readonly name: ArgumentPath;
  readonly is: readonly string[];
}
/** File uploads. */
export interface UploadRow {
  readonly at: AccessPath;
  readonly options?: ArgumentPath;
  readonly limits?: readonly ArgumentPath[];
  readonly filters?: readonly ArgumentPath[];
  /** Methods of what it makes that take files, and such that refuse them. */
  readonly takes?: { readonly files: readonly string[]; readonly none: readonly string[] };
  /** Greatest size in bytes that it accepts where no option says otherwise. */
  readonly greatest?: number;
  /** What it does not say is said where the module is set up, by a row that says so. */
  readonly inherits?: true;
  /** It says so for others: by its options, or by what a factory among them gives back. */
  readonly sets?: { readonly options: ArgumentPath; readonly factory?: ArgumentPath };
  readonly when?: readonly When[];
}
/** What looks at a file before the handler is handed it: at its kind or size, or by each check of a list. */
export interface FileCheckRow {
  readonly at: AccessPath;
  readonly looksAt?: 'type' | 'size';
  readonly each?: ArgumentPath;
}
/** A call that answers the request. */
export interface ResponseRow {
  /** An error as the body is thrown: the error handler answers. */
  readonly throwsErrors?: true;
  readonly at: AccessPath;
  readonly ends: boolean;
  /** Without a body it only ends what was answered, and does nothing behind another answer. */
  readonly closes?: true;
  /** The connection is closed: whoever came by it is served no more. */
  readonly cuts?: true;
  /** It is only made: it is sent where the handler gives it back. */
  readonly made?: true;
  readonly body?: ArgumentPath;
  readonly status?: ArgumentPath | number;
  readonly as?: 'json' | 'html' | 'text' | 'redirect' | 'file' | 'status' | 'stream';
}
/** An error class or factory that a framework turns into an HTTP answer. */
export interface ErrorRow {
  readonly at: AccessPath;
  readonly status: number | ArgumentPath;
  readonly message?: ArgumentPath;
  /** With this status, which it has where none is said, the caller is not told the message. */
  readonly hides?: number;
  /** The call throws by itself: `always`, or where this argument is falsy (`ctx.assert(user, 401)`). */
  readonly throws?: ArgumentPath;
}
