/** Endpoints and what guards them, declared by decorators. */
import type { AccessPath, ArgumentPath, TypeName, When } from './paths.ts';
import type { HttpMethod, RequestPart, Role } from './words.ts';

/**
 * Declarations by decorator. Functions and classes that they name follow the convention of the library that is named like
 * the act (`route`, `guard`, `pipe`, `interceptor`, `filter`, `event`, `field`, `rpc`).
 */
export interface DecoratorRow {
  readonly at: AccessPath;
  readonly does:
    | 'controller'
    | 'route'
    | 'guard'
    | 'pipe'
    | 'interceptor'
    | 'filter'
    /** A method that is run before each endpoint of its class, and of those made of it. */
    | 'hook'
    | 'metadata'
    | 'parameter'
    | 'give'
    | 'module'
    | 'injectable'
    | 'inject'
    /** Controllers below this one. */
    | 'children'
    /** A function that is handed the handler, and gives what is called instead. */
    | 'wrapper'
    | 'combine'
    | 'version'
    | 'status'
    | 'absent'
    | 'gateway'
    | 'event'
    | 'resolver'
    | 'field'
    | 'rpc'
    | 'documents'
    | 'constraint'
    | 'model'
    | 'column';
  readonly method?: HttpMethod;
  /** The path; of metadata its key, of a parameter the name in its part, of a status (also of `absent`, for nothing) or version that. */
  readonly path?: ArgumentPath | readonly ArgumentPath[];
  /** Metadata: where the call that made the decorator says the key by itself. */
  readonly named?: ArgumentPath;
  /** An error handler that carries it is handed errors of the classes in `items` alone. */
  readonly byClass?: true;
  /** What it is about; of a parameter that a function gives (`give`) that function. */
  readonly items?: ArgumentPath;
  readonly part?: RequestPart;
  /** Arguments and members of GraphQL: where a function stands that gives the scalar or class that they are; else what is written says it. */
  readonly scalar?: readonly ArgumentPath[];
  /** Parameters: the type of what is handed in, where it is no part of the request (`express:Request`). */
  readonly type?: TypeName;
  /** Parameters: where pipes of the whole application leave it alone, and where it is checked whether there are any or not. */
  readonly unchecked?: readonly When[];
  readonly checked?: readonly When[];
  /**
   * The role that middleware of the same library has only where this stands (`@UseRoles()`), and the one that it does not
   * have there (`@SkipThrottle()`); `lifting`: whether it does, where the first of these that is given says so.
   */
  readonly gives?: Role;
  /** Guards: the role that the framework itself plays where this stands (`@Security('jwt')`). */
  readonly role?: Role;
  /** Routes and fields: classes whose methods carry it need no decorator of their own. */
  readonly alone?: boolean;
  readonly lifts?: Role;
  /** The role of that middleware which it sets up for what it stands at (`@Throttle()`). */
  readonly sets?: Role;
  readonly lifting?: readonly ArgumentPath[];
  /** Where an object stands that says so for each of several by its name, as rows of `namedSets` set them up. */
  readonly liftingEach?: ArgumentPath;
  /**
   * A function that is set for the whole application is asked whether the request may go on (`@Authorized('admin')`): the
   * setting of this name. `items` is what it is asked for, `when` where it is asked at all.
   */
  readonly asks?: 'checker' | 'user-checker';
  readonly when?: readonly When[];
  /** Constraints and columns: what it promises (`email`, `minLength`, `enum`, `uuid`, ...). */
  readonly promises?: string;
  readonly options?: ArgumentPath;
}
/**
 * A call that sets up several of a kind, each with a name in a member, or else with one that all without have: where they
 * stand in it.
 */
export interface NamedSetRow {
  readonly at: AccessPath;
  readonly each: readonly ArgumentPath[];
  readonly name: string;
  readonly unnamed: string;
}
/**
 * A call that reads what decorators of kind `metadata` wrote, by its key: what they were given as key, or the decorator
 * itself.
 */
export interface MetadataRow {
  readonly at: AccessPath;
  readonly key: ArgumentPath;
  /** Where it looks: at a method, a class, or a list of them. */
  readonly from: ArgumentPath;
  /** What it gives where there are several: the first that is there, a list of all, or all in one. */
  readonly takes: 'first' | 'all' | 'merged';
}
/** A call that gives the method, or the class, of the endpoint that is being run. */
export interface TargetRow {
  readonly at: AccessPath;
  readonly is: 'method' | 'class';
}
/**
 * A value that tells how an endpoint is called: over which transport, with the library's `names` for them, or as which
 * operation of GraphQL (`query`, `mutation`, `subscription`).
 */
export interface CallKindRow {
  readonly at: AccessPath;
  readonly is: 'transport' | 'operation';
  readonly names?: Readonly<Record<string, string>>;
}
