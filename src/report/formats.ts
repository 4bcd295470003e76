/** The formats of a report, each loaded when it is asked for: whoever adds one adds it here and nowhere else. */
import type { About } from './about.ts';
import type { Result } from './report.ts';
import type { Screen } from './screen.ts';

/** Makes the text of a report. */
export type Render = (result: Result, about: About, screen: Screen) => string;
export interface Format {
  /** What it is for, in a line. */
  readonly says: string;
  readonly load: () => Promise<Render>;
  /** What is written besides, to the file that a variable of the environment names. */
  readonly beside?: { readonly variable: string; readonly load: () => Promise<Render> };
}

export const formats = {
  terminal: {
    says: 'for people, on a terminal',
    load: async () => (await import('./terminal.ts')).terminal,
  },
  json: {
    says: 'everything there is to say, in the shape of schema/report.json',
    load: async () => (await import('./json.ts')).json,
  },
  html: {
    says: 'one page for people: what every endpoint answers, with the lines that prove it',
    load: async () => {
      const [{ json }, { page }] = await Promise.all([import('./json.ts'), import('./page/page.tsx')]);
      return (result, about) => page(JSON.parse(json(result, about)));
    },
  },
  sarif: {
    says: 'SARIF 2.1.0, for code scanning and editors',
    load: async () => (await import('./sarif.ts')).sarif,
  },
  github: {
    says: 'annotations of a GitHub workflow, and a summary of its job in the file that $GITHUB_STEP_SUMMARY names',
    load: async () => (await import('./github.ts')).github,
    beside: { variable: 'GITHUB_STEP_SUMMARY', load: async () => (await import('./markdown.ts')).summary },
  },
  gitlab: {
    says: 'a code quality report of GitLab',
    load: async () => (await import('./gitlab.ts')).gitlab,
  },
  junit: {
    says: 'JUnit XML, for servers that show test results',
    load: async () => (await import('./junit.ts')).junit,
  },
  markdown: {
    says: 'one comment on a pull request',
    load: async () => (await import('./markdown.ts')).comment,
  },
  rdjson: {
    says: "reviewdog's diagnostics",
    load: async () => (await import('./rdjson.ts')).rdjson,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as readonly FormatName[];
