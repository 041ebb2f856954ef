import tseslint from 'typescript-eslint';

/** Clock, chance and the platform come in as parameters; a pure module that reaches for them is no longer pure. */
const IMPURE = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Take the instant as a parameter.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the instant as a parameter.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Take the value as a parameter.',
  },
];
const CLOUD = { name: '@cloudbase/node-sdk', message: 'Only kit/cloud.ts speaks to the SDK.' };
const within = (files, patterns, extra = {}) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { paths: [CLOUD], patterns }], ...extra },
});
const deny = (message, ...group) => ({ group, message });

export default tseslint.config(
  {
    ignores: ['node_modules', 'dist', '.local', 'miniprogram/miniprogram_npm', '**/*.cjs', '**/*.mjs'],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
      'max-depth': ['error', 3],
      complexity: ['error', 8],
      eqeqeq: 'error',
    },
  },
  within(
    ['cloudfunctions/**/rules.ts', 'cloudfunctions/*/rules/**', 'cloudfunctions/domain/**'],
    [deny('Rules and domain are pure: they import only each other.', '**/kit/*', '**/store', 'zod', 'node:*')],
    { 'no-restricted-syntax': ['error', ...IMPURE] },
  ),
  within(
    ['cloudfunctions/**/contract.ts', 'cloudfunctions/*/contract/**'],
    [deny('A contract does no I/O.', '**/store', '**/actions/*', 'node:*')],
  ),
  within(
    ['cloudfunctions/*/actions/**'],
    [deny("Another capability's actions are not an interface.", '../../*/actions/*')],
    { 'no-restricted-syntax': ['error', ...IMPURE] },
  ),
  within(
    ['cloudfunctions/kit/**'],
    [
      deny(
        'The kit knows no capability.',
        '../people/*',
        '../places/*',
        '../campaigns/*',
        '../returns/*',
        '../warmth/*',
      ),
    ],
  ),
  { files: ['cloudfunctions/kit/cloud.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['miniprogram/**'],
    rules: {
      // What a page's data may hold later is told by an assertion at its first value; the rule takes it for idle.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      'no-restricted-imports': [
        'error',
        { patterns: [deny('Nothing outside miniprogram/ exists at run time.', 'node:*', 'zod', '@cloudbase/*')] },
      ],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'require', 'module', '__dirname', 'fetch', 'globalThis'],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/cloudfunctions/**'], allowTypeImports: true, message: 'Only types cross.' }] },
      ],
    },
  },
  {
    files: ['miniprogram/pages/**', 'miniprogram/packages/**', 'miniprogram/components/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'wx', property: 'cloud', message: 'Calls go through services/.' },
        { object: 'wx', property: 'showToast', message: 'submit() and load() tell the person.' },
      ],
    },
  },
  { files: ['local/**', 'scripts/**', 'tests/**'], rules: { complexity: ['error', 12], 'no-console': 'off' } },
  {
    // The SDK types its database and its transactions as `any`.
    files: [
      'tests/local/protocol/**',
      'tests/local/documents/**',
      'tests/local/faults/**',
      'tests/soak/**',
      'tests/bench/database.bench.ts',
    ],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
