/**
 * The page's words. English stands where it is used and is the key of its translations, which come, where another language
 * is wished, before anything is shown. The language is that of the whole life of the page: a change loads it anew.
 */
import { ENGLISH, languageOf, localeOf, wishes } from '../device/language.js';
import { wordsOf } from './wording.js';

/** @type {Record<string, () => Promise<{default: import('./wording.js').Catalogue}>>} */
const CATALOGUES = { de: () => import('../words/de.js'), ar: () => import('../words/ar.js') };

/** @param {string} tag */
async function catalogueOf(tag) {
  try {
    return (await CATALOGUES[tag]?.())?.default ?? null;
  } catch (problem) {
    console.warn('The words of this language cannot be had now', problem);
    return null;
  }
}

const wished = languageOf(wishes());
const catalogue = await catalogueOf(wished.tag);

/** The one that is spoken. */
export const language = catalogue ? wished : ENGLISH;

/** How dates are written in it. */
export const locale = localeOf(language.tag, navigator.languages);

export const { say, phrase, counted, countedPhrase, list, listParts, refusal } = wordsOf(language, locale, catalogue);
