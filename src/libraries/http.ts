/**
 * What HTTP and the frameworks that speak it call things, whichever of them it is: read where no library says something
 * of its own. Plain data, as the libraries are.
 */
import type { ArgumentPath, RequestPart } from './kinds.ts';

/** Parts of a request, by the names that schemas of a whole request have for them. */
export const requestParts: Readonly<Record<string, RequestPart>> = {
  body: 'body',
  query: 'query',
  querystring: 'query',
  params: 'path',
  headers: 'headers',
  cookies: 'cookies',
};
/** What the request is called in a whole of request and answer. */
export const requestNames: readonly string[] = ['request', 'req'];
/** The same by the names that a validating middleware is told what to look at, too. */
export const validatedParts: Readonly<Record<string, RequestPart>> = {
  ...requestParts,
  param: 'path',
  json: 'body',
  form: 'body',
  files: 'files',
};

/** Headers by which a browser protects the user of a page: whoever sets one has thought of them. */
export const protectingHeaders: readonly string[] = [
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
];
/** All that tell a browser what a page may do. */
export const securityHeaders: readonly string[] = [
  ...protectingHeaders,
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-embedder-policy',
  'cross-origin-resource-policy',
];

/** Options of whatever sets up CORS. */
export const corsOptions: Readonly<Record<'origin' | 'credentials', readonly ArgumentPath[]>> = {
  origin: ['[0] .origin', '[1] .origin'],
  credentials: ['[0] .credentials', '[1] .credentials'],
};
/** The option of a parser that says how much it takes. */
export const bodyLimit: ArgumentPath = '[0] .limit';

/** Methods of an answer, whichever framework's, that are given its status first. */
export const statusMethods: readonly string[] = ['status', 'sendStatus', 'writeHead', 'code'];

/** What types of libraries end in, by what they stand for; a type of such a name is one, whichever library it is of. */
export const typeEndings: Readonly<
  Record<'request' | 'response' | 'context' | 'next' | 'inner' | 'unanswered' | 'decision' | 'rest', readonly string[]>
> = {
  request: ['Request'],
  /** The request and what answers it in one. */
  context: ['Context', 'H3Event', 'RequestEvent', 'APIEvent', 'GatewayEvent', 'ProxyEvent', 'ALBEvent', 'LoaderArgs'],
  response: ['Response', 'Reply'],
  next: ['Next', ':Decision'],
  /** Goes on with what it is handed: that is no error. */
  inner: [':InnerNext'],
  /** Looks whether an answer was sent before it goes on: who was answered goes no further. */
  unanswered: [':UnansweredNext'],
  /** Is told whether the request goes on, and if not with which status it is refused. */
  decision: [':Decision'],
  /** What has the rest of the chain as a method. */
  rest: [':CallHandler'],
};

/** Statuses by their standard names. */
export const statuses: Readonly<Record<string, number>> = {
  OK: 200, CREATED: 201, ACCEPTED: 202, NO_CONTENT: 204, MOVED_PERMANENTLY: 301, FOUND: 302, SEE_OTHER: 303, NOT_MODIFIED: 304,
  TEMPORARY_REDIRECT: 307, PERMANENT_REDIRECT: 308, BAD_REQUEST: 400, UNAUTHORIZED: 401, PAYMENT_REQUIRED: 402, FORBIDDEN: 403,
  NOT_FOUND: 404, METHOD_NOT_ALLOWED: 405, NOT_ACCEPTABLE: 406, REQUEST_TIMEOUT: 408, CONFLICT: 409, GONE: 410, PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415, UNPROCESSABLE_ENTITY: 422, TOO_MANY_REQUESTS: 429, INTERNAL_SERVER_ERROR: 500, NOT_IMPLEMENTED: 501,
  BAD_GATEWAY: 502, SERVICE_UNAVAILABLE: 503, GATEWAY_TIMEOUT: 504, UNAUTHENTICATED: 401, BAD_USER_INPUT: 400, UNPROCESSABLE_CONTENT: 422, TIMEOUT: 408,
}; // prettier-ignore

