/** Which endpoints there are: routes, mounts, scopes and prefixes, by call or by file, and settings of a whole application. */
import type { AccessPath, ArgumentPath, TypeName, When } from './paths.ts';
import type { HttpMethod, Operation, RequestPart, Role, SchemaStyle } from './words.ts';

/** A call that declares endpoints. */
export interface RouteRow {
  readonly at: AccessPath;
  /** The call is about each of several things (`[0] flat`): in the other paths, `each` stands for one of them. */
  readonly each?: ArgumentPath;
  /** `name`: the member's own name (`get`, `del` → DELETE, `all` → ALL); an argument path; or constants. */
  readonly method: 'name' | readonly HttpMethod[] | { readonly argument: ArgumentPath };
  /**
   * Where the path stands; `receiver [0]`: given to the call that made the receiver (`app.route('/x').get(h)`). Absent: '/'.
   * Of several, the first that is text.
   */
  readonly path?: ArgumentPath | readonly ArgumentPath[];
  /** What the framework puts before the path. */
  readonly below?: string;
  readonly handlers: ArgumentPath | readonly ArgumentPath[];
  /** Named middleware slots in an options argument, in the order they run, and how they are called if not as the handler is. */
  readonly before?: readonly (ArgumentPath | StepsOfRoute)[];
  /** Schemas by part of the request, in an options argument. */
  readonly schemas?: readonly SchemaOfRoute[];
  readonly options?: OptionsOfRoutes;
  /** Options that carry a role (`[1] .config .rateLimit`). */
  readonly roles?: readonly {
    readonly at: ArgumentPath;
    readonly does: Role;
    readonly when?: readonly When[];
    /** Names of the `schemes` that it asks for; those of the application's own decide by what they do. */
    readonly asks?: readonly ArgumentPath[];
  }[];
  /** Options that take away a role which holds for all others (`auth: false`). */
  readonly lifts?: readonly { readonly does: Role; readonly when: readonly When[] }[];
  readonly convention: string;
  readonly kind?: 'rest' | 'graphql' | 'websocket' | 'grpc';
  /** The last handler only answers; those before it are middleware. True unless said otherwise. */
  readonly when?: readonly When[];
}
/** A schema that a part of the request is held to. */
export interface SchemaOfRoute {
  readonly part: RequestPart;
  readonly at: ArgumentPath;
  readonly style: SchemaStyle;
  readonly when?: readonly When[];
  /** Where these hold, what fails is only noted down (`noted`). */
  readonly notes?: readonly When[];
}
/** Middleware slots of a route that are called in another way than the handler is. */
export interface StepsOfRoute {
  readonly at: ArgumentPath;
  readonly convention: string;
  /** Where the middleware is in each value that stands there (`each .method`). */
  readonly of?: ArgumentPath;
  /** Conditions on each of these values: of others nobody is kept back. */
  readonly when?: readonly When[];
}
/** An options argument of which other members than these mean what was defined elsewhere: macros, or it is not known what. */
export interface OptionsOfRoutes {
  readonly at: ArgumentPath;
  readonly known: readonly string[];
  /** Members of what macros make that say something of the macro alone. */
  readonly ofMacros?: readonly string[];
}
/**
 * A call that gives names to what options of routes stand for: options again, or functions that make such of the value of the
 * option. All `members` of an object, or one by its name.
 */
