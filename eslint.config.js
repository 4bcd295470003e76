import { existsSync } from 'node:fs';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// Our own plugin judges our own code, from the build: `npm run build` before `npm run lint` (as .ci/run does).
// On a fresh checkout that was not built yet, the rest of the lint still works.
const built = new URL('./dist/src/eslint/index.js', import.meta.url);
const ownRules = existsSync(built) ? (await import(built.href)).default.configs.recommended : [];

export default defineConfig([
  globalIgnores([
    'src/report/page/assets.ts',
    'dist/',
    'report/',
    'coverage/',
    'assets/',
    'docs/',
    'fixtures/',
    '**/node_modules/',
  ]),
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A number reads the same in a sentence with or without String().
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // noUncheckedIndexedAccess makes every index `T | undefined`; where a loop bound proves it, `!` says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `type` for unions and `interface` for shapes, but a one-line shape may be either.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // `while (true)` is how a fixpoint or a scanner reads best.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // `() => list.push(x)` is a callback, not a mistake, and `return say(x)` says a thing and leaves.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // `void x` says that the one who calls hands in an x that this entry of the table has no use for.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // The linker hands its classes out behind interfaces and takes them back by assertion; it alone makes them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A missing case of a closed union is the bug that a new fact kind brings.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // verbatimModuleSyntax needs it, and the walls distinguish a type from code.
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // Parsed JSON, child processes and framework internals are `any` by nature where a test only looks at them.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  ownRules,
]);
