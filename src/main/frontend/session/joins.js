/** Which rooms are joined on the connection: one by its address, the others by asking, each from where we stopped. */
import { Refusal } from '../connection/connection.js';
import { refusal } from '../text/words.js';

/**
 * @typedef {import('../connection/protocol.js').Frame} Frame
 * @typedef {import('../state/store.js').Store} Store
 */

const RETRY_AFTER = 2000;

export class Joins {
  #store;
  #ask;
  #status;
  /** The room in the address of the present connection. */
  #first = '';

  /** @param {Store} store @param {(frame: Frame) => Promise<Frame>} ask @param {() => string} [status] how I am, whenever a connection begins */
  constructor(store, ask, status = () => 'online') {
    this.#store = store;
    this.#ask = ask;
    this.#status = status;
  }

  /** Whether there is a room to connect with. */
  get hasRoom() {
    return this.#entrance() !== null;
  }

  /** The room in the address of the present connection. */
  get first() {
    return this.#first;
  }

  /** The open room, or another where that one keeps us out. @returns {string | null} */
  #entrance() {
    const { current, rooms } = this.#store.state;
    if (!rooms[current]?.shut) return current;
    return Object.values(rooms).find(room => !room.shut)?.id ?? null;
  }

  /** Relative to the page, because the application may live under any path. */
  address() {
    const { current: open, rooms } = this.#store.state;
    const current = this.#entrance() ?? open;
    const url = new URL(`chat/${encodeURIComponent(current)}`, document.baseURI);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    url.hash = '';
    for (const [name, value] of Object.entries(position(rooms[current]))) url.searchParams.set(name, String(value));
    const status = this.#status();
    if (status !== 'online') url.searchParams.set('status', status);
    this.#first = current;
    return url.href;
  }

  joinOthers() {
    for (const room of Object.values(this.#store.state.rooms)) if (room.id !== this.#first && !room.shut) this.join(room.id);
  }

  /** @param {string} id */
  async join(id) {
    const room = this.#store.state.rooms[id];
    if (!room || room.shut || this.#store.state.link.status !== 'open') return;
    try {
      await this.#ask({ type: 'join', room: id, ...position(room) });
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      this.#refused(id, problem.problem);
    }
  }

  /** @param {string} id @param {import('../connection/protocol.js').Problem} problem */
  #refused(id, problem) {
    if (problem.code === 'closed') return; // joined again with the next connection
    if (problem.retry) setTimeout(() => this.join(id), problem.after ?? RETRY_AFTER);
    else this.#store.dispatch({ type: 'shut', room: id, why: problem.code === 'not_found' ? 'not_found' : 'forbidden', text: refusal(problem.code, problem.message) });
  }
}

/** What a resume needs. @param {import('../state/room.js').Room | undefined} room @returns {{epoch?: string, after?: number}} */
const position = room => (room?.epoch ? { epoch: room.epoch, after: room.have } : {});