export interface MacroRow {
  readonly at: AccessPath;
  readonly members?: ArgumentPath;
  readonly name?: ArgumentPath;
  readonly means?: ArgumentPath;
}
/** A call by which all that was added before it runs as well for what is registered where its scope is mounted. */
export interface CastRow {
  readonly at: AccessPath;
  readonly leaks: 'once' | 'on';
  readonly when?: readonly When[];
}
/** A call that puts middleware or other routers below a path prefix. */
export interface MountRow {
  readonly at: AccessPath;
  /** The prefix, where that argument is text (or an array of texts); otherwise '/' and the items start there. */
  readonly path?: ArgumentPath;
  readonly items?: ArgumentPath | readonly ArgumentPath[];
  readonly convention: string;
  /** As in rows of routes: of what its options put before all routes that come later. */
  readonly before?: readonly (ArgumentPath | StepsOfRoute)[];
  readonly schemas?: readonly SchemaOfRoute[];
  readonly options?: OptionsOfRoutes;
  readonly when?: readonly When[];
  /** The path is matched as a whole: only one that ends in `/*` is a prefix. */
  readonly exact?: boolean;
  /** The application (or router) it is mounted on, where that is an argument and not the receiver. */
  readonly on?: ArgumentPath;
  /** Paths may be controllers, and objects with a method too; a call of this name before it takes some of them out. */
  readonly excludes?: string;
  /**
   * What runs as well for what is registered later below the path, where a router among the items does not answer:
   * `before`: the items before it, `all`: also the middleware of the router, `leaking`: that which was added so.
   */
  readonly stays?: 'before' | 'all' | 'leaking';
  /** It runs as well for what is registered later in what its router is mounted on, or in all around that. */
  readonly leaks?: 'once' | 'on';
  /** It runs before what was registered earlier, too. */
  readonly always?: boolean;
  /** Why it is not seen what stands there, whatever is handed over. */
  readonly unseen?: string;
}
/**
 * A call that makes a router of each instance of a decorated class that it is handed, and mounts it on what it is called on,
 * below the path of the class. Its routes are called as those of the router's library are.
 */
export interface ControllerRow {
  readonly at: AccessPath;
  /** The instances. */
  readonly controllers: ArgumentPath;
  /** What runs before each of them. */
  readonly before?: ArgumentPath;
  readonly router: TypeName;
  /** A convention of the router's library. */
  readonly convention: string;
}
/** A call that puts routes together by names, before it is said what answers them: `{ list: { method, path, query }, … }`. */
export interface DefinitionRow {
  readonly at: AccessPath;
  readonly members: ArgumentPath;
  /** What comes before their paths, as text before text. */
  readonly prefix?: ArgumentPath;
}
/** A call that keeps what answers the routes of a definition, by the same names. */
export interface ImplementationRow {
  readonly at: AccessPath;
  readonly definition: ArgumentPath;
  readonly members: ArgumentPath;
}
/**
 * A call that registers the routes of a definition with what answers them, by the same names: functions, or objects that
 * hold one. `at` may lead to what a call gives that is registered as a plugin: the other paths start at that call.
 */
export interface DefinedRouteRow {
  readonly at: AccessPath;
  /** Absent: that of the implementation. */
  readonly definition?: ArgumentPath;
  readonly members: ArgumentPath;
  /** The application, where that is an argument and not the receiver. */
  readonly on?: ArgumentPath;
  /** What runs before all of them; of a plugin in the call that registers it. */
  readonly before?: ArgumentPath | readonly ArgumentPath[];
  /** In an object that answers (`each`): the function, and what runs before it. */
  readonly handler: ArgumentPath;
  readonly own: ArgumentPath | readonly ArgumentPath[];
  /** In a route of the definition (`each`): schemas that parts of the request are held to. */
  readonly schemas: readonly { readonly part: RequestPart; readonly path: ArgumentPath }[];
  readonly convention: string;
  /** The convention of what runs before, with its package (`express:middleware`). */
  readonly middleware: string;
}
/**
 * A call that makes routes of what a document of OpenAPI describes, with parts of it beside the functions that answer: of
 * files that are named like paths, below folders; of objects with a `path` and a `module`; of functions by the names of
 * operations. Members of a module that are named like methods answer: a function, or a list of what runs one after another.
 */
