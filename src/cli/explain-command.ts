import { Chalk } from 'chalk';
import { figures, rules, standards, type Endpoint, type Finding } from '../audit.ts';
import { decidersOf, placesOf, Sources } from '../engine/index.ts';
import { nearest, placeInRepository, readRulePage, sourceReader, writeOut } from '../host/index.ts';
import { explainedEndpoint, explainedStandard } from '../report/explained.ts';
import { endpointsOf } from '../report/others.ts';
import { colorLevel } from './color.ts';
import { UsageError } from './failure.ts';
import { analyseFound, configure, incomplete, type RunOptions } from './run.ts';

export interface ExplainOptions extends RunOptions {
  readonly color: boolean;
}

/** `backend-audit explain RULE | STANDARD | "METHOD /path"`. Throws UsageError. */
export async function explainCommand(subject: string, folder: string, options: ExplainOptions): Promise<number> {
  const color = colorLevel(process.stdout, options.color);
  const asked = endpointAsked(subject);
  if (asked !== undefined) return explainEndpoint(asked, folder, color, options);
  const id = subject.replace(/^backend-audit\//, '');
  if (rules.some((rule) => rule.id === id)) writeOut(explainedRule(id, color));
  else if (standards.some((standard) => standard.id === id)) writeOut(ofCatalogue(id, color));
  else {
    const near = nearest(
      id,
      [...rules, ...standards].map((each) => each.id),
    );
    const hint =
      near === undefined
        ? 'see `backend-audit rules` and `backend-audit standards`; an endpoint is written "GET /path"'
        : `did you mean '${near}'?`;
    throw new UsageError(`no rule or standard '${subject}'; ${hint}`);
  }
  return 0;
}

interface Asked {
  readonly method: string | undefined;
  readonly path: string;
}
/** `GET /path`, or a path alone for all its methods. */
function endpointAsked(subject: string): Asked | undefined {
  const [, method, path] = /^(?:([A-Za-z]+)\s+)?(.*)$/s.exec(subject.trim()) ?? [];
  if (path === undefined || (method === undefined && !path.startsWith('/'))) return undefined;
  return { method: method?.toUpperCase(), path };
}

async function explainEndpoint(
  asked: Asked,
  folder: string,
  color: 0 | 1 | 2 | 3,
  options: ExplainOptions,
): Promise<number> {
  const { result, discovered } = await analyseFound(folder, await configure(folder, options), options);
  const prefix = placeInRepository(folder);
  const found = matching(result.endpoints, asked);
  if (found.length === 0) {
    // What is not seen cannot be explained, and that it may be there is the answer.
    if (incomplete(result, prefix)) return 2;
    const names = result.endpoints.map(nameOf);
    const near = nearest(`${asked.method ?? 'GET'} ${asked.path}`, names);
    const hint = near === undefined ? 'see `backend-audit endpoints`' : `did you mean "${near}"?`;
    const hidden = result.hiding.length === 0 ? '' : `; ${result.hiding.length} place(s) may hide endpoints`;
    throw new UsageError(`no endpoint "${asked.method ?? 'any'} ${asked.path}"; ${hint}${hidden}`);
  }
  const sources = new Sources(sourceReader(discovered), result.secrets);
  const told = found.map((endpoint) => {
    const name = nameOf(endpoint);
    const findings = result.findings.filter(
      (finding) => endpointsOf(finding).includes(name) || placesOf(finding).some((each) => isIn(endpoint, each)),
    );
    return explainedEndpoint(endpoint, findings, result, { color, prefix, lineAt: (place) => sources.lineAt(place) });
  });
  // What runs is told as it is written, and a secret may be among its arguments.
  writeOut(sources.masked(told.join('\n\n')));
  return incomplete(result, prefix) ? 2 : 0;
}

/** Is it at a place that the handler comes by: in its own text, or in what it reads, writes, answers or asks of others? */
function isIn({ handler }: Endpoint, { location }: Finding): boolean {
  const { at, reads, writes, responses, logs, audits, outbound } = handler;
  return [at, ...[reads, writes, responses, logs, audits, outbound].flat().map((act) => act.at)].some(
    (place) => place.path === location.path && place.line <= location.line && location.endLine <= place.endLine,
  );
}
function nameOf({ method, path }: Endpoint): string {
  return `${method} ${path}`;
}
/** Written as it is registered, with other names for its parameters, or as a client would call it; the first of these that fits any. */
function matching(endpoints: readonly Endpoint[], { method, path }: Asked): readonly Endpoint[] {
  const ofMethod = endpoints.filter((each) => method === undefined || each.method === method || each.method === 'ALL');
  const shape = (text: string): string => text.replace(/:\w+|\{\w+\}/g, ':').replace(/(?<=.)\/+$/, '');
  const segments = shape(path).split('/');
  const fits = (each: Endpoint): boolean => {
    const own = shape(each.path).split('/');
    return own.length === segments.length && own.every((part, index) => part === ':' || part === segments[index]);
  };
  const ways: ((each: Endpoint) => boolean)[] = [
    (each) => each.path === path,
    (each) => shape(each.path) === shape(path),
    fits,
  ];
  for (const way of ways) {
    const found = ofMethod.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

function ofCatalogue(id: string, color: 0 | 1 | 2 | 3): string {
  const index = standards.findIndex((standard) => standard.id === id);
  const standard = standards[index]!;
  const { decidedBy, reason } = decidersOf(standards, rules, figures)[index]!;
  const deciding =
    decidedBy === 'rule'
      ? rules
          .filter((rule) => rule.standards.includes(id))
          .map(({ id: name, summary, cwe }) => ({
            id: name,
            what: summary,
            ...(cwe === undefined ? {} : { cwe }),
          }))
      : figures
          .filter((figure) => figure.standards.includes(id))
          .map(({ id: name, counts, of, least }) => ({
            id: name,
            what: `The figure counts ${counts}, of ${of}${least === undefined ? '; nothing is judged by it' : `; at least ${least * 100} % keep the standard`}.`,
          }));
  const text = { ...standard, decidedBy: deciding, ...(reason === undefined ? {} : { undecided: reason }) };
  return explainedStandard(text, color);
}

/** The page of a rule, with the headings set off on a terminal. */
function explainedRule(id: string, color: 0 | 1 | 2 | 3): string {
  const rule = rules.find((each) => each.id === id)!;
  const chalk = new Chalk({ level: color });
  const page =
    readRulePage(id)?.text.replace(/<!--[\s\S]*?-->\n*/g, '') ??
    `# ${rule.id}\n\n${rule.summary}\n\n## Why it matters\n\n${rule.why}\n\n## Remedy\n\n${rule.remedy}\n`;
  let fenced = false;
  const lines = page
    .trim()
    .split('\n')
    .map((line) => {
      if (line.startsWith('```')) {
        fenced = !fenced;
        return chalk.dim(line);
      }
      if (fenced) return chalk.cyan(line);
      if (line.startsWith('#')) return chalk.bold(line.replace(/^#+\s*/, ''));
      return line
        .replace(/`([^`]+)`/g, (_, code: string) => chalk.cyan(code))
        .replace(/\*\*([^*]+)\*\*/g, (_, text: string) => chalk.bold(text));
    });
  return `${lines.join('\n')}\n`;
}
