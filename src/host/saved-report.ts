import { createRequire } from 'node:module';
import type * as ajv from 'ajv/dist/2020.js';
import { readJson, Refused } from './project-file.ts';
import { readPackageFile } from './version.ts';

const need = createRequire(import.meta.url);

/** A JSON report that was saved, or in a sentence why the file is none. */
export function readReport(path: string): { readonly json: unknown } | { readonly mistake: string } {
  const json = readJson(path, 'report');
  if (json === undefined) return { mistake: `${path}: there is no such file` };
  if (json instanceof Refused) return { mistake: `${path}: ${json.message}` };
  const { Ajv2020 } = need('ajv/dist/2020.js') as typeof ajv;
  const check = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(readPackageFile('schema', 'report.json')) as object,
  );
  if (check(json)) return { json };
  const [error] = check.errors ?? [];
  const place = error === undefined || error.instancePath === '' ? 'the whole' : error.instancePath;
  const why = error?.message ?? 'it does not fit';
  return {
    mistake: `${path}: is no JSON report of this version of backend-audit (${place}: ${why}); make one with \`backend-audit --format json --output ${path}\``,
  };
}
