/** The user's choices for this browser, the same in all its tabs: theme, language, density, sound, notifications, whether others see what one has read, and whether one is busy. */
import { isLanguage } from './language.js';

/**
 * @typedef {'system' | 'light' | 'dark'} Theme
 * @typedef {'comfortable' | 'compact'} Density
 */

const THEMES = ['system', 'light', 'dark'];

/** @param {string} word @returns {word is Theme} */
export const isTheme = word => THEMES.includes(word);

export class Settings extends EventTarget {
  #storage;

  /** @param {import('./storage.js').Storage} storage */
  constructor(storage) {
    super();
    this.#storage = storage;
    this.#read();
    storage.listen('settings', () => {
      this.#read();
      this.apply();
      this.dispatchEvent(new Event('change'));
    });
  }

  #read() {
    const kept = this.#storage.read('settings') ?? {};
    /** @type {Theme} */
    this.theme = isTheme(kept.theme) ? kept.theme : 'system';
    /** A tag, or `system`: as the browser prefers. The next page is in it. @type {string} */
    this.language = isLanguage(kept.language) ? kept.language : 'system';
    /** @type {Density} */
    this.density = kept.density === 'compact' ? 'compact' : 'comfortable';
    this.sound = kept.sound !== false;
    /** On the desktop, of what is said where nobody looks; only after a click, because the browser asks then. */
    this.alerts = kept.alerts === true;
    this.receipts = kept.receipts !== false;
    this.busy = kept.busy === true;
  }

  /** @param {{theme?: Theme, language?: string, density?: Density, sound?: boolean, alerts?: boolean, receipts?: boolean, busy?: boolean}} choice */
  choose(choice) {
    Object.assign(this, choice);
    const { theme, language, density, sound, alerts, receipts, busy } = this;
    this.#storage.write('settings', { theme, language, density, sound, alerts, receipts, busy });
    this.apply();
    this.dispatchEvent(new Event('change'));
  }

  apply() {
    const root = document.documentElement;
    if (this.theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = this.theme;
    root.dataset.density = this.density;
  }
}
