/** What the user of this browser picks: the emoji of late, and the skin tone. */
import { TONES } from '../text/skin.js';

/** Two rows of the picker. */
const MOST = 16;
/** Longer than any emoji. */
const LONGEST = 40;

export class EmojiMemory {
  #storage;
  /** The newest first. @type {string[]} */
  recent;
  /** One of TONES; empty for none. */
  tone;

  /** @param {import('./storage.js').Storage} storage */
  constructor(storage) {
    this.#storage = storage;
    const kept = storage.read('emoji') ?? {};
    const recent = Array.isArray(kept.recent) ? kept.recent : [];
    this.recent = recent.filter((/** @type {unknown} */ one) => typeof one === 'string' && one.length > 0 && one.length <= LONGEST).slice(0, MOST);
    this.tone = TONES.includes(kept.tone) ? kept.tone : '';
  }

  /** @param {string} emoji */
  picked(emoji) {
    this.recent = [emoji, ...this.recent.filter(one => one !== emoji)].slice(0, MOST);
    this.#keep();
  }

  /** @param {string} tone */
  choose(tone) {
    this.tone = tone;
    this.#keep();
  }

  #keep() {
    this.#storage.write('emoji', { recent: this.recent, tone: this.tone });
  }
}
