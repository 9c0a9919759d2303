/** Asks for what is missing in a room: the page before what we hold, and gaps. */
import { Refusal } from '../connection/connection.js';
import { hasGap, hasOlder } from '../state/room.js';

/**
 * @typedef {import('../connection/protocol.js').Frame} Frame
 * @typedef {import('../state/store.js').Store} Store
 */

const PAGE = 50;
const GAP_PAGE = 200;
/** The missing events are usually already on their way. */
const GAP_PATIENCE = 200;

export class History {
  #store;
  #ask;
  /** Questions under way, so that none is asked twice. @type {Set<string>} */
  #asked = new Set();

  /** @param {Store} store @param {(frame: Frame) => Promise<Frame>} ask */
  constructor(store, ask) {
    this.#store = store;
    this.#ask = ask;
  }

  /** @param {string} id @param {number} [limit] */
  async loadOlder(id, limit = PAGE) {
    const room = this.#store.state.rooms[id];
    if (!room?.joined || !hasOlder(room)) return;
    const { epoch } = room;
    await this.#once(`older ${id}`, async () => {
      const answer = await this.#ask({ type: 'history', room: id, before: room.events[0].seq, limit });
      this.#store.dispatch({ type: 'older', room: id, epoch, events: answer.events, more: answer.more === true });
    });
  }

  /** @param {string} id */
  async closeGap(id) {
    await this.#once(`gap ${id}`, async () => {
      await new Promise(resolve => setTimeout(resolve, GAP_PATIENCE));
      for (let room = this.#store.state.rooms[id]; room && hasGap(room); room = this.#store.state.rooms[id]) {
        const answer = await this.#ask({ type: 'history', room: id, after: room.have, limit: GAP_PAGE });
        this.#store.dispatch({ type: 'newer', room: id, epoch: room.epoch, events: answer.events });
        if (this.#store.state.rooms[id]?.have === room.have) break; // nothing new: the next ping will say more
      }
    });
  }

  /** @param {string} question @param {() => Promise<void>} work */
  async #once(question, work) {
    if (this.#asked.has(question)) return;
    this.#asked.add(question);
    try {
      await work();
    } catch (problem) {
      // Scrolling asks again, the next ping shows a gap again.
      if (!(problem instanceof Refusal)) throw problem;
      console.warn('No history', problem.message);
    } finally {
      this.#asked.delete(question);
    }
  }
}