/** Headers that say how a request came about or is to be answered: whatever they are compared with, nobody is known by them. */
export const plainHeaders: ReadonlySet<string> = new Set([
  'accept', 'accept-charset', 'accept-encoding', 'accept-language', 'accept-version', 'access-control-request-headers',
  'access-control-request-method', 'cache-control', 'connection', 'content-encoding', 'content-language', 'content-length',
  'content-md5', 'content-type', 'date', 'dnt', 'etag', 'expect', 'forwarded', 'from', 'host', 'hostname', 'if-match',
  'if-modified-since', 'if-none-match', 'if-range', 'if-unmodified-since', 'ip', 'ips', 'protocol', 'subdomains', 'last-event-id', 'origin', 'pragma', 'range',
  'referer', 'referrer', 'sec-fetch-dest', 'sec-fetch-mode', 'sec-fetch-site', 'sec-websocket-protocol', 'te',
  'traceparent', 'tracestate', 'transfer-encoding', 'upgrade', 'user-agent', 'via', 'x-correlation-id', 'x-forwarded-for',
  'x-forwarded-host', 'x-forwarded-proto', 'x-locale', 'x-real-ip', 'x-request-id', 'x-requested-with', 'x-trace-id',
]); // prettier-ignore
/**
 * What a page gives to whoever opens it, so that other pages cannot send its forms, or come back for it from a provider of
 * accounts: it tells nobody apart.
 */
export const forgeryWords =
  /csrf|xsrf|(?:oauth2?|oidc|auth|sso|google|github|discord)[_-]?state|^state$|code[_-]?verifier|pkce/i;
/** Words in names of what is handed in to be let in: headers, cookies, members, columns. */
export const credentialWords =
  /token|secret|key|auth|sess|\bsid\b|sid$|jwt|bearer|passw|passphrase|pwd|signature|hmac|\bsig\b|credential|api|\bpin\b|otp|code|ticket|digest|hash/i;
/** What of that a part of the path is by which somebody is known; a key, a code or a hash there names a thing. */
export const pathCredentialWords =
  /token|secret|auth|jwt|bearer|passw|passphrase|signature|hmac|credential|\botp\b|ticket/i;
/** Names of what holds the settings of an application. */
export const settingsNames =
  /^(?:conf|cfg|env|environment)$|(?:^|[a-z\d_/.-])[cC]onfig(?:uration|s)?(?:[sS]ervice|[pP]rovider)?$|^CONFIG$/;
/** Settings that are no secrets, by the end of their names. */
export const plainSettings =
  /(?:^|_)(?:NODE_ENV|ENV|ENVIRONMENT|MODE|HOST|HOSTNAME|PORT|URL|URI|ORIGIN|ORIGINS|DOMAIN|VERSION|LANG|LANGUAGE|LOCALE|REGION|STAGE|LEVEL|PREFIX|PATH|DEBUG|NAME)$/i;
/** Members of a caller that say who it is, what holds it, or in which state the account is: none of them is a right. */
export const accountMembers =
  /^(?:_?id|uid|guid|uuid|sub|user_?id|current_?user(?:_?id)?|logged_?in_?user|signed_?in_?user|username|user_?name|name|login|email|e?mail|user|users|account|account_?id|session|session_?id|auth_?tokens?|id_?token|tokens|credentials?|auth(?:entication)?_?(?:result|response|info)|passport|jwt|nonce|refresh|temporary|payload|data|body|value|row|rows|rowcount|doc|docs|hits|result|results|items?|found|count|length|size|ok|success|claims|entity|exp|expires?|expiry|expiration|expire[sd]?_?(?:at|on|in)|iat|nbf|jti|aud|iss|is_?(?:disable|enable|block|ban|lock|suspend|delete|activate|verify|confirm)|(?:is_?)?(?:valid|invalid|active|activated|enabled|disabled|verified|confirmed|banned|blocked|locked|suspended|deleted|removed|archived|expired|revoked|authenticated|logged_?in|signed_?in|online|anonymous|guest|deactivated)|.*(?:_at|At|_until|Until|_version|Version|Verified|Validated|Confirmed|_verified|_validated|_confirmed|Expires|Expiry)|(?:account_?|user_?)?(?:status|state)|token_?version)$/i;
/**
 * Members by which a profile describes somebody, how they sign in and their password is kept, or what they have set up. That one is set, or is what
 * the request repeats, gives no right to anything.
 */
