/** What the bootstrap code registered, in order: applications, routers and plugin scopes with their entries. */
import type {
  HandlerConvention,
  Library,
  MountRow,
  RequestPart,
  Role,
  RouteRow,
  SchemeRow,
} from '../libraries/kinds.ts';
import type { Pattern } from './path-cover.ts';
import type { ApiThing, Doubt, FunctionThing, Ref, Thing } from './things.ts';

/** A function (or library middleware) as it was handed to a registration. */
export interface Item {
  readonly ref: Ref;
  readonly things: readonly Thing[];
  /** As written. */
  readonly text: string;
  readonly library: Library;
  readonly convention: HandlerConvention | undefined;
  /** The name of the convention in the library. */
  readonly style: string;
  /** It is there only under a condition. */
  readonly doubt?: Doubt;
  /** The role that its slot gives it (a guard, a rate-limit option), whatever it is. */
  readonly slot?: Role;
  /** Parts of the request that a schema in this slot covers. */
  readonly parts?: readonly RequestPart[];
  /** What fails the schema is only noted down. */
  readonly notes?: true;
  /** It runs as well for what is registered later where its router is mounted. */
  readonly leaks?: MountRow['leaks'] | undefined;
  /** A function of the application that a decorator asks whether the request may go on, and for what it asks. */
  readonly wants?: readonly Ref[];
}
/** Whether a registration stands under conditions that are not known, and in which branches. */
export interface Given {
  readonly conditional: boolean;
  /** From the outside in; not there where something else is not known as well. */
  readonly under?: readonly string[];
}
export type Entry =
  | (Given & {
      readonly kind: 'middleware';
      readonly paths: readonly string[];
      /** Regular expressions among its paths. */
      readonly patterns?: readonly Pattern[];
      /** The paths are matched as a whole, and not as beginnings. */
      readonly whole?: boolean;
      /** It is registered for one of the paths, and a setting decides for which. */
      readonly oneOf?: boolean;
      readonly items: readonly Item[];
      readonly at: Ref;
    })
  | (Given & {
      readonly kind: 'mount';
      readonly paths: readonly string[];
      readonly before: readonly Item[];
      readonly scope: Scope;
      /** What runs on for requests that nothing in the router answers. */
      readonly stays?: MountRow['stays'];
      /** What runs on there runs on around its scope as well. */
      readonly cast?: MountRow['leaks'];
      readonly at: Ref;
    })
  | (Given & {
      readonly kind: 'route';
      readonly methods: readonly string[];
      readonly paths: readonly string[];
      readonly patterns?: readonly Pattern[];
      readonly before: readonly Item[];
      readonly handlers: readonly Item[];
      readonly at: Ref;
      readonly row: RouteRow | undefined;
      readonly library: Library;
      readonly type: 'rest' | 'graphql' | 'websocket' | 'grpc';
      /** What holds for others around it, and not for this one. */
      readonly lifts: readonly Role[];
      /** What it is called among those that one call declares. */
      readonly action?: string;
    })
  | (Partial<Given> & {
      /** It runs before every route of the scope, wherever it stands. */
      readonly kind: 'hook';
      readonly items: readonly Item[];
      readonly at: Ref;
    })
  /** It runs when a request to a route of the scope was answered, wherever it stands. */
  | { readonly kind: 'after'; readonly items: readonly Item[]; readonly at: Ref }
  /** What runs before each route with a parameter of this name. */
  | { readonly kind: 'param'; readonly names: readonly string[]; readonly items: readonly Item[]; readonly at: Ref }
  /** A route whose handlers are added later (`router.route(path)`). */
  | { readonly kind: 'place'; readonly at: Ref }
  | { readonly kind: 'errors' | 'fallback'; readonly items: readonly Item[]; readonly at: Ref };

export interface Scope {
  readonly key: string;
  readonly thing: ApiThing;
  readonly library: Library | undefined;
  /** The package whose application or router it is. */
  readonly framework: string;
  /** Nothing mounts it: it is an application. */
  readonly application: boolean;
  /** A plugin scope inherits the hooks of its parent. */
  readonly parent: Scope | undefined;
  readonly entries: Entry[];
  /** Prefixes given when it was made; '' for none. */
  prefixes: readonly string[];
  mounts: number;
  /** Only an exported function that nobody calls makes it: what it has may be in an application that is started as well. */
  readonly again: boolean;
  /** What could not be followed while it was filled. `ends`: whatever it is, requests go no further. */
  readonly unseen: { readonly why: string; readonly at: Ref; readonly ends?: boolean }[];
  readonly at: Ref;
}

/** Where a call registers: on a scope, below prefixes. */
export interface Target {
  readonly scope: Scope;
  readonly prefixes: readonly string[];
}
/** What the name of a way of asking who sends a request stands for: functions that make what is asked, or another name with options for those. */
export type Scheme =
  | { readonly makers: readonly FunctionThing[]; readonly made: NonNullable<SchemeRow['made']> }
  | { readonly of: readonly string[]; readonly at: Ref; readonly options: readonly Ref[] };
