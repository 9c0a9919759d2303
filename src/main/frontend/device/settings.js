/** The user's choices for this browser: theme, sound, whether others see what one has read, and whether one is busy. */

/** @typedef {'system' | 'light' | 'dark'} Theme */

const THEMES = ['system', 'light', 'dark'];

/** @param {string} word @returns {word is Theme} */
export const isTheme = word => THEMES.includes(word);

export class Settings extends EventTarget {
  #storage;

  /** @param {import('./storage.js').Storage} storage */
  constructor(storage) {
    super();
    this.#storage = storage;
    const kept = storage.read('settings') ?? {};
    /** @type {Theme} */
    this.theme = isTheme(kept.theme) ? kept.theme : 'system';
    this.sound = kept.sound !== false;
    this.receipts = kept.receipts !== false;
    this.busy = kept.busy === true;
  }

  /** @param {{theme?: Theme, sound?: boolean, receipts?: boolean, busy?: boolean}} choice */
  choose(choice) {
    Object.assign(this, choice);
    this.#storage.write('settings', { theme: this.theme, sound: this.sound, receipts: this.receipts, busy: this.busy });
    this.apply();
    this.dispatchEvent(new Event('change'));
  }

  apply() {
    const root = document.documentElement;
    if (this.theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = this.theme;
  }
}
