/** Notifications on the desktop: one a room at a time, gone when the room is read. */

export class Alerts {
  #prefix;
  #api;
  /** @type {Map<string, Notification>} */ #shown = new Map();

  /** @param {string} prefix keeps two Parleys on one origin apart @param {typeof Notification | undefined} [api] the browser's */
  constructor(prefix, api = globalThis.Notification) {
    this.#prefix = prefix;
    this.#api = api;
    globalThis.addEventListener('pagehide', () => [...this.#shown.keys()].forEach(room => this.close(room)));
  }

  /** What the user has said to the browser; `none` where it has no notifications. @returns {NotificationPermission | 'none'} */
  get permission() {
    return this.#api?.permission ?? 'none';
  }

  /** The rooms of which something is shown. */
  get rooms() {
    return [...this.#shown.keys()];
  }

  /** Only on a click: browsers, and people, take it amiss otherwise. @returns {Promise<boolean>} whether we may */
  async ask() {
    return this.#api !== undefined && await this.#api.requestPermission() === 'granted';
  }

  /** Takes the place of what is shown of the room. @param {string} room @param {string} title @param {string} body @param {() => void} opened */
  show(room, title, body, opened) {
    if (!this.#api || this.permission !== 'granted') return;
    try {
      // Our own sound has a setting of its own.
      const shown = new this.#api(title, /** @type {any} */ ({ body, tag: this.#prefix + room, renotify: true, silent: true, icon: new URL('favicon.svg', document.baseURI).href }));
      shown.onclick = () => {
        window.focus();
        this.close(room);
        opened();
      };
      shown.onclose = () => { if (this.#shown.get(room) === shown) this.#shown.delete(room); };
      this.#shown.set(room, shown);
    } catch (problem) {
      // Chrome on Android has the name, but only a service worker may use it.
      console.warn('No notifications here', problem);
    }
  }

  /** @param {string} room */
  close(room) {
    const shown = this.#shown.get(room);
    this.#shown.delete(room);
    shown?.close();
  }
}
