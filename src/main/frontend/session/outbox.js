/** Sends what is pending, in order, one message of a room at a time, and again under the same cid until it is answered. */
import { Refusal } from '../connection/connection.js';
import { clock as realClock } from '../device/clock.js';
import { refusal } from '../text/words.js';

/**
 * @typedef {import('../state/store.js').Store} Store
 * @typedef {import('../connection/protocol.js').Frame} Frame
 */

/** An outcome may stay unknown while the connection lives; asking again is safe, the cid makes it one message. */
const ANSWER_WITHIN = 10_000;
const RETRY_AFTER = 1500;

export class Outbox {
  #store;
  #ask;
  #clock;
  /** Rooms with a message in flight or a wait before the next try. @type {Set<string>} */
  #busy = new Set();

  /** @param {Store} store @param {(frame: Frame, within: number) => Promise<Frame>} ask @param {typeof realClock} [clock] */
  constructor(store, ask, clock = realClock) {
    this.#store = store;
    this.#ask = ask;
    this.#clock = clock;
  }

  /** To be called whenever something may have become possible. */
  pump() {
    for (const room of Object.values(this.#store.state.rooms)) {
      const next = room.joined && !this.#busy.has(room.id) && room.pending.find(message => message.state === 'pending');
      if (next) this.#send(room.id, next);
    }
  }

  /** @param {string} room @param {import('../state/room.js').Pending} message */
  async #send(room, { cid, text, replyTo, thread }) {
    this.#busy.add(room);
    try {
      const ok = await this.#ask({ type: 'send', room, cid, text, ...(replyTo ? { replyTo } : {}), ...(thread ? { thread } : {}) }, ANSWER_WITHIN);
      this.#free(room);
      this.#store.dispatch({ type: 'stored', room, cid, seq: ok.seq, mid: ok.mid, at: ok.at });
      this.pump();
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      this.#refused(room, cid, problem.problem);
    }
  }

  /** @param {string} room @param {string} cid @param {import('../connection/protocol.js').Problem} problem */
  #refused(room, cid, problem) {
    if (!problem.retry) {
      this.#free(room);
      this.#store.dispatch({ type: 'failed', room, cid, error: refusal(problem.code, problem.message || problem.code) });
      this.pump();
    } else if (problem.code === 'closed') {
      this.#free(room);
    } else {
      // The room waits as a whole: what was written later must not overtake.
      this.#clock.after(problem.code === 'timeout' ? 0 : problem.after ?? RETRY_AFTER, () => {
        this.#free(room);
        this.pump();
      });
    }
  }

  /** @param {string} room */
  #free(room) {
    this.#busy.delete(room);
  }
}
