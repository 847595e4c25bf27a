/**
 * Words that a person reads or hears are messages of `locales/`, never literals: reports text between tags, and strings
 * that look like words for people. What looks so and is none (CSS, attributes of SVG, errors for programmers, keys that
 * are compared) is let through by where it stands.
 */

const LETTER = /\p{L}/u;
/** Two words in a row, or one that begins like a sentence. */
const WORDS = /\p{L}{2,},? \p{L}|^\p{Lu}\p{Ll}+[.:!?…]?$/u;

/** In a template a single word between spaces is enough: "Level ${n} of ${m}", "${n} sets". */
const WORD_BESIDE_VALUE = /(^|\s)\p{L}{2,}[,:;!?…]?\s|\s\p{L}{2,}[.,:;!?…]?(\s|$)/u;

/** Attributes and properties whose strings nobody reads. */
const UNREAD = new Set(
  (
    'className class style d points transform viewBox fontFamily fontStyle font citations source autoComplete ' +
    'gridTemplateColumns textTransform filter preserveAspectRatio allow'
  ).split(' '),
);

const message = 'People read this: make it a message of locales/en.json.';

/**
 * What is read of a node of the syntax tree (ESTree).
 * @typedef {object} SyntaxNode
 * @property {string} type
 * @property {SyntaxNode | null} [parent]
 * @property {SyntaxNode} [source]
 * @property {SyntaxNode} [callee]
 * @property {SyntaxNode} [key]
 * @property {boolean} [computed]
 * @property {string} [operator]
 * @property {string | SyntaxNode} [name]
 * @property {unknown} [value]
 */

/** @type {Parameters<import('oxlint/plugins-dev').RuleTester['run']>[1]} */
export const noLiteralWords = {
  create(context) {
    return {
      JSXText(node) {
        if (LETTER.test(node.value)) context.report({ node, message });
      },
      Literal(node) {
        if (
          typeof node.value === 'string' &&
          isForPeople(node.value) &&
          !isUnread(/** @type {SyntaxNode} */ (/** @type {unknown} */ (node)))
        )
          context.report({ node, message });
      },
      TemplateLiteral(node) {
        const texts = node.quasis.map((quasi) => quasi.value.raw);
        const hasWords = isForPeople(texts.join('0')) || texts.some((text) => WORD_BESIDE_VALUE.test(text));
        if (
          hasWords &&
          !isCode(texts.join('0')) &&
          !isUnread(/** @type {SyntaxNode} */ (/** @type {unknown} */ (node)))
        )
          context.report({ node, message });
      },
    };
  },
};

/** @param {string} text */
function isForPeople(text) {
  return WORDS.test(text) && !isCode(text);
}

/**
 * CSS and GLSL hold words too.
 * @param {string} text
 */
function isCode(text) {
  return /var\(--|;\s|\dpx|calc\(|url\(/.test(text);
}

/**
 * Whether the string stands where nobody reads it.
 * @param {SyntaxNode} node
 */
function isUnread(node) {
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'ImportDeclaration':
      case 'ImportExpression':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        return parent.source === child;
      case 'TSLiteralType':
      case 'SwitchCase':
      case 'ThrowStatement':
        return true;
      case 'BinaryExpression':
        return parent.operator === '===' || parent.operator === '!==';
      case 'NewExpression':
        return isError(parent.callee);
      case 'JSXAttribute':
        return isUnreadName(nameOf(parent.name));
      case 'Property':
        if (parent.key === child && !parent.computed) return true;
        if (isUnreadName(nameOf(parent.key))) return true;
        break;
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
      case 'JSXElement':
      case 'BlockStatement':
        return false;
      default:
    }
  }
  return false;
}

/** @param {string} name */
function isUnreadName(name) {
  return UNREAD.has(name) || name.startsWith('data-');
}

/** @param {string | SyntaxNode | undefined} node An identifier, or a quoted key. */
function nameOf(node) {
  if (node === undefined || typeof node === 'string') return node ?? '';
  return String(node.name ?? node.value);
}

/**
 * Errors for programmers; a KeelError is for people.
 * @param {SyntaxNode | undefined} callee
 */
function isError(callee) {
  const name = nameOf(callee);
  return name.endsWith('Error') && name !== 'KeelError';
}
