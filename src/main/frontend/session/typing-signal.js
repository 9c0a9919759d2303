/** Says that I type, every ten seconds as long as I do, and that I stopped. */
import { clock as realClock } from '../device/clock.js';

const REPEAT = 10_000;
const IDLE = 5_000;

export class TypingSignal {
  #send;
  #clock;
  /** @type {string | null} */ #room = null;
  #said = 0;
  #cancel = () => {};

  /** @param {(room: string, on: boolean) => void} send @param {typeof realClock} [clock] */
  constructor(send, clock = realClock) {
    this.#send = send;
    this.#clock = clock;
  }

  /** @param {string} room @param {boolean} empty */
  typed(room, empty) {
    if (this.#room !== room) this.stop();
    if (empty) {
      this.stop();
      return;
    }
    if (this.#room === null || this.#clock.now() - this.#said >= REPEAT) {
      this.#room = room;
      this.#said = this.#clock.now();
      this.#send(room, true);
    }
    this.#cancel();
    this.#cancel = this.#clock.after(IDLE, () => this.stop());
  }

  stop() {
    this.#cancel();
    if (this.#room !== null) this.#send(this.#room, false);
    this.#room = null;
  }
}
