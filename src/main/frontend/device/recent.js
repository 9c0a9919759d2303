/** Which rooms one had open lately, the last one first; kept for each user on this device. */

const KEPT = 30;

export class Recent {
  #storage;
  #user = '';

  /** @param {import('./storage.js').Storage} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /** @param {string} user */
  of(user) {
    this.#user = user;
  }

  /** @returns {string[]} */
  rooms() {
    const kept = this.#storage.read(this.#key());
    return Array.isArray(kept) ? kept.filter(room => typeof room === 'string') : [];
  }

  /** @param {string} room */
  note(room) {
    this.#storage.write(this.#key(), [room, ...this.rooms().filter(other => other !== room)].slice(0, KEPT));
  }

  #key() {
    return `recent:${this.#user}:all`;
  }
}
