/** Documents of interfaces in the OpenAPI format that lie beside the code. */
import type { DescribedInterface, DescribedOperation } from '../linker/project.ts';
import { readDataFiles } from './data-files.ts';
import type { Notice } from './notice.ts';
import { isObject, Refused } from './project-file.ts';
import { parseYaml } from './yaml-text.ts';

type Json = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'] as const;
const OPENAPI = /^\s*["']?(?:openapi|swagger)["']?\s*:/m;

/** What the files at `paths` say; others of these names are left alone. */
export function readApiDocuments(
  root: string,
  paths: readonly string[],
): { readonly documents: readonly DescribedInterface[]; readonly notices: readonly Notice[] } {
  const { files, notices } = readDataFiles(root, paths, OPENAPI);
  const documents = files.flatMap(({ path, value }) =>
    isOpenApi(value) ? [{ path, ...operationsIn(isObject(value.paths) ? value.paths : {}) }] : [],
  );
  return { documents, notices };
}
/** What a comment says of operations in YAML: paths by themselves, or a part of a document. Undefined: it cannot be read. */
export function readDescribed(text: string): Pick<DescribedInterface, 'operations' | 'complete'> | undefined {
  const value = parseYaml(text);
  if (value instanceof Refused || !isObject(value)) return undefined;
  const bare = Object.fromEntries(Object.entries(value).filter(([name]) => name.startsWith('/')));
  return operationsIn({ ...(isObject(value.paths) ? value.paths : {}), ...bare });
}
function isOpenApi({ openapi, swagger }: Json): boolean {
  return openapi !== undefined || swagger !== undefined;
}
function operationsIn(paths: Json): Pick<DescribedInterface, 'operations' | 'complete'> {
  const operations: DescribedOperation[] = [];
  let complete = true;
  for (const [path, item] of Object.entries(paths)) {
    if (!isObject(item)) continue;
    // The path is described in another file.
    if (item.$ref !== undefined) complete = false;
    for (const method of METHODS) {
      const operation = item[method];
      if (isObject(operation)) operations.push(operationOf(method, path, item, operation));
    }
  }
  return { operations, complete };
}
function operationOf(method: string, path: string, item: Json, operation: Json): DescribedOperation {
  const texts = [operation.summary, operation.description, item.summary, item.description];
  const responses = isObject(operation.responses) ? Object.entries(operation.responses) : [];
  return {
    method: method.toUpperCase(),
    path: path.replace(/\{([^}]*)\}/g, ':$1'),
    described: texts.some((it) => typeof it === 'string' && it.trim() !== ''),
    tags: Array.isArray(operation.tags) ? operation.tags.filter((it): it is string => typeof it === 'string') : [],
    answers: responses.some(([status, it]) => status.startsWith('2') && isObject(it) && holdsBody(status, it)),
  };
}
/** No content is as good as one that is described. */
function holdsBody(status: string, { content, schema, $ref }: Json): boolean {
  return status === '204' || content !== undefined || schema !== undefined || $ref !== undefined;
}
