/**
 * Functions that a platform calls for requests: files beside the code (serverless.yml, templates of SAM, function.json)
 * say which export answers which path, and what stands before it.
 */
import { posix } from 'node:path';
import type { DeployedFunction, DeployedRoute } from '../linker/project.ts';
import { readDataFiles } from './data-files.ts';
import type { Notice } from './notice.ts';
import { isObject } from './project-file.ts';
import { asSources, type FileList } from './sources.ts';

type Json = Readonly<Record<string, unknown>>;

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);
const DEPLOYMENT = /^\s*(?:functions|Resources)\s*:/m;

export interface Deployments {
  readonly functions: readonly DeployedFunction[];
  /** Folders whose content functions find below `/opt`. */
  readonly layers: readonly string[];
  readonly notices: readonly Notice[];
}

/** What stands in the files at `paths`; `files` are the project's sources, among which the functions are looked for. */
export function readDeployments(root: string, paths: readonly string[], files: FileList): Deployments {
  const { files: described, notices } = readDataFiles(root, paths, DEPLOYMENT);
  const functions = described.flatMap(({ path, value }) => {
    const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path);
    if (path.endsWith('function.json')) return ofAzure(value, path, folder, files);
    return isObject(value.Resources)
      ? ofSam(value, value.Resources, path, folder, files)
      : ofServerless(value, path, folder, files);
  });
  const layers = described.flatMap(({ path, value }) =>
    layersIn(value).map((it) => posix.join(posix.dirname(path), it)),
  );
  return { functions, layers, notices };
}

/** Folders that a document makes layers of. */
function layersIn(document: Json): readonly string[] {
  const ofSam = Object.values(memberOf(document, 'Resources')).flatMap((it) =>
    isObject(it) && it.Type === 'AWS::Serverless::LayerVersion'
      ? (textOf(memberOf(it, 'Properties').ContentUri) ?? [])
      : [],
  );
  const ofServerless = Object.values(memberOf(document, 'layers')).flatMap((it) =>
    isObject(it) ? (textOf(it.path) ?? []) : [],
  );
  return [...ofSam, ...ofServerless];
}

// ---- serverless.yml

function ofServerless(document: Json, path: string, folder: string, files: FileList): readonly DeployedFunction[] {
  const listed = Array.isArray(document.functions) ? document.functions : [document.functions];
  return listed.flatMap((group: unknown): readonly DeployedFunction[] => {
    if (!isObject(group))
      return textOf(group) === undefined ? [] : [elsewhere(path, 'functions stand in another file')];
    return Object.values(group).flatMap((given) => {
      if (!isObject(given) || !Array.isArray(given.events)) return [];
      const routes = given.events.flatMap((event: unknown) => (isObject(event) ? ofEvent(event) : []));
      return routes.length === 0 ? [] : [deployed(path, folder, textOf(given.handler), routes, files)];
    });
  });
}
function ofEvent(event: Json): readonly DeployedRoute[] {
  const given = event.http ?? event.httpApi;
  if (given === undefined) return [];
  if (typeof given === 'string') {
    const [method = '', path] = given.trim().split(/\s+/);
    return [route(path === undefined ? '*' : method, path ?? '*', undefined)];
  }
  if (!isObject(given)) return [];
  const { authorizer } = given;
  const name = isObject(authorizer)
    ? (textOf(authorizer.name) ?? textOf(authorizer.type) ?? textOf(authorizer.arn) ?? textOf(authorizer.id) ?? '')
    : textOf(authorizer);
  const guard = name === undefined ? (given.private === true ? 'API key' : undefined) : `authorizer ${name}`.trim();
  return [route(textOf(given.method) ?? '*', textOf(given.path) ?? '*', guard)];
}

// ---- templates of SAM

