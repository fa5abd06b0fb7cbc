import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// What a musician reads is in src/words: no letters in the text of an element, nor in what names or explains it.
const READ =
  '/^(label|title|hint|summary|legend|text|alt|placeholder|valueText|yTitle|xTitle|aria-label|aria-description|aria-roledescription|aria-valuetext)$/';
const LETTERS = '/\\p{L}/u';
const literal = `:matches(Literal[value=${LETTERS}], TemplateLiteral:has(TemplateElement[value.raw=${LETTERS}]))`;
const shown = `:matches(JSXElement, JSXFragment) > JSXExpressionContainer`;
const WORDS_ELSEWHERE = [
  `JSXText[value=${LETTERS}]`,
  `JSXAttribute[name.name=${READ}] ${literal}:not(:matches(BinaryExpression, MemberExpression, Property) > *)`,
  `Property[key.name=${READ}] > ${literal}`,
  `${shown} > ${literal}`,
  `${shown} > :matches(ConditionalExpression, LogicalExpression) > ${literal}`,
].map((selector) => ({
  selector,
  message: 'What a musician reads belongs in src/words (docs/architecture.md).',
}));

export default tseslint.config(
  {
    ignores: [
      'dist',
      'build',
      'test-results',
      'playwright-report',
      'public',
      // AssemblyScript: TypeScript in looks only.
      'src/learning/wasm/assembly',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'src/tsconfig.core.json',
          'src/tsconfig.worker.json',
          'src/tsconfig.page.json',
          'src/tsconfig.test.json',
          'e2e/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // Numbers in messages are the rule here, not a mistake.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Checked index access makes `!` the honest form in a numeric loop whose bounds are proven.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/{app,features,components}/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...WORDS_ELSEWHERE] },
  },
  {
    // Playwright reads which fixtures a function wants from its pattern, even when it wants none.
    files: ['e2e/**'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        console: 'readonly',
      },
    },
  },
  { files: ['src/**/*.tsx'], ...reactHooks.configs.flat.recommended },
);
