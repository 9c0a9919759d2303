/** Whether I am at this device: after five minutes without a sign of me I am away, with the first one I am back. */
import { clock as realClock } from '../device/clock.js';

/** Rocket.Chat, Synapse and others wait as long. */
export const IDLE = 5 * 60_000;

export class Availability {
  #say;
  #clock;
  #busy;
  #said = 'online';
  #opened = 'online';
  #away = false;
  #seen = 0;
  #watching = false;

  /** @param {(status: string) => void} say @param {() => boolean} busy whether I do not want to be disturbed @param {typeof realClock} [clock] */
  constructor(say, busy, clock = realClock) {
    this.#say = say;
    this.#busy = busy;
    this.#clock = clock;
  }

  /** A key, a pointer, a page that is looked at again. */
  active() {
    this.#seen = this.#clock.now();
    this.#away = false;
    this.look();
    if (!this.#watching) this.#watch();
  }

  /** How I am, for the address of a new connection: so that nobody is told that I am here before I say that I am not. */
  opens() {
    this.#opened = this.#now();
    return this.#opened;
  }

  /** The connection is there, and takes me for what its address said. */
  fresh() {
    this.#said = this.#opened;
    this.look();
  }

  #now() {
    return this.#busy() ? 'busy' : this.#away ? 'away' : 'online';
  }

  /** Says how I am, where that is new. */
  look() {
    const now = this.#now();
    if (now === this.#said) return;
    this.#said = now;
    this.#say(now);
  }

  /** One timer, which looks when it ends how long there was nothing. */
  #watch() {
    this.#watching = true;
    this.#clock.after(Math.max(1000, this.#seen + IDLE - this.#clock.now()), () => {
      if (this.#clock.now() - this.#seen < IDLE) {
        this.#watch();
        return;
      }
      this.#watching = false;
      this.#away = true;
      this.look();
    });
  }
}
