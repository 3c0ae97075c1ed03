import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { folders, packages } from './scripts/floors.mjs'

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const oneOf = (names) => (names.length > 0 ? `(?:${names.map(escaped).join('|')})(?:/|$)` : '(?!)')

/** The floors and walls: what the files of each folder of src may import. test/package/floors.test.ts holds the rest. */
const floors = Object.entries(folders).flatMap(([folder, below]) =>
  [
    { files: [`src/${folder}/*.{ts,tsx}`], up: '\\.\\./' },
    { files: [`src/${folder}/*/**/*.{ts,tsx}`], up: '\\.\\./\\.\\./' },
  ].map(({ files, up }) => ({
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^${up}(?!\\.\\./)(?!${oneOf(below)})`,
              message: `${folder}/ may import from ${below.join(', ') || 'no other folder'}. See scripts/floors.mjs.`,
            },
            {
              regex: `^(?!\\.)(?!${oneOf(packages[folder] ?? [])})`,
              message: `${folder}/ may not import that package. See scripts/floors.mjs.`,
            },
          ],
        },
      ],
    },
  })),
)

const timers = ['setTimeout', 'setInterval'].map((name) => ({
  name,
  message: 'Wait with core/delay.ts or listen to a Clock: both can be stopped, and tests drive them.',
}))
const network = {
  name: 'fetch',
  message: 'Only providers/, backend/ and server/ speak HTTP, through their `fetch` option.',
}
const onGlobals = (restricted) =>
  ['globalThis', 'window', 'self'].flatMap((object) =>
    restricted.map(({ name, message }) => ({ object, property: name, message })),
  )
const rawJson = {
  object: 'JSON',
  property: 'parse',
  message: 'Read JSON with core/unknownJson.ts: it cannot throw, and it trusts nothing.',
}
const forgetfulUrl = {
  object: 'URL',
  property: 'canParse',
  message:
    'Read URLs with core/parseUrl.ts: in Node 20 and 22 this one refuses letters outside of ASCII after a while.',
}
const htmlMessage = 'Text stays text: nothing from a provider may become markup.'

export default tseslint.config(
  // The consumers' projects have types and packages of their own, in which they are checked.
  { ignores: ['dist', 'storybook-static', 'coverage', '.artifacts', 'test/consumers/templates', 'registry'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-control-regex': 'error',
      // `() => listener()` and `return reject(reason)` are plain to read.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A type said twice does no harm, and often says why.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Attributes of elements take handlers that promise; React ignores what they return.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // `while (true)` with a way out is how a poll or a stream reads.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // An interface is implemented by functions that need no await of their own.
      '@typescript-eslint/require-await': 'off',
      // A signal's reason is whatever the caller gave, and it is passed on as it is.
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      '@typescript-eslint/only-throw-error': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      // Objects here are made of closures: none of their functions knows a `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/unified-signatures': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', ...timers, network],
      'no-restricted-properties': ['error', rawJson, forgetfulUrl, ...onGlobals([...timers, network])],
      'no-restricted-syntax': [
        'error',
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: htmlMessage },
        { selector: "Property[key.name='dangerouslySetInnerHTML']", message: htmlMessage },
        {
          selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]',
          message: htmlMessage,
        },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', network],
      'no-restricted-properties': ['error', rawJson, forgetfulUrl, ...onGlobals([network])],
    },
  },
  {
    files: ['src/core/unknownJson.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['src/{providers,backend,server}/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...timers],
      'no-restricted-properties': ['error', rawJson, forgetfulUrl, ...onGlobals(timers)],
    },
  },
  ...floors,
  {
    files: ['{src,stories,.storybook}/**/*.{ts,tsx}', 'test/**/*.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['{test,stories,.storybook}/**/*.{ts,tsx}', '*.ts'],
    rules: {
      // In a test a missing thing is a failing test, which is what is wanted.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
)