function ofSam(
  document: Json,
  resources: Json,
  path: string,
  folder: string,
  files: FileList,
): readonly DeployedFunction[] {
  const globals = memberOf(document, 'Globals');
  return Object.values(resources).flatMap((resource): readonly DeployedFunction[] => {
    if (!isObject(resource) || resource.Type !== 'AWS::Serverless::Function') return [];
    const own = memberOf(resource, 'Properties');
    const shared = memberOf(globals, 'Function');
    const routes = Object.values(memberOf(own, 'Events')).flatMap((event): readonly DeployedRoute[] => {
      if (!isObject(event) || (event.Type !== 'Api' && event.Type !== 'HttpApi')) return [];
      const about = memberOf(event, 'Properties');
      const guard = samGuard(about, event.Type, globals, resources);
      return [route(textOf(about.Method) ?? '*', textOf(about.Path) ?? '*', guard)];
    });
    if (routes.length === 0) return [];
    const code = textOf(own.CodeUri ?? shared.CodeUri) ?? '.';
    const handler = textOf(own.Handler ?? shared.Handler);
    return [deployed(path, posix.join(folder, code), handler, routes, files)];
  });
}
/** An event's own authorizer, or that of its API where it says none. */
function samGuard(event: Json, type: 'Api' | 'HttpApi', globals: Json, resources: Json): string | undefined {
  const own = memberOf(event, 'Auth');
  const api =
    textOf(event.RestApiId ?? event.ApiId) ?? memberOf(event, 'ApiId').Ref ?? memberOf(event, 'RestApiId').Ref;
  const resource = typeof api === 'string' ? resources[api] : undefined;
  const around = memberOf(memberOf(isObject(resource) ? resource : {}, 'Properties'), 'Auth');
  const all = memberOf(memberOf(globals, type), 'Auth');
  const spared = around.AddDefaultAuthorizerToCorsPreflight ?? all.AddDefaultAuthorizerToCorsPreflight;
  const isSpared = spared === false && /^options$/i.test(textOf(event.Method) ?? '');
  const byDefault = isSpared ? undefined : (textOf(around.DefaultAuthorizer) ?? textOf(all.DefaultAuthorizer));
  const name = textOf(own.Authorizer) ?? byDefault;
  const key = own.ApiKeyRequired ?? around.ApiKeyRequired ?? all.ApiKeyRequired;
  if (name !== undefined && name !== 'NONE') return `authorizer ${name}`;
  return key === true ? 'API key' : undefined;
}

// ---- function.json

function ofAzure(document: Json, path: string, folder: string, files: FileList): readonly DeployedFunction[] {
  const bindings = Array.isArray(document.bindings) ? document.bindings : [];
  const trigger: unknown = bindings.find((it: unknown) => isObject(it) && it.type === 'httpTrigger');
  if (!isObject(trigger)) return [];
  const methods = Array.isArray(trigger.methods) ? trigger.methods.flatMap((it) => textOf(it) ?? []) : [];
  const level = textOf(trigger.authLevel) ?? 'function';
  const where = `/api/${textOf(trigger.route) ?? posix.basename(folder)}`;
  const routes = (methods.length > 0 ? methods : ['*']).map((method) =>
    route(method, where, level === 'anonymous' ? undefined : `${level} key`),
  );
  const script = textOf(document.scriptFile) ?? 'index.js';
  const name = textOf(document.entryPoint) ?? 'default';
  const inside = posix.join(folder, script);
  const file = asSources('', inside, files)[0];
  return [{ platform: 'azure', declared: path, file, name, routes }];
}

// ---- what they have in common

function deployed(
  declared: string,
  folder: string,
  handler: string | undefined,
  routes: readonly DeployedRoute[],
  files: FileList,
): DeployedFunction {
  const dot = handler?.lastIndexOf('.') ?? -1;
  if (handler === undefined || dot < 0 || handler.includes('${'))
    return { platform: 'aws', declared, file: undefined, name: handler ?? '', routes };
  const file = asSources('', posix.join(folder, handler.slice(0, dot)), files)[0];
  return { platform: 'aws', declared, file, name: file === undefined ? handler : handler.slice(dot + 1), routes };
}
function elsewhere(declared: string, name: string): DeployedFunction {
  return { platform: 'aws', declared, file: undefined, name, routes: [] };
}
function route(method: string, path: string, guard: string | undefined): DeployedRoute {
  const upper = method.toUpperCase();
  const isAll = path === '*' || path === '$default';
  const written = isAll ? '/*' : `/${path.replace(/^\/+/, '')}`.replace(/\{([\w-]+)\+\}/g, '*$1');
  return { method: METHODS.has(upper) ? upper : 'ALL', path: written, ...(guard !== undefined && { guard }) };
}
function memberOf(of: Json, name: string): Json {
  const found = of[name];
  return isObject(found) ? found : {};
}
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
