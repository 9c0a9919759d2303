/** Unsent text, kept for each user and room until it is sent; the same in all tabs of a browser. */
import { clock as realClock } from './clock.js';

const SETTLE = 400;

/** Tells by `change`, with the room, what another tab has written or sent. */
export class Drafts extends EventTarget {
  #storage;
  #clock;
  #user = '';
  /** Texts typed and not yet written. @type {Map<string, {text: string, cancel: () => void}>} */
  #waiting = new Map();

  /** @param {import('./storage.js').Storage} storage @param {typeof realClock} [clock] */
  constructor(storage, clock = realClock) {
    super();
    this.#storage = storage;
    this.#clock = clock;
    storage.listen('draft:', key => this.#heard(key));
  }

  /** @param {string} user */
  of(user) {
    this.flush();
    this.#user = user;
  }

  /** @param {string} room @returns {string} */
  read(room) {
    const waiting = this.#waiting.get(room);
    if (waiting) return waiting.text;
    const kept = this.#storage.read(this.#key(room));
    return typeof kept === 'string' ? kept : '';
  }

  /** @param {string} room @param {string} text @param {() => void} [kept] called once the text is written */
  write(room, text, kept = () => {}) {
    this.#waiting.get(room)?.cancel();
    const cancel = this.#clock.after(SETTLE, () => {
      this.#settle(room, text);
      kept();
    });
    this.#waiting.set(room, { text, cancel });
  }

  /** At once: a draft that was sent must not come back from a timer. @param {string} room */
  clear(room) {
    this.#waiting.get(room)?.cancel();
    this.#waiting.delete(room);
    this.#storage.remove(this.#key(room));
  }

  /** What another tab did came after what was typed here: nobody types in two. @param {string} key */
  #heard(key) {
    if (!key.startsWith(this.#key(''))) return;
    const room = key.slice(this.#key('').length);
    this.#waiting.get(room)?.cancel();
    this.#waiting.delete(room);
    this.dispatchEvent(new CustomEvent('change', { detail: room }));
  }

  /** Before the page goes, or another tab is looked at. */
  flush() {
    for (const [room, { text, cancel }] of this.#waiting) {
      cancel();
      this.#settle(room, text);
    }
  }

  /** @param {string} room @param {string} text */
  #settle(room, text) {
    this.#waiting.delete(room);
    if (text.trim() === '') this.#storage.remove(this.#key(room));
    else this.#storage.write(this.#key(room), text);
  }

  /** @param {string} room */
  #key(room) {
    return `draft:${this.#user}:${room}`;
  }
}
