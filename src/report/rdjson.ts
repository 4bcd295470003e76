import type { About } from './about.ts';
import { eachPlace } from './gravest.ts';
import { jsonText } from './json-text.ts';
import type { Result } from './report.ts';
import { visible } from './visible.ts';

const severities = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/** Reviewdog's diagnostics. It counts columns in bytes of the line, which no report knows: the ranges are of whole lines. */
export function rdjson({ findings }: Result, { prefix }: About): string {
  return jsonText({
    source: { name: 'backend-audit', url: 'https://www.npmjs.com/package/backend-audit' },
    diagnostics: eachPlace(findings).map(({ rule, message, remedy, severity, location }) => ({
      message: visible(`${message} ${remedy}`),
      location: {
        path: prefix + location.path,
        range: { start: { line: location.line }, end: { line: location.endLine } },
      },
      severity: severities[severity],
      code: { value: rule },
    })),
  });
}
