/** Says things in a language: finds the translation of an English text, puts into it what belongs there, and counts. */

/**
 * @typedef {Partial<Record<Intl.LDMLPluralRule, string>>} Forms a text for each kind of number that the language tells apart
 * @typedef {object} Catalogue
 * @property {Record<string, string | Forms>} words by the English text; of what is counted by its plural
 * @property {Record<string, string>} refusals by what the server says
 * @property {Record<string, string>} codes by the server's code, for what it says else; `other` for all others
 */

const PLACE = /\{(\w+)\}/;

/** So that a name in the other direction does not mix with the words around it (UAX 9). @param {unknown} value */
const isolated = value => (typeof value === 'number' ? String(value) : `\u2068${value}\u2069`);

/** @param {readonly string[]} strings of a template */
const keyOf = strings => strings.reduce((key, next, i) => `${key}{${i - 1}}${next}`);

/**
 * @param {import('../device/language.js').Language} language @param {string} locale
 * @param {Catalogue | null} catalogue null for English, which needs none
 */
export function wordsOf({ tag, dir }, locale, catalogue) {
  const plurals = new Intl.PluralRules(tag);
  // As English has been written here: without a comma before the "and".
  const lists = new Intl.ListFormat(tag === 'en' ? 'en-GB' : locale, { type: 'conjunction' });
  const shown = dir === 'rtl' ? isolated : String;

  /** @param {string} key @returns {string} */
  const translated = key => {
    const found = catalogue?.words[key];
    return typeof found === 'string' ? found : key;
  };

  /** @param {number} n @param {string} one @param {string} other */
  const form = (n, one, other) => {
    const forms = catalogue?.words[other];
    if (typeof forms !== 'object') return n === 1 ? one : other;
    return forms[plurals.select(n)] ?? forms.other ?? other;
  };

  /** @param {string} text @param {(place: string) => unknown} valueAt @returns {unknown[]} */
  const parts = (text, valueAt) => text.split(PLACE).map((part, i) => (i % 2 === 0 ? part : valueAt(part))).filter(part => part !== '');

  /** @param {number} n @param {unknown[]} values */
  const withNumber = (n, values) => (/** @type {string} */ place) => (place === 'n' ? n : values[Number(place)]);

  return {
    /** A text, in which values may stand. @param {readonly string[]} strings @param {unknown[]} values @returns {string} */
    say: (strings, ...values) => parts(translated(keyOf(strings)), place => shown(values[Number(place)])).join(''),

    /** The same in parts, so that a value may be an element. @param {readonly string[]} strings @param {unknown[]} values */
    phrase: (strings, ...values) => parts(translated(keyOf(strings)), place => values[Number(place)]),

    /**
     * A text about a number, which stands at `{n}`; other values stand at `{0}`, `{1}`.
     * @param {number} n @param {string} one @param {string} other @param {unknown[]} values @returns {string}
     */
    counted: (n, one, other, ...values) => parts(form(n, one, other), place => shown(withNumber(n, values)(place))).join(''),

    /** The same in parts. @param {number} n @param {string} one @param {string} other @param {unknown[]} values */
    countedPhrase: (n, one, other, ...values) => parts(form(n, one, other), withNumber(n, values)),

    /** "Ada, Bob and Cara". @param {string[]} all */
    list: all => lists.format(all.map(shown)),

    /** The same in parts. @param {unknown[]} all */
    listParts: all => lists.formatToParts(all.map(String)).reduce((/** @type {{parts: unknown[], at: number}} */ { parts: done, at }, part) =>
      (part.type === 'element' ? { parts: [...done, all[at]], at: at + 1 } : { parts: [...done, part.value], at }), { parts: [], at: 0 }).parts,

    /** Why the server refuses: its own sentence where we know it, else what its code means; in English as it says it. @param {string | undefined} code @param {string} message */
    refusal: (code, message) => (catalogue ? catalogue.refusals[message] ?? catalogue.codes[code ?? ''] ?? catalogue.codes.other : message),
  };
}
