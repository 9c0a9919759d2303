/** The tabs of one browser: one of them leads, and each knows what is looked at in any. By Web Locks, which end with their tab. */

/** @typedef {{user: string, room: string, left: boolean}} Word what somebody has opened or left in a tab */

export class Tabs {
  #locks;
  #prefix;
  #channel;
  /** Whether this tab is the one that sounds and shows notifications. */
  leads = false;
  /** @type {string | null} */ #room = null;
  #let = () => {};
  /** Counts, so that a lock that comes late is known for one. */
  #turn = 0;

  /** @param {string} prefix keeps two Parleys on one origin apart @param {LockManager | undefined} [locks] missing where the page is not secure: then each tab leads */
  constructor(prefix, locks = navigator.locks) {
    this.#prefix = prefix;
    this.#locks = locks;
    this.#channel = new BroadcastChannel(`${prefix}tabs`);
  }

  /** Waits in line to lead; who leads does so as long as the tab is there. */
  compete() {
    if (!this.#locks) {
      this.leads = true;
      return;
    }
    this.#locks.request(`${this.#prefix}leader`, () => {
      this.leads = true;
      return new Promise(() => {});
    }).catch(problem => console.warn('No locks in this browser', problem));
  }

  /** @param {Word} word */
  tell(word) {
    this.#channel.postMessage(word);
  }

  /** @param {(word: Word) => void} told */
  listen(told) {
    this.#channel.onmessage = ({ data }) => told(data);
  }

  /** Says to the others what is looked at here. @param {string | null} room */
  look(room) {
    if (room === this.#room) return;
    this.#let();
    this.#let = () => {};
    this.#room = room;
    const turn = ++this.#turn;
    if (!room || !this.#locks) return;
    this.#locks.request(this.#looking(room), { mode: 'shared' }, () => (turn === this.#turn ? new Promise(resolve => { this.#let = () => resolve(undefined); }) : undefined))
      .catch(problem => console.warn('No locks in this browser', problem));
  }

  /** Whether any tab looks at a room. @param {string} room */
  async looked(room) {
    if (room === this.#room) return true;
    const { held = [] } = await this.#locks?.query() ?? {};
    return held.some(lock => lock.name === this.#looking(room));
  }

  /** @param {string} room */
  #looking(room) {
    return `${this.#prefix}looking:${room}`;
  }
}
