/** Reads the page's sources as a compiler would: which modules there are, and what texts stand in them. */

/**
 * @typedef {{tag: string, strings: string[]}} Template tag: what stands before it, if it is a tagged one
 * @typedef {{text: string, before: string}} Literal before: the code in front of it
 */

const IMPORT = /(?:from |import |import\()'(\.[^']*)'/g;

/** All modules that a page may load, by their address. @param {string[]} entries @returns {Promise<Map<string, string>>} */
export async function modules(entries) {
  const found = new Map();
  const left = entries.map(entry => new URL(entry, import.meta.url).href);
  for (let at = left.pop(); at; at = left.pop()) {
    if (found.has(at)) continue;
    const response = await fetch(at);
    if (!response.ok) throw new Error(`${response.status} ${at}`);
    const source = await response.text();
    found.set(at, source);
    for (const [, path] of source.matchAll(IMPORT)) left.push(new URL(path, at).href);
  }
  return found;
}

/** Before a slash: a value follows, so that it begins a regular expression. */
const BEFORE_VALUE = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|=>|\breturn|\bcase)\s*$/;

/** Finds templates, nested ones too, and quoted texts. @param {string} source @returns {{templates: Template[], literals: Literal[]}} */
export function textsOf(source) {
  /** @type {Template[]} */
  const templates = [];
  /** @type {Literal[]} */
  const literals = [];
  let at = 0;
  let code = '';
  const upTo = (/** @type {string} */ end) => {
    const from = at;
    at = source.indexOf(end, at) < 0 ? source.length : source.indexOf(end, at) + end.length;
    return source.slice(from, at);
  };
  /** Up to the brace that closes it. */
  const readCode = () => {
    for (let depth = 0; at < source.length;) {
      const here = source[at];
      if (source.startsWith('//', at)) upTo('\n');
      else if (source.startsWith('/*', at)) upTo('*/');
      else if (here === '`') readTemplate();
      else if (here === "'" || here === '"') {
        const before = code;
        literals.push({ text: quoted(here), before });
        code += "''";
      } else if (here === '/' && BEFORE_VALUE.test(code.slice(-20))) code += quoted('/', true) && '0';
      else {
        if (here === '{') depth++;
        if (here === '}' && depth-- === 0) return;
        code += here;
        at++;
      }
    }
  };
  const quoted = (/** @type {string} */ end, set = false) => {
    const from = ++at;
    for (let inSet = false; at < source.length && (inSet || source[at] !== end); at++) {
      if (source[at] === '\\') at++;
      else if (set && source[at] === '[') inSet = true;
      else if (set && source[at] === ']') inSet = false;
    }
    at++;
    return source.slice(from, at - 1) || ' ';
  };
  const readTemplate = () => {
    const template = { tag: /([\w.]*)$/.exec(code.slice(-20))?.[1] ?? '', strings: [''] };
    templates.push(template);
    for (at++; at < source.length && source[at] !== '`';) {
      if (source.startsWith('${', at)) {
        at += 2;
        const outer = code;
        code = '(';
        readCode();
        code = outer;
        at++;
        template.strings.push('');
      } else {
        const taken = source[at] === '\\' ? 2 : 1;
        template.strings[template.strings.length - 1] += source.slice(at, at + taken);
        at += taken;
      }
    }
    at++;
    code += "''";
  };
  readCode();
  return { templates, literals };
}

const COUNTED = /(?<![\w.#])counted(?:Phrase)?\(([^']*?), '([^'\\]*)', '([^'\\]*)'/g;

/** The English texts of a source that are to be translated, as their catalogues know them. @param {string} source @returns {{plain: string[], counted: string[]}} */
export function wordsIn(source) {
  const plain = textsOf(source).templates.filter(({ tag }) => tag === 'say' || tag === 'phrase')
    .map(({ strings }) => strings.reduce((key, next, i) => `${key}{${i - 1}}${next}`));
  return { plain, counted: [...source.matchAll(COUNTED)].map(([, , , other]) => other) };
}
