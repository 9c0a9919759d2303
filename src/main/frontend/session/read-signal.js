/** Tells the server how far I have read, a moment after I have: so that it is read on my other devices too. */
import { clock as realClock } from '../device/clock.js';

/** Who scrolls or comes back reads many at once. */
const SETTLE = 500;

export class ReadSignal {
  #send;
  #clock;
  /** What the server knows, or is told. @type {Map<string, {epoch: string, seq: number}>} */
  #known = new Map();
  /** Rooms for which a word is on its way. @type {Set<string>} */
  #waiting = new Set();

  /** @param {(room: string) => void} send is asked to tell the state of then @param {typeof realClock} [clock] */
  constructor(send, clock = realClock) {
    this.#send = send;
    this.#clock = clock;
  }

  /** The server has said how far I have read. @param {string} room @param {string | null} epoch @param {number} seq */
  heard(room, epoch, seq) {
    const known = this.#known.get(room);
    if (epoch && (known?.epoch !== epoch || known.seq < seq)) this.#known.set(room, { epoch, seq });
  }

  /** To be called whenever a room has changed. @param {import('../state/room.js').Room} room */
  look(room) {
    if (!this.#isNew(room) || this.#waiting.has(room.id)) return;
    this.#waiting.add(room.id);
    this.#clock.after(SETTLE, () => {
      this.#waiting.delete(room.id);
      this.#send(room.id);
    });
  }

  /** Whether there is still something to tell, which is then taken for told. @param {import('../state/room.js').Room | undefined} room */
  take(room) {
    if (!room || !this.#isNew(room)) return false;
    this.#known.set(room.id, { epoch: /** @type {string} */ (room.epoch), seq: /** @type {number} */ (room.readSeq) });
    return true;
  }

  /** Without a connection nobody knows what has come through. */
  forget() {
    this.#known.clear();
  }

  /** @param {import('../state/room.js').Room} room */
  #isNew({ id, joined, epoch, readSeq }) {
    const known = this.#known.get(id);
    return joined && epoch !== null && readSeq !== null && readSeq > 0 && (known?.epoch !== epoch || known.seq < readSeq);
  }
}
