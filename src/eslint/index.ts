/**
 * The ESLint plugin: one adapter over the engine for every rule. It takes path and text from ESLint, asks the session
 * and reports by location; it holds no decision about code quality.
 */
import type { ESLint, Linter } from 'eslint';
import { rules } from '../audit.ts';
import { toolVersion } from '../host/index.ts';
import { rulePages } from '../host/sync.ts';
import { fingerprintAround } from './backend.ts';
import { parserAmong, usualPlaces } from './companions.ts';
import { settingsKey, toEslintRule } from './rule.ts';

const parser = parserAmong(usualPlaces());
const version = toolVersion();
const pages = rulePages(version);

interface Plugin extends ESLint.Plugin {
  readonly configs: { readonly recommended: Linter.Config[]; readonly strict: Linter.Config[] };
}

const plugin: Plugin = {
  meta: { name: 'backend-audit', version, namespace: 'backend-audit' },
  rules: Object.fromEntries(rules.map((rule) => [rule.id, toEslintRule(rule, pages.get(rule.id))])),
  configs: { recommended: [], strict: [] },
};
// The presets hold the plugin, so they can only be made once it is there.
plugin.configs.recommended.push(preset('recommended', false));
plugin.configs.strict.push(preset('strict', true));

export default plugin;
// What `require` gives to a CommonJS configuration: the plugin itself, as `import` does.
export { plugin as 'module.exports' };

function preset(name: string, strict: boolean): Linter.Config {
  return {
    name: `backend-audit/${name}`,
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { 'backend-audit': plugin },
    rules: Object.fromEntries(
      // ESLint has one severity for all that a rule finds, and none below a warning.
      rules
        .filter(({ preset = 'recommended' }) => strict || preset === 'recommended')
        .map(({ id, severity, worst = severity }): [string, Linter.RuleSeverity] => [
          `backend-audit/${id}`,
          worst === 'error' ? 'error' : 'warn',
        ]),
    ),
    settings: {
      [settingsKey]: {
        strict,
        // A part of the key of ESLint's --cache, worked out when ESLint asks: a file that did not change is linted again
        // when an edit elsewhere changed what is found in the project.
        get fingerprint() {
          return fingerprintAround(process.cwd());
        },
      },
    },
  };
}