export interface DocumentedRouteRow {
  readonly at: AccessPath;
  /** The application. */
  readonly on: ArgumentPath;
  readonly paths: ArgumentPath;
  /** A pattern of paths that are left out, and what of the name of a file is no part of its path. */
  readonly ignored: ArgumentPath;
  readonly nameless: ArgumentPath;
  readonly operations: ArgumentPath;
  /** What a module that is a function is handed, by the names of its parameters. */
  readonly dependencies: ArgumentPath;
  readonly document: ArgumentPath;
  /** The member of what answers that holds its own part of the document. */
  readonly part: string;
  /** Functions by the names of security schemes, and lists of a pattern of paths and what is asked for there. */
  readonly asked: ArgumentPath;
  readonly askedByPath: ArgumentPath;
  /** How those functions, and the others, are called, the others also where errors are caught (`when`). */
  readonly asking: string;
  readonly convention: string;
  readonly caught: { readonly convention: string; readonly when: readonly When[] };
  /** What is called with errors. */
  readonly errors: ArgumentPath;
  /** Members of a document, of a module and of an operation. */
  readonly says: {
    /** What runs before the operations below it. */
    readonly puts: string;
    /** `false`: nothing of what stands above it does that. */
    readonly inherits: string;
    /** `true`: nothing is asked and nothing checked; nothing is checked. */
    readonly without: string;
    readonly unchecked: string;
  };
  /** Options that replace what the framework does by itself. */
  readonly replaced: ArgumentPath;
  /** Where the document is served, unless it is not, and what answers there instead. */
  readonly shown: {
    readonly path: ArgumentPath;
    readonly otherwise: string;
    readonly handler: ArgumentPath;
    readonly when: readonly When[];
  };
}
/** A call that makes an application out of a module that a decorator declares, with all that this imports. */
export interface StartRow {
  readonly at: AccessPath;
  readonly module: ArgumentPath;
  /** What it serves with, where that is handed over: what is registered there is registered on the application. */
  readonly server?: ArgumentPath;
  /** Requests by HTTP (and whatever is connected to it), or messages alone. */
  readonly serves: 'http' | 'messages';
}
/**
 * A call that says over what handlers of messages are reached, by the name of a constant. Over some of them (`buses`)
 * whoever is let onto a broker sends messages, and nobody else.
 */
export interface MessagingRow {
  readonly at: AccessPath;
  readonly over: ArgumentPath;
  readonly buses: readonly string[];
}
/** A call that adds a function to every route that has a path parameter of this name (`app.param`). */
export interface ParamHandlerRow {
  readonly at: AccessPath;
  readonly name: ArgumentPath;
  readonly handlers: ArgumentPath;
  readonly convention: string;
}
/** A call that runs a plugin function with a child scope of the receiver. */
export interface ScopeRow {
  readonly at: AccessPath;
  /** As in rows of routes: the call runs several plugins. */
  readonly each?: ArgumentPath;
  /** The plugin: a function whose first parameter is the child scope. */
  readonly plugin: ArgumentPath | readonly ArgumentPath[];
  /** Of several, the first that is text. */
  readonly prefix?: ArgumentPath | readonly ArgumentPath[];
  /** What runs before all routes of the child scope, and how it is called. */
  readonly before?: ArgumentPath | readonly (ArgumentPath | StepsOfRoute)[];
  readonly convention?: string;
  /** As in rows of routes, for all of the child scope; its `options` are that there. */
  readonly schemas?: readonly SchemaOfRoute[];
  readonly routeOptions?: OptionsOfRoutes;
  readonly when?: readonly When[];
  /** Type of the child scope. */
  readonly type: TypeName;
  /** What the plugin hands on: its hooks and decorators reach the parent when it was wrapped by a row of `unscopes`. */
  readonly options?: ArgumentPath;
  /** Called while a plugin is being loaded, it loads below that plugin, whichever of the scopes around it is the receiver. */
  readonly loads?: boolean;
  /** The child is the receiver itself with a longer prefix (group callbacks). */
  readonly shares?: boolean;
  /** What is called on the receiver while the plugin runs is called on the child, which the call gives back. */
  readonly around?: boolean;
}
/** A prefix given to a router when it is made or later. */
export interface PrefixRow {
  readonly at: AccessPath;
  /** The router, where that is an argument and not what the call is made on. */
  readonly on?: ArgumentPath;
  readonly prefix: ArgumentPath;
  /** The call returns a view of its receiver below the prefix (`basePath`). */
  readonly view?: boolean;
  /** That view is an instance of another type than its receiver. */
  readonly as?: TypeName;
  /** The prefix applies to the whole application (`setGlobalPrefix`); these paths are left out of it. */
  readonly except?: ArgumentPath;
  /** The prefix applies to what these classes declare by decorators: all, where other things than classes stand there. */
  readonly controllers?: ArgumentPath;
  /** The prefix applies to all that is declared by decorators. */
  readonly whole?: true;
  /** The argument is a list of objects that give prefixes to modules: names of their members. */
  readonly tree?: { readonly path: string; readonly target: string; readonly children: string };
}
/** A call that adds middleware to a scope by the name of a lifecycle step. */
export interface HookRow {
  readonly at: AccessPath;
  /** As in rows of routes: the call adds several. */
  readonly each?: ArgumentPath;
  /** Steps that run before the handler, in their order; other names are ignored (`onClose`) or after (`onResponse`). */
  readonly name: ArgumentPath;
  readonly before: readonly string[];
  readonly after?: readonly string[];
  /** Steps that an answer waits for: with one that is asynchronous it is not sent yet when what made it goes on. */
  readonly delays?: readonly string[];
  /** Steps that are handed each route when it is registered: what a function writes there into these members is not read. */
  readonly remakes?: { readonly steps: readonly string[]; readonly members: readonly string[] };
  readonly handlers: ArgumentPath;
  readonly convention: string;
  /** It runs for the whole application, also where a plugin adds it, */
  readonly everywhere?: boolean;
  /** unless one of these holds. */
  readonly own?: readonly When[];
}
/** A call that makes a family of endpoints (CRUD of a model). */
export interface ResourceRow {
  readonly at: AccessPath;
  /** Collection and member path. */
  readonly paths: ArgumentPath;
  /** The collection's path alone is given, and a member's has a parameter; resources in one another have dots between. */
  readonly nests?: true;
  readonly actions: readonly {
    readonly name: string;
    readonly method: HttpMethod;
    readonly path: 0 | 1;
    /** What comes behind that path. */
    readonly below?: string;
    readonly does: Operation;
  }[];
  /** The call that tells which application they are mounted on, and where it stands there. Absent: what it is called on. */
  readonly application?: { readonly at: AccessPath; readonly app: ArgumentPath };
  /** The class whose methods answer, each the action of its name. */
  readonly controller?: ArgumentPath;
  readonly convention?: string;
  /** Option listing the actions that exist. */
  readonly only?: ArgumentPath;
}
/** A call on what a registration gave back that changes it. */
export interface ChangeRow {
  readonly at: AccessPath;
  /** What runs before its routes, from now on. */
  readonly items?: ArgumentPath;
  readonly convention?: string;
  /** Names of the actions that it is about; absent, or `*` among them: all. */
  readonly of?: ArgumentPath;
  /** Those that are there no more: the others than these, or these themselves. */
  readonly keeps?: ArgumentPath | readonly string[];
  readonly drops?: ArgumentPath | readonly string[];
}
/**
 * A call that gives a name to a way of asking requests who sends them: to a function (`made`) that makes an object with the
 * method that is asked, or, with options for it, to another name that was given so (`of`).
 */
