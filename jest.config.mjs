const transform = {
  '\\.[jt]s$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
  ],
};
/** Tests run in a context of their own, where a global is found slowly; these are handed to each file. */
const QUICK_GLOBALS = [
  ...['Object', 'Array', 'Map', 'Set', 'String', 'Number', 'Math', 'JSON', 'Date', 'Symbol', 'Promise', 'Error'],
  ...['Buffer', 'Uint8Array', 'Uint32Array'],
];
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  transform,
  testEnvironment: 'node',
  sandboxInjectedGlobals: QUICK_GLOBALS,
  setupFilesAfterEnv: ['<rootDir>/tests/kit/stop-left-running.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.local'],
  ...more,
});

export default {
  maxWorkers: 2,
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/tests/kit/closing-line.cjs'],
  globalSetup: '<rootDir>/tests/kit/build-once.cjs',
  projects: [
    project('functions', [
      '<rootDir>/tests/{kit,domain,people,places,returns,warmth}/**/!(*.screen).test.ts',
      '<rootDir>/tests/*.test.ts',
    ]),
    project('local', ['<rootDir>/tests/local/**/*.test.ts']),
    project('phone', ['<rootDir>/tests/phone/**/*.test.ts']),
    project('screens', ['<rootDir>/tests/**/*.screen.test.ts'], { testEnvironment: 'jsdom' }),
    project('journeys', ['<rootDir>/tests/journeys/**/*.journey.ts'], {
      // It is an ES module.
      transformIgnorePatterns: ['/node_modules/(?!pixelmatch/)'],
    }),
  ],
};
