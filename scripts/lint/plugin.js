// What a musician reads is in src/words: no letters in the text of an element, nor in what names or explains it.
const READ =
  '/^(label|title|hint|summary|legend|text|alt|placeholder|valueText|yTitle|xTitle|aria-label|aria-description|aria-roledescription|aria-valuetext)$/';
const LETTERS = '/\\p{L}/u';
const literal = `:matches(Literal[value=${LETTERS}], TemplateLiteral:has(TemplateElement[value.raw=${LETTERS}]))`;
const shown = `:matches(JSXElement, JSXFragment) > JSXExpressionContainer`;
const WORDS = [
  `JSXText[value=${LETTERS}]`,
  `JSXAttribute[name.name=${READ}] ${literal}:not(:matches(BinaryExpression, MemberExpression, Property) > *)`,
  `Property[key.name=${READ}] > ${literal}`,
  `${shown} > ${literal}`,
  `${shown} > :matches(ConditionalExpression, LogicalExpression) > ${literal}`,
];
const message = 'What a musician reads belongs in src/words (docs/architecture.md).';

export default {
  meta: { name: 'cadenza' },
  rules: {
    'words-elsewhere': {
      create: (context) =>
        Object.fromEntries(
          WORDS.map((selector) => [selector, (node) => context.report({ node, message })]),
        ),
    },
  },
};