export interface SchemeRow {
  readonly at: AccessPath;
  readonly name: ArgumentPath;
  readonly made?: { readonly by: ArgumentPath; readonly member: string; readonly convention: string };
  readonly of?: { readonly scheme: ArgumentPath; readonly options: ArgumentPath };
}
/** Endpoints from the file system. */
export interface FileRouteRow {
  readonly at: AccessPath;
  readonly directory: ArgumentPath;
  /** Which convention names the paths. */
  readonly style: 'folders' | 'file-names';
  readonly options?: ArgumentPath;
}
/** Settings of the whole application; `at` may be the token of a provider (`APP_GUARD`). */
export interface SettingRow {
  readonly at: AccessPath;
  readonly is:
    | 'trust-proxy'
    /** What schemas of routes do not name is taken out of requests before they are handled. */
    | 'drops-unnamed'
    | 'error-handler'
    | 'not-found-handler'
    | 'global-guard'
    | 'global-pipe'
    | 'global-filter'
    | 'global-interceptor'
    | 'versioning'
    /** Messages are answered too; `items`: whether with what is set for the whole application. */
    | 'messages'
    /** Functions that decorators ask whether a request may go on, and who is calling. */
    | 'checker'
    | 'user-checker'
    | 'disable'
    | 'enable'
    | 'listens';
  /** Absent, of a `global-pipe`: what the call makes checks by itself. */
  readonly items?: ArgumentPath;
  readonly convention?: string;
  readonly when?: readonly When[];
  /** The role that `enable` gives to the whole application, and to every route of the scope that it is called on. */
  readonly does?: Role;
  /** As in roles of routes; what names none asks for these. */
  readonly asks?: readonly ArgumentPath[];
  /** The text that a token of providers is: one may be provided under the text itself. */
  readonly token?: string;
  /** An error handler receives one class of errors only; the framework answers the others, each with its status. */
  readonly byClass?: boolean;
}
/** Endpoints that files declare by the place where they lie. */
export interface PlacedRouteRow {
  /** Folders that hold them, wherever they lie in the package. What a file is called from there is its path. */
  readonly folders: readonly string[];
  /** What comes before that path. */
  readonly prefix?: string;
  /** Name of the files, without ending (`route`); absent: the name is the last part of the path, and `index` is none. */
  readonly file?: string;
  /**
   * Exports that are named like methods answer them; or one export answers all (`users.get.ts`: that method); or the
   * functions of an exported object `actions` are posted to by their names.
   */
  readonly answers: 'methods' | 'default' | 'actions';
  /** Exports that answer, by their names, with the method of the requests that they answer (`loader`: `GET`). */
  readonly exports?: Readonly<Record<string, HttpMethod>>;
  /**
   * The name of a file is the whole path: dots between its parts, `$` before parameters, `_` before what is no part, and
   * what stands in a folder of such a name is called `route`.
   */
  readonly dotted?: true;
  /** Packages by which a server of one's own is put before them: what that asks is not seen. */
  readonly fronts?: readonly string[];
  /** They run before the others, for the paths that an export says (`config.matcher`). */
  readonly before?: {
    readonly exports: readonly string[];
    readonly paths?: string;
    /** The member of an object among those that holds the path: any other one narrows for what it runs. */
    readonly path?: string;
  };
  readonly convention: string;
  /** What runs before the function that a call is handed which is exported, from that call. */
  readonly around?: readonly ArgumentPath[];
  /** Nothing is served whose file, or folder, has a name that begins with this. */
  readonly unserved?: string;
  /** A folder that begins with this is a place of the page around it, and no part of the path. */
  readonly slots?: string;
  /** Names that need no import, by which a file shows whose it is; what is handed to a call of one answers. */
  readonly globals?: readonly string[];
}
/**
 * Names that files of an application use without importing them: a framework finds out where they come from. Packages may
 * bring more of them (`freeIn`).
 */
