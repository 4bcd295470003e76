/** Words that rows of several kinds share. */
/** Which part of a request a value comes from. */
export type RequestPart = 'body' | 'query' | 'path' | 'headers' | 'cookies' | 'files' | 'event' | 'url' | 'session';
/** What the value may be: text only, an object of the caller's making, what the body parser in the chain makes of it, or what the protocol's own schema lets in. */
export type SourceShape = 'text' | 'deep' | 'byParser' | 'bySchema';
/** What a middleware does. */
export type Role =
  | 'authenticates'
  | 'authorizes'
  | 'validates'
  | 'limits'
  | 'parses'
  | 'headers'
  | 'cors'
  | 'logs'
  | 'audits'
  | 'handles-errors'
  | 'not-found'
  | 'session'
  | 'csrf'
  | 'compression'
  | 'static'
  | 'documents'
  | 'uploads'
  | 'other';
/** What harm a value does where it arrives. */
export type SinkKind =
  | 'sql'
  | 'nosql'
  | 'code'
  | 'command'
  | 'path'
  | 'redirect'
  | 'request'
  | 'html'
  | 'template'
  | 'regex'
  | 'log'
  | 'deserialize'
  | 'xml'
  | 'ldap'
  | 'header';
export type Operation = 'create' | 'read' | 'update' | 'delete' | 'upsert' | 'aggregate' | 'schema' | 'unknown';
export type HttpMethod = string;
/** How a schema is written; `made-class` is a class that a builder's schema was made into. */
export type SchemaStyle = 'builder' | 'json-schema' | 'class' | 'made-class' | 'field-chain';
