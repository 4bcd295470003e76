import { figures, rules, standards } from '../audit.ts';
import { decidersOf } from '../engine/index.ts';
import { writeOut } from '../host/index.ts';

/** `backend-audit standards`: the catalogue, and which rules or figures decide each standard. */
export function standardsCommand(format: string): number {
  const deciders = decidersOf(standards, rules, figures);
  const list = standards.map(({ id, title, level }, index) => ({ id, title, level, ...deciders[index]! }));
  if (format === 'json') {
    const shown = list.map(({ id, level, rules: deciding, decidedBy, reason }) => ({
      id,
      level,
      rules: deciding,
      decided_by: decidedBy,
      state: 'not_assessed',
      ...(reason === undefined ? {} : { reason }),
    }));
    writeOut(`${JSON.stringify({ standards: shown }, null, 2)}\n`);
    return 0;
  }
  const lines = list.map(({ id, title, level, rules: deciding, reason }) => {
    const by = deciding.length > 0 ? deciding : figures.filter((it) => it.standards.includes(id)).map((it) => it.id);
    return `${id} (${level})\n  ${title}\n  ${reason ?? by.join(', ')}`;
  });
  const by = (what: string): number => list.filter((standard) => standard.decidedBy === what).length;
  writeOut(
    `${lines.join('\n')}\n\n${list.length} standards, ${by('rule')} decided by rules, ${by('figure')} by figures\n`,
  );
  return 0;
}

/** `backend-audit rules`. */
export function rulesCommand(format: string): number {
  if (format === 'json') {
    const shown = rules.map(
      ({ id, severity, worst = severity, confidence, preset, summary, standards: decides, cwe }) => ({
        id,
        severity,
        worst,
        confidence,
        preset: preset ?? 'recommended',
        summary,
        standards: decides,
        cwe: cwe ?? [],
      }),
    );
    writeOut(`${JSON.stringify({ rules: shown }, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...rules.map((rule) => rule.id.length));
  writeOut(rules.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.summary}\n`).join(''));
  return 0;
}
