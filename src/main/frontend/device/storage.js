/** What this browser keeps for us; a full or forbidden storage costs the memory, never the page. */

export class Storage {
  #area;
  #prefix;

  /**
   * @param {globalThis.Storage | null} area
   * @param {string} prefix keeps two Parleys on one origin apart
   */
  constructor(area, prefix) {
    this.#area = area;
    this.#prefix = prefix;
  }

  /** @param {string} key @returns {any} null where nothing can be read */
  read(key) {
    return this.#guard(area => {
      const text = area.getItem(this.#prefix + key);
      return text === null ? null : JSON.parse(text);
    }, null);
  }

  /** @param {string} key @param {unknown} value @returns {boolean} whether it is kept */
  write(key, value) {
    return this.#guard(area => {
      area.setItem(this.#prefix + key, JSON.stringify(value));
      return true;
    }, false);
  }

  /** @param {string} key */
  remove(key) {
    this.#guard(area => area.removeItem(this.#prefix + key), undefined);
  }

  /** Hears of what other tabs of this browser write. @param {string} start of the key @param {(key: string) => void} told */
  listen(start, told) {
    const full = this.#prefix + start;
    globalThis.addEventListener('storage', ({ key }) => { if (key?.startsWith(full)) told(key.slice(this.#prefix.length)); });
  }

  /** @param {string} start @returns {string[]} the keys that begin so */
  keys(start) {
    const full = this.#prefix + start;
    return this.#guard(area => Array.from({ length: area.length }, (_, i) => area.key(i) ?? '')
      .filter(key => key.startsWith(full)).map(key => key.slice(this.#prefix.length)), []);
  }

  /**
   * @template T
   * @param {(area: globalThis.Storage) => T} work
   * @param {T} otherwise
   */
  #guard(work, otherwise) {
    if (!this.#area) return otherwise;
    try {
      return work(this.#area);
    } catch (problem) {
      console.warn('This browser does not keep data for Parley', problem);
      return otherwise;
    }
  }
}

/** That of this Parley, which may share its origin with others. */
export const PREFIX = `parley:${new URL('.', document.baseURI).pathname}:`;

/** What all its pages here have in common. */
export const pageStorage = () => new Storage(localArea(), PREFIX);

/** The browser's own, or none where it is forbidden. */
export function localArea() {
  try {
    return window.localStorage;
  } catch (problem) {
    console.warn('No local storage here', problem);
    return null;
  }
}
