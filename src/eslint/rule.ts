import type { Rule } from 'eslint';
import type { AnyRule, Finding, View } from '../audit.ts';
import { othersOf } from '../report/others.ts';
import { visible } from '../report/visible.ts';
import { fixOf, mended, Source } from '../fixes/index.ts';
import { findingsIn } from './backend.ts';

/** Key of our settings in an ESLint configuration. */
export const settingsKey = 'backend-audit';

/** What ESLint calls text that it was handed without the name of a file. */
const nameless = /(?:^<(?:input|text)>|[\\/]__placeholder__\.js)$/;

type RuleContext = Rule.RuleContext;
type ByRule = ReadonlyMap<string, readonly Finding[]>;

const nothing: ByRule = new Map();
/** Every rule of a run asks about the same source; the engine answers once. */
const answers = new WeakMap<object, Map<View, ByRule>>();

/** Any rule of ours as one of ESLint's: reports what the engine found in the file, where it found it. */
export function toEslintRule(rule: AnyRule, url: string | undefined): Rule.RuleModule {
  return {
    meta: {
      type: rule.severity === 'info' ? 'suggestion' : 'problem',
      docs: { description: rule.summary, recommended: rule.preset !== 'strict', ...(url === undefined ? {} : { url }) },
      schema: [],
      hasSuggestions: true,
      messages: { finding: '{{message}}', fix: '{{what}}' },
    },
    create(context) {
      const findings = findingsOf(context).get(rule.id) ?? [];
      if (findings.length === 0) return {};
      return {
        Program() {
          for (const finding of findings) {
            const { message, location } = finding;
            const others = othersOf(finding, '');
            context.report({
              loc: {
                start: { line: location.line, column: location.column - 1 },
                end: { line: location.endLine, column: location.endColumn - 1 },
              },
              messageId: 'finding',
              // It names what the code names, and ESLint prints it as it is.
              data: { message: visible(others === undefined ? message : `${message} ${others}`) },
              suggest: suggestionsFor(finding, context),
            });
          }
        },
      };
    },
  };
}

/** What is certain about mending a finding, as a suggestion: the text is that of the editor. */
function suggestionsFor(finding: Finding, { filename, sourceCode }: RuleContext): Rule.SuggestionReportDescriptor[] {
  if (finding.mend === undefined) return [];
  const source = Source.of(filename, sourceCode.text);
  const fix = source && fixOf(finding, source);
  if (source === undefined || fix === undefined || 'why' in fix || mended(filename, source, [fix]) === undefined)
    return [];
  return [
    {
      messageId: 'fix',
      data: { what: fix.what },
      fix: (fixer) => fix.edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text)),
    },
  ];
}

function findingsOf(context: RuleContext): ByRule {
  const { sourceCode, filename } = context;
  // A block that a processor cut out of another file is no file of the project; neither is text without a name.
  if (context.physicalFilename !== filename || nameless.test(filename)) return nothing;
  const view = viewOf(context.settings);
  let byView = answers.get(sourceCode);
  if (byView === undefined) answers.set(sourceCode, (byView = new Map<View, ByRule>()));
  let byRule = byView.get(view);
  if (byRule === undefined) {
    byRule = grouped(findingsIn(filename, sourceCode.text, context.cwd, view));
    byView.set(view, byRule);
  }
  return byRule;
}

function viewOf(settings: Readonly<Record<string, unknown>>): View {
  const ours = settings[settingsKey];
  return typeof ours === 'object' && ours !== null && 'strict' in ours && ours.strict === true ? 'strict' : 'default';
}

function grouped(findings: readonly Finding[]): ByRule {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group === undefined) groups.set(finding.rule, [finding]);
    else group.push(finding);
  }
  return groups;
}
