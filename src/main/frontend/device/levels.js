/** How much one wants to hear of each room; kept for each user on this device. */
import { isLevel, USUAL } from '../state/level.js';

/** @typedef {import('../state/level.js').Level} Level */

export class Levels extends EventTarget {
  #storage;
  #user = '';

  /** @param {import('./storage.js').Storage} storage */
  constructor(storage) {
    super();
    this.#storage = storage;
    storage.listen('level:', () => this.dispatchEvent(new Event('change')));
  }

  /** @param {string} user */
  of(user) {
    this.#user = user;
  }

  /** @param {string} room @returns {Level} */
  read(room) {
    const kept = this.#storage.read(this.#key(room));
    return isLevel(kept) ? kept : USUAL;
  }

  /** @param {string} room @param {Level} level */
  choose(room, level) {
    if (level === USUAL) this.#storage.remove(this.#key(room));
    else this.#storage.write(this.#key(room), level);
    this.dispatchEvent(new Event('change'));
  }

  /** @param {string} room */
  #key(room) {
    return `level:${this.#user}:${room}`;
  }
}
