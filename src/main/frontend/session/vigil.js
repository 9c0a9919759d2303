/** Notices that a room is not ours any more: we were sent out, turned away, or the room is gone without a word. */
import { refusal } from '../text/words.js';
import { ApiProblem } from './api.js';

/**
 * @typedef {import('../connection/protocol.js').Frame} Frame
 * @typedef {import('../state/store.js').Store} Store
 */

const SENT_OUT = 4503;

export class Vigil {
  #store;
  #joins;
  #house;
  /** What the server said to the room in the address. @type {Frame | null} */
  #refusal = null;
  /** @type {Set<string>} */
  #asked = new Set();

  /** @param {Store} store @param {import('./joins.js').Joins} joins @param {import('./house.js').House} house */
  constructor(store, joins, house) {
    this.#store = store;
    this.#joins = joins;
    this.#house = house;
  }

  /** An error that answers nothing may be about the room in the address; then the socket closes. @param {Frame} error */
  turnedAway(error) {
    const mine = (error.code === 'forbidden' || error.code === 'not_found') && !this.#store.state.rooms[this.#joins.first]?.joined;
    if (mine) this.#refusal = error;
    return mine;
  }

  /** The last room was lost, and with it the connection. @param {number} code @returns {boolean} whether it was that */
  sentOut(code) {
    if (code !== SENT_OUT) return false;
    const { first } = this.#joins;
    if (this.#refusal) this.#shut(first, this.#refusal.code, refusal(this.#refusal.code, String(this.#refusal.message ?? '')));
    else {
      for (const room of Object.values(this.#store.state.rooms)) {
        if (!room.shut && (room.joined || room.id === first)) this.#shut(room.id, 'gone');
      }
    }
    this.#refusal = null;
    return true;
  }

  /** A room in which we are has a head in each ping; one without is not ours any more, whatever we have heard. @param {unknown} heads */
  check(heads) {
    if (typeof heads !== 'object' || heads === null) return;
    for (const room of Object.values(this.#store.state.rooms)) {
      if (room.joined && room.epoch !== null && !Object.hasOwn(heads, room.id)) this.#ask(room.id);
    }
  }

  /** @param {string} room */
  async #ask(room) {
    if (this.#asked.has(room)) return;
    this.#asked.add(room);
    try {
      await this.#house.room(room);
      this.#joins.join(room);
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 404) this.#shut(room, 'gone');
      else if (problem instanceof ApiProblem && problem.status === 403) this.#shut(room, 'forbidden', problem.message);
      else console.warn('Nobody says what became of a room', problem);
    } finally {
      this.#asked.delete(room);
    }
  }

  /** @param {string} room @param {string} why @param {string} [text] */
  #shut(room, why, text) {
    this.#store.dispatch({ type: 'shut', room, why, text });
  }
}
