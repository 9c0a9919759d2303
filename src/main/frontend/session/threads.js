/** Opens threads, loads what stands in them, and says how far one has read. */
import { call } from './api.js';

const PAGE = 200;
/** More than this nobody reads in one go. */
const PAGES = 20;

export class ThreadReader {
  #store;
  #post;

  /** @param {import('../state/store.js').Store} store @param {(frame: import('../connection/protocol.js').Frame) => void} post */
  constructor(store, post) {
    this.#store = store;
    this.#post = post;
  }

  /** Asks which threads I follow. */
  async refresh() {
    try {
      this.#store.dispatch({ type: 'followed', threads: await this.followed() });
    } catch (problem) {
      console.warn('No list of threads', problem);
    }
  }

  /** Those that I follow, the newest answers first. @returns {Promise<import('../state/threads.js').Followed[]>} */
  async followed() {
    const found = await call('threads');
    return (found?.threads ?? []).filter((/** @type {any} */ one) => Number.isSafeInteger(one?.root?.seq) && typeof one.root.room === 'string' && typeof one.root.text === 'string');
  }

  /** @param {string} room @param {number} root */
  open(room, root) {
    this.#store.dispatch({ type: 'threadOpened', room, root });
    return this.load(room);
  }

  /** @param {string} room */
  close(room) {
    this.#store.dispatch({ type: 'threadClosed', room });
  }

  /** Loads the open thread of a room from its beginning. @param {string} room */
  async load(room) {
    const root = this.#store.state.rooms[room]?.thread?.root;
    if (!root) return;
    let after = 0;
    for (let page = 0, more = true; more && page < PAGES; page++) {
      const found = await call(`rooms/${encodeURIComponent(room)}/threads/${root}?limit=${PAGE}&after=${after}`);
      more = found.more && found.events.length > 0;
      after = found.events.at(-1)?.seq ?? after;
      this.#store.dispatch({ type: 'threadLoaded', room, page: { ...found, more } });
    }
  }

  /** What stands in an open thread that I follow has been seen. @param {string} room */
  seen(room) {
    const held = this.#store.state.rooms[room];
    const last = held?.thread?.events.at(-1)?.seq;
    const follow = held?.thread && held.follows[held.thread.root];
    if (!last || !follow || follow.read >= last || !held.joined) return;
    const thread = /** @type {import('../state/threads.js').OpenThread} */ (held.thread).root;
    this.#store.dispatch({ type: 'threadRead', room, thread, seq: last });
    this.#post({ type: 'read', room, thread, seq: last });
  }
}
