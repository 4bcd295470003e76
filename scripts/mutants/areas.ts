export const areas = [
  { name: 'rules', tests: ['tests/rules.test.ts'] },
  { name: 'linker', tests: ['tests/rules.test.ts','tests/linker/**/*.test.ts'] },
];