export interface FreeNamesRow {
  /** Folders of the application in whose files that holds. */
  readonly within: readonly string[];
  /** Folders of it whose files give all that they export, with those below. */
  readonly folders: readonly string[];
  /** Where the settings of the application, which are exported by the first of its `headerFiles`, name more such folders. */
  readonly settings: ArgumentPath;
  /** What packages give, by their names. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
  /** Specifiers by which all of them can be imported as well. */
  readonly specifiers: readonly string[];
}
/** A directive that makes endpoints of the functions that a file exports, or of the one function that it stands in. */
export interface ServerFunctionRow {
  readonly says: string;
  readonly convention: string;
}
/** A call that makes an endpoint of a function, where a file exports what it gives whose name says so (`things.remote.ts`). */
export interface RemoteFunctionRow {
  readonly at: AccessPath;
  /** A part of the name of the file, between dots; no folder around it has the other name. */
  readonly file: string;
  readonly outside: string;
  readonly function: ArgumentPath;
  /** What the argument is held to. */
  readonly schema?: SchemaOfRoute;
  readonly convention: string;
  readonly when?: readonly When[];
}
/** Functions that a platform calls for requests, as files beside the code say (`serverless.yml`). */
export interface DeployedRow {
  readonly platform: 'aws' | 'azure';
  readonly convention: string;
}
/** A call that is handed one function for all requests, which tells them apart by their method and path. */
export interface DispatcherRow {
  readonly at: AccessPath;
  readonly handler: ArgumentPath | readonly ArgumentPath[];
  readonly convention: string;
}
/**
 * A method that the framework calls on a class of endpoints before those are called: `meets` whoever connects, by a
 * convention of the library, or `sets-up` the server, on which it puts what runs before.
 */
export interface ArrivalRow {
  readonly member: string;
  readonly does: 'meets' | 'sets-up';
  readonly convention?: string;
}
