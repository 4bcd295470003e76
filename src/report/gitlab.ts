import type { About } from './about.ts';
import { eachPlace } from './gravest.ts';
import { jsonText } from './json-text.ts';
import type { Finding, Result } from './report.ts';
import { visible } from './visible.ts';

const severities = { error: 'critical', warning: 'major', info: 'minor' } as const;

/** A code quality report of GitLab. It compares reports by fingerprint, so that each place is an entry of its own. */
export function gitlab({ findings }: Result, { prefix }: About): string {
  return jsonText(
    eachPlace(findings).map(({ rule, message, remedy, severity, fingerprint, location }: Finding) => ({
      description: visible(`${message} ${remedy}`),
      check_name: rule,
      fingerprint,
      severity: severities[severity],
      categories: ['Bug Risk'],
      location: { path: prefix + location.path, lines: { begin: location.line, end: location.endLine } },
    })),
  );
}
