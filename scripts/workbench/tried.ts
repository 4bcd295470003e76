/** One rule on one small project, and what came of it in words. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runRule } from '../../src/engine/run.ts';
import type { Finding } from '../../src/report/report.ts';
import type { AnyRule } from '../../src/rule.ts';
import { linked, type Linked } from './linked.ts';
import type { Example } from '../../tests/judgement/pages.ts';

/** Runs one example: whether all is as its marks say, and that told for a person. */
export async function tried(
  rule: AnyRule,
  all: readonly AnyRule[],
  example: Example,
): Promise<{ readonly isRight: boolean; readonly text: string }> {
  const project = mkdtempSync(join(tmpdir(), 'backend-audit-try-'));
  try {
    for (const [path, text] of example.files) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    const found = await linked(project);
    const findings = found.findings(all);
    const got = findings.filter((finding) => finding.rule === rule.id);
    const isAt = (finding: Finding, mark: Example['marks'][number]): boolean =>
      finding.rule === mark.rule && finding.location.path === mark.path && finding.location.line === mark.line;
    const missed = example.marks.filter((mark) => !findings.some((finding) => isAt(finding, mark)));
    const extra = got.filter((finding) => !example.marks.some((mark) => isAt(finding, mark)));
    const isRight = missed.length === 0 && extra.length === 0;
    const lines = [`${isRight ? 'ok   ' : 'WRONG'} ${example.title} (${example.verdict})`];
    for (const { path, line, rule: of } of missed) lines.push(`  expected, and not found: ${of} at ${path}:${line}`);
    for (const finding of got) lines.push(`  ${extra.includes(finding) ? 'not expected: ' : ''}${told(finding)}`);
    lines.push(`  ${counted(rule, found)}`);
    if (!isRight)
      lines.push('  `npm run model -- FILE` on the text of the example shows what the rule was asked about');
    return { isRight, text: lines.join('\n') };
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/** A finding for a person, with the way that shows it. */
export function told({ location: { path, line, column }, severity, confidence, message, trail }: Finding): string {
  const way = trail.map(({ at, what }) => `\n      ${at.path}:${at.line} ${what}`).join('');
  return `${path}:${line}:${column} ${severity} (${confidence}) ${message}${way}`;
}

/** What the rule said of all that it was asked about; the unknown with their reasons. */
export function counted(rule: AnyRule, { model }: Linked): string {
  if (rule.about === 'suppression') return 'asked about suppressions, which only the findings are told of';
  const { subjects, observations, failure } = runRule(rule, { model, suppressions: [] });
  const of = (verdict: string): number => observations.filter((it) => it.verdict === verdict).length;
  const why = observations.flatMap((it) => (it.verdict === 'unknown' ? [`\n    unknown: ${it.why}`] : []));
  const threw = failure === undefined ? '' : `\n    threw ${failure.times} times: ${failure.message}`;
  const seen = `asked about ${subjects} of kind ${rule.about}`;
  return `${seen}: ${of('broken')} broken, ${of('kept')} kept, ${of('unknown')} unknown${why.join('')}${threw}`;
}
