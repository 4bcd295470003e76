/** How functions of the user are called: by a framework, by what wraps them, and when. */
import type { AccessPath, ArgumentPath, TypeName, When } from './paths.ts';
import type { Role } from './words.ts';

/** How a framework calls its handlers. */
export interface HandlerConvention {
  /** Type of each parameter, in order (`Request`, `Response`, `Next`); '' where it means nothing. */
  readonly params: readonly TypeName[];
  /** A function of this many parameters receives errors first. */
  readonly errorWhenArity?: number;
  /** Parameters of an error handler. */
  readonly errorParams?: readonly TypeName[];
  /** What happens to a rejected promise or a throw of an async handler, by major version of the package (`*`: any). */
  readonly rejected?: Readonly<Record<string, 'handled' | 'lost'>>;
  /**
   * What the framework answers to an error that nobody handles: `safe`: a body of its own without internals; `leaks`: the
   * message or the stack; `bare`: a text that says nothing. Absent: `safe` where it handles rejections, else `leaks`.
   */
  readonly unhandled?: 'safe' | 'leaks' | 'bare';
  /**
   * Who continues the chain: calling a parameter, returning, or returning true. The parameter is the one of type `Next`;
   * a function that declares it continues by calling it even where others return.
   */
  readonly continues: 'next' | 'await-next' | 'return' | 'returns-true';
  /** It makes something for all requests, known callers or not: one that refuses only some is no guard. */
  readonly forAll?: boolean;
  /** The status of the answer where a function that may return true returns false. */
  readonly declined?: number;
  /** The status of an answer of which the handler says none, where nothing else says one. */
  readonly usualStatus?: number;
  /** The same where it hangs on the method (`POST`). */
  readonly usualByMethod?: Readonly<Record<string, number>>;
  /** An error that it gives back is as good as one that it throws. */
  readonly throwsGiven?: boolean;
  /** The framework goes on by itself when the promise is kept of what has not answered. */
  readonly goesOnByItself?: boolean;
  /** Who only says a status has answered nothing yet: the request goes on with it. */
  readonly goesOnWithStatus?: boolean;
  /**
   * What it gives back is all that is answered: no status is told with it. `empty`: of nothing and of `{}` alone, refusals
   * have one.
   */
  readonly statusless?: true | 'empty';
  /** The returned value is the response. */
  readonly returnsResponse?: boolean;
  /** An error that is given back counts as thrown: what the framework sends of those is sent of it. */
  readonly throwsReturned?: true;
  /** What it gives back goes on with the request: its members are put onto the first parameter, for who comes later. */
  readonly keepsGiven?: true;
  /** The member of what a handler gives back that holds the status of the answer. */
  readonly status?: string;
  /** The one that holds its body, beside that. */
  readonly body?: string;
  /**
   * The framework reads what a handler declares: a parameter named in the path is that part, one whose type is a schema
   * the body, any other the query, and a mark says otherwise. By part of the request, the type of what stays unchecked text.
   */
  readonly fills?: Readonly<Record<string, TypeName>>;
  /** The method that is called where a class or an instance stands instead of a function (`canActivate`). */
  readonly member?: string;
  /** A module stands for what it exports by default, and a function that imports one for that: it is loaded when needed. */
  readonly lazy?: true;
  /**
   * A handler may be a list of a class and the name of its method, or a text of both: `users.show`, the class being what
   * the file `users` exports by default, in one of these folders where the text does not say where.
   */
  readonly controllers?: readonly string[];
  /** A text is a name, under which a call of this name, of an object by names, registers what is meant. */
  readonly named?: string;
  /** It may be a token of a container (`bindings`): what was bound to it is meant. */
  readonly tokens?: true;
}
/** A class of which others are made: one that extends it answers requests by this method where it is handed over as a handler. */
export interface HandlerClassRow {
  readonly at: AccessPath;
  readonly member: string;
}
/** A call that says what a token of a container stands for: instances of a class, a value, what a function gives, another token. */
export interface BindingRow {
  readonly at: AccessPath;
  readonly token: ArgumentPath;
  readonly class?: ArgumentPath;
  readonly value?: ArgumentPath;
  readonly made?: ArgumentPath;
  readonly same?: ArgumentPath;
}
/** What importing this package changes of another: a convention, by name. */
export interface AmendRow {
  readonly package: string;
  readonly convention: string;
  readonly rejected: Readonly<Record<string, 'handled' | 'lost'>>;
}
/** A call that gives back one of its arguments with the same behaviour (promisify, async handler wrappers, bind). */
export interface WrapRow {
  readonly at: AccessPath;
  readonly function: ArgumentPath;
  /** A rejected promise goes to the error handler. */
  readonly catches?: boolean;
  /** What it gives back gives a promise, where the function itself calls back. */
  readonly promises?: true;
  /** A convention of this package by which it calls the function, where only functions are wrapped and others do more. */
  readonly convention?: string;
  /** What it does with a request before it calls the function. */
  readonly does?: Role;
}
/**
 * When a library calls the functions handed to it; unlisted ones count as called `later`. `event`: when it is told
 * something, in no order with the code around.
 */
export interface CallbackRow {
  readonly at: AccessPath;
  readonly function: ArgumentPath;
  readonly runs: 'now' | 'each' | 'later' | 'event' | 'finish' | 'error';
  /** The list or object that is handed over too: the function is called with each member, and with its place or name. */
  readonly over?: ArgumentPath;
  /** The call gives a callback back, which hands on to the function what it is called with, but for the first arguments. */
  readonly without?: number;
  /** What the function gives back is thrown away: of a promise that is rejected nobody hears. */
  readonly drops?: true;
  readonly when?: readonly When[];
}
/** A call that gives what it was handed, or a member of it. */
export interface ReturnRow {
  readonly at: AccessPath;
  readonly value: ArgumentPath;
  /** A list of them all, in their order. */
  readonly list?: true;
  /** All of them in one object, and what stands in members of several in one as well: whose word counts there. */
  readonly wins?: 'first' | 'last';
}
/** A call that neither throws nor gives a promise that is rejected. */
export interface InfallibleRow {
  readonly at: AccessPath;
  readonly when?: readonly When[];
}