export const profileMembers =
  /^(?:.*_)?(?:addresse?s?|phones?|phone_?number|mobile|e?-?mails?|avatar|photos?|picture|image|cover|(?:first|last|full|display|given|family|nick|middle|screen|login)_?name|nick|handle|slug|birth_?day|birth_?date|date_?of_?birth|dob|age|gender|sex|bio|about|website|homepage|locale|lang|language|time_?zone|country|city|region|currency|password|passw(?:or)?d_?hash|pass|hash|salt|secret|token|access_?token|refresh_?token|key|public_?key|code|pin|otp|provider|profile|settings?|preferences?|options|config|notifications?|newsletter|terms|consent|customer|card|payment_?method|wallet|device|devices|push_?token|ip|location|coordinates|message|error|data)$|(?:Address|Phone|Mobile|Email|Avatar|Photo|Picture|Image|Name|Birthday|Locale|Language|Timezone|Currency|Password|Hash|Salt|Secret|Token|Key|Code|Otp|Provider|Profile|Settings|Preferences|Customer|Wallet|Device|Location|Message|Error|Data|Id|ID|Ids|Enabled|Disabled|Set|Setup|Configured|Complete|Completed|Connected|Linked|Registered|Accepted|Onboarded|Pending|Approved)$|(?:_id|_ids|_enabled|_disabled|_set|_setup|_configured|_completed?|_connected|_linked|_registered|_accepted|_onboarded|_pending)$|2fa|2FA|[mM]fa|MFA|[tT]otp|TOTP|[tT]wo_?[fF]actor|[oO]nboard|(?:^|_)kdf|Kdf|(?:^|_)algorithm$|Algorithm$|(?:^|_)iterations$|Iterations$/;
/** What stands instead of a caller, or of the way in which one came in, where there is none. */
export const namesOfNobody = /^(?:none|nobody|anonymous|unauthenticated)$/i;
/** Members of the claims of a token that say what it is for, and what tokens are for: that it is one of these is no right. */
export const tokenPurposeMembers = /^(?:token_?)?(?:typ|type|use|usage|kind|purpose)$/i;
export const tokenPurposes =
  /^(?:access|refresh|id|identity|auth|authentication|session|bearer|jwt|login|reset|recovery|verify|verification|confirm(?:ation)?|activation|password[-_ ]?reset|reset[-_ ]?password|e?-?mail[-_ ]?(?:verification|confirmation)|(?:verify|confirm)[-_ ]?e?-?mail)(?:[-_ ]?(?:jwt|token))?$/i;
/** Members of the claims of a token by which it is told whether it is a good one: who made it, and for whom. */
export const tokenClaims = /^(?:iss|aud|azp|appid|client_?id|tid|exp|nbf|iat|jti|typ|token_?use|nonce|at_hash)$/i;
/** Claims of a token that are flags of whoever has it: that another one is there tells the form of the token. */
export const claimedFlags = /^(?:is|has|can|may)(?:_|(?=[A-Z]))/;
/** Members that say who somebody is: to be somebody else than those gives no right. */
export const identityMembers = /^_?(?:id|uid|guid|uuid|sub|e?-?mail|user_?name|login|handle)$|(?:Id|ID|_id|Uid|_uid)$/;
/** Names of pages that are shown to those whom a handler does not serve: `error/404`, `not-found`. */
export const failurePages =
  /(?:^|[/_.-])(?:errors?|40[0-9]|50[0-9]|not[-_]?found|forbidden|unauthori[sz]ed)(?:$|[/_.-])/i;
/** Names of variables that hold what somebody is known by, whatever is said of them before. */
export const knownByNames = /(?:[eE]mail|[uU]ser_?[nN]ame)$/;
/** Words that tell of a right, whatever else is in a name. */
export const rightWords =
  /admin|role|permi|privileg|scope|access(?!_?token)|allow|owner|staff|super|moderat|manage|entitle|grant|^(?:can|may)(?:_|(?=[A-Z]))/i;
/** Names of tables in which only those have a row who may more than others. */
export const roleTables =
  /^(?:super|site|system)?_?(?:admin(?:istrator)?s?|super_?users?|moderators?|staff|managers?)(?:_?(?:users?|accounts?|members?|profiles?|model|entity|repository))?$/i;
/** Functions by which a condition of a statement is put together: what all has to hold, and that a column holds something. */
export const conjunctions = /^and$/;
export const equalities = /^(?:eq|inArray)$/;
/** Columns of rules which say what may be done with what (`{ resource: 'document', action: 'read' }`). */
export const ruledThings = /^(?:resource|object|subject|entity|module|feature)s?_?(?:name|code|type|key)?$/i;
export const ruledActions = /^(?:action|operation|verb)s?_?(?:name|code|type|key)?$/i;
/** Names of tables of keys that are shown with each request, and not handed in once to be exchanged for something else. */
export const keyTables =
  /^(?:user_?|client_?|project_?|account_?)?(?:api_?(?:access_?)?(?:keys?|tokens?|clients?)|personal_?access_?tokens?|access_?(?:keys?|tokens?))(?:_?(?:model|entity|repository))?$/i;
