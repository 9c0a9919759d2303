/** Which language the page is to be in: what its frame is told, else what was chosen in the settings, else what the browser prefers. */
import { pageStorage } from './storage.js';

/** @typedef {{tag: string, name: string, dir: 'ltr' | 'rtl'}} Language name: what it calls itself */

/** @type {Language} */
export const ENGLISH = { tag: 'en', name: 'English', dir: 'ltr' };

/** @type {Language[]} */
export const LANGUAGES = [ENGLISH, { tag: 'de', name: 'Deutsch', dir: 'ltr' }, { tag: 'ar', name: 'العربية', dir: 'rtl' }];

/** @param {any} word @returns {boolean} */
export const isLanguage = word => LANGUAGES.some(one => one.tag === word);

/** Of `de-AT` the `de`. @param {string} wish */
const primary = wish => wish.toLowerCase().split('-')[0];

/** The first wish that there are words for; English where there is none. @param {readonly unknown[]} wishes tags (BCP 47), and what is none @returns {Language} */
export function languageOf(wishes) {
  const found = wishes.map(wish => LANGUAGES.find(one => typeof wish === 'string' && one.tag === primary(wish))).find(Boolean);
  return found ?? ENGLISH;
}

/**
 * How the reader writes dates and numbers: as in their country, where the browser names one for this language. Everybody
 * here counts days and figures alike, so that what two people see of a message is the same.
 * @param {string} tag @param {readonly string[]} wishes @returns {string}
 */
export function localeOf(tag, wishes) {
  const own = wishes.find(wish => primary(wish) === tag) ?? (tag === 'en' ? 'en-GB' : tag);
  return new Intl.Locale(own, { calendar: 'gregory', numberingSystem: 'latn' }).toString();
}

/** What is wished here, the strongest first. @returns {unknown[]} */
export const wishes = () => [
  document.body.hasAttribute('data-embedded') ? new URLSearchParams(location.search).get('lang') : null,
  pageStorage().read('settings')?.language,
  ...navigator.languages,
];
