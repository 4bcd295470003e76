import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { visible } from '../visible.ts';
import { script, scriptHash, style, styleHash } from './assets.ts';
import { Coverage } from './coverage.tsx';
import type { PageData } from './data.ts';
import { Findings } from './findings.tsx';
import { Matrix } from './matrix.tsx';
import type { Middleware, Report } from './shape.ts';
import { Checklist, Standards } from './standards.tsx';
import { Summary } from './summary.tsx';

/** Nothing is loaded, and nothing runs but what is told here by its hash. */
const policy = `default-src 'none'; script-src '${scriptHash}'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;

/** The JSON report as one page that needs nothing else. */
export function page(json: unknown): string {
  const report = shown(json) as Report;
  const name = nameOf(report);
  // Nobody but this line puts text into the page without escaping it, and the data cannot end its element.
  const data = JSON.stringify(dataOf(report)).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${renderToString(<title>{`${name} – backend-audit`}</title>)}
<style>${style}</style>
</head>
<body>
${renderToString(<Body report={report} name={name} />)}
<script type="application/json" id="data">${data}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** Every text with what would move the cursor or turn the direction of writing shown as its code. */
function shown(value: unknown): unknown {
  if (typeof value === 'string') return visible(value.replaceAll('\t', '  '));
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [visible(key), shown(inner)]));
}

function Body({ report, name }: { readonly report: Report; readonly name: string }): JSX.Element {
  const { backend_audit: audit } = report;
  const { endpoints, ledger, coverage, tool } = audit;
  return (
    <>
      <header>
        <h1>{name}</h1>
        <p>
          {endpoints.length} {endpoints.length === 1 ? 'endpoint' : 'endpoints'} · {coverage.files.analysed} files read
          · {coverage.complete ? 'complete' : 'not everything was seen'} · {tool.name} {tool.version}
        </p>
        <nav aria-label="Parts of the report">
          <a href="#summary">Summary</a>
          <a href="#endpoints">Endpoints</a>
          <a href="#findings">Findings</a>
          <a href="#standards">Standards</a>
          <a href="#checklist">Checklist</a>
          <a href="#coverage">Coverage</a>
        </nav>
      </header>
      <main>
        <Summary report={report} />
        <section id="endpoints">
          <h2>
            Endpoints <small>{endpoints.length}</small>
          </h2>
          {endpoints.length === 0 ? (
            <p>
              No endpoint was found
              {coverage.no_endpoint === undefined ? '.' : `: ${coverage.no_endpoint}.`}
            </p>
          ) : (
            <Matrix endpoints={endpoints} columns={ledger} />
          )}
          <noscript>
            <p>Rows are opened and filtered by a script of this page, which is switched off here.</p>
          </noscript>
        </section>
        <Findings audit={audit} />
        <Standards audit={audit} />
        <Checklist report={report} />
        <Coverage audit={audit} />
      </main>
    </>
  );
}

/** The project's packages as the report knows them. */
function nameOf({ backend_audit: { measurements } }: Report): string {
  const details = measurements['/services_created']?.details as { readonly present?: readonly unknown[] } | undefined;
  const names = (details?.present ?? []).filter((name): name is string => typeof name === 'string' && name !== '.');
  const [first] = names;
  return first === undefined ? 'Backend' : names.length === 1 ? first : `${first} and ${String(names.length - 1)} more`;
}

/** What the script shows when a row is opened; what many endpoints share is there once. */
function dataOf({ backend_audit: { endpoints, ledger, findings, excerpts } }: Report): PageData {
  const numbers = new Map<string, number>();
  const middleware: Middleware[] = [];
  const about = new Map<string, number[]>();
  findings.forEach((finding, index) => {
    for (const name of finding.endpoints) {
      const list = about.get(name);
      if (list === undefined) about.set(name, [index]);
      else list.push(index);
    }
  });
  const rows = endpoints.map(({ middleware: chain, ...endpoint }) => ({
    endpoint,
    chain: chain.map((step) => {
      const key = JSON.stringify(step);
      let number = numbers.get(key);
      if (number === undefined) {
        numbers.set(key, (number = middleware.length));
        middleware.push(step);
      }
      return number;
    }),
    findings: about.get(`${endpoint.method} ${endpoint.path}`) ?? [],
  }));
  return {
    columns: ledger,
    rows,
    middleware,
    findings: findings.map(({ severity, rule, message }) => ({ severity, text: `${rule}: ${message}` })),
    source: excerpts?.source ?? {},
  };
}