/** Names of columns that hold such keys. */
export const keyColumns =
  /^(?:user_?|client_?|project_?|account_?)?(?:api|access)_?(?:key|token)_?(?:hash(?:ed)?|digest)?$/i;
/** Names of functions that are asked about nothing but rights. */
export const namedRights = /permi(?:ssion|t)|role|privileg/i;
/** Names of methods by which somebody is asked what they may. */
export const askingMethods =
  /^(?:check|test)?_?(?:[cC]an|[cC]annot|[mM]ay|[hH]as|[iI]s|[oO]wns|[bB]elongs)(?:[A-Z_]|$)|[pP]ermi|[rR]ole|[aA]ccess|[aA]llow|[aA]uthoriz|[pP]rivileg|[eE]ntitle/;
/** Names of methods by which somebody is made sure to have a right, and which throw where they have none. */
export const demandingMethods =
  /^(?:check|test|assert|ensure|require|verify|must)?_?(?:[cC]an|[cC]annot|[mM]ay|[hH]as|[oO]wns|[bB]elongs|[aA]uthori[sz]e)(?:[A-Z_]|$)|^(?:check|assert|ensure|require|verify)_?(?:[A-Z_]\w*)?(?:[pP]ermission|[rR]ole|[aA]ccess|[aA]dmin|[pP]rivilege|[oO]wner)/;
/** Names of methods of a request by which whoever sent it is made sure of. */
export const verifyingMethods =
  /[vV]erif|[aA]uthenticat|[aA]uthori[sz]|[jJ]wt|^ensure|^protect|[gG]uard(?![a-z])|^require[A-Z]|[lL]ogged_?[iI]n/;
/** Names of methods by which a message is kept for the next page that the caller is shown. */
export const flashMethods = /^(?:add|set)?_?flash(?:[A-Z_]\w*)?$/i;
/** Names of methods of an outcome that run a function if it is one of success, or if it is one of failure. */
export const outcomeMethods =
  /^(?:andThen|asyncAndThen|andThrough|andTee|map|asyncMap|mapErr|mapErrAsync|mapLeft|orElse|flatMap|chain|match|fold|unwrapOr)$/;
/** The setting that says where a backend runs, and what it says where that is only tried. */
export const stageSetting = /\.NODE_ENV$/;
export const triedStages = /^(?:dev|develop|development|local|tests?|testing|e2e|ci)$/i;
/** Names of ways to write bytes as a text. */
export const encodings = /^(?:base64(?:url)?|hex|utf-?8|ascii|latin1|binary|ucs-?2|utf-?16le)$/i;
/** Names of functions that give back the router they are handed, with handlers whose promises are looked after. */
export const routerDecorators = /async|promis|await|decorat/i;
/** Names of numbers of what was used, sent or made so far. */
export const namedCounts =
  /count|quota|usage|^used|used$|remaining|attempts?$|tries$|^limit|limit$|incr|length|size|total|^(?:z|s)card$|^(?:h|l)len$|today|daily|per_?day/i;
/** Names of what somebody was sent, or chose, to show that it is them. */
export const oneTimeSecrets = /code|otp|\bpin\b|token|passw|pwd|passphrase|secret|answer|captcha/i;
/** Names of what stands for a session that somebody has open: that it is among theirs says that they are signed in. */
export const sessionWords = /token|sess|^jti$|^sid$/i;
/** Names of what a backend was given to be compared with what those hand in who were told it. */
export const sharedSecrets =
  /secret|passw|pwd|passphrase|api_?key|access_?key|auth_?(?:key|token)|(?:^|_)token$|Token$/i;
/** Names of what is asked who is calling. */
export const callerWords = /auth|session|user|identity|viewer|principal|claims|signed_?in|logged_?in/i;
/** Members that name a right which everybody has one of: that it is there says nothing. */
export const namesOfRights = /role_?(?:name|id|title)$/i;
/** Names of schemes in front of a credential, which everybody knows. */
export const authSchemes = /^(?:bearer|basic|digest|negotiate|token|api-?key|jwt|hawk)\b\W*$/i;
/** Members that say what a caller has paid for: no right to anything that somebody else may not have. */
export const paidMembers =
  /subscri|billing|trial|^(?:current_?)?period_?(?:start|end)$|^(?:current_?|is_?|has_?)?(?:plan|tier|premium|paid|quota|seats|quantity|credits|balance)(?:_?id|_?name)?$/i;
