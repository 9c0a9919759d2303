/** The socket: opens it, keeps it alive, comes back after a loss, matches answers to questions. */
import { clock as realClock } from '../device/clock.js';
import { refusal } from '../text/words.js';
import { readFrames } from './frames.js';
import { backOff, comesBack } from './policy.js';
import { SUBPROTOCOL } from './protocol.js';

/**
 * @typedef {import('./protocol.js').Frame} Frame
 * @typedef {{status: 'idle'|'connecting'|'open'|'waiting'|'refused', retryAt?: number, code?: number, attempt?: number}} Link
 * @typedef {{address: () => string, onFrame: (frame: Frame) => void, onLink: (link: Link) => void,
 *   clock?: typeof realClock, random?: () => number, open?: (url: string) => WebSocket}} Options
 */

/**
 * As patient as Firefox, and twice as patient after a failure: where a crowd comes back, whoever gives up sooner has the
 * server work for nobody.
 */
const OPEN_WITHIN = 20_000;
const STABLE_AFTER = 10_000;

/** Close codes of ours: that I go, and that I come back, so that nobody need be told. Without one Payara takes us for gone. */
const GOES = 1000;
export const COMES_BACK = 3000;

/** Why a question got no answer that can be used. */
export class Refusal extends Error {
  /** @param {import('./protocol.js').Problem} problem */
  constructor(problem) {
    super(refusal(problem.code, problem.message || problem.code));
    this.problem = problem;
  }
}

const unanswered = (/** @type {string} */ code, /** @type {string} */ message) => new Refusal({ code, message, retry: true });

export class Connection {
  #options;
  #clock;
  #random;
  /** @type {WebSocket | null} */ #socket = null;
  /** @type {Map<number|string, {resolve: (f: Frame) => void, reject: (r: Refusal) => void, cancel: () => void}>} */
  #questions = new Map();
  #nextId = 1;
  #attempt = 0;
  #welcomed = false;
  #silence = 58_000;
  #byeAfter = 0;
  #cancelRetry = () => {};
  #cancelWatch = () => {};
  #cancelStable = () => {};

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
    this.#clock = options.clock ?? realClock;
    this.#random = options.random ?? Math.random;
  }

  start() {
    if (!this.#socket) this.#connect();
  }

  /** For good, until `start`. */
  stop(code = GOES) {
    this.#cancelRetry();
    this.#drop(code);
    this.#attempt = 0;
    this.#options.onLink({ status: 'idle' });
  }

  /** The user, or a network that is back, does not want to wait for the timer. */
  tryNow() {
    if (this.#socket) return;
    this.#connect();
  }

  /** Sends without an answer. @param {Frame} frame @returns {boolean} false when there is no connection */
  post(frame) {
    if (!this.#socket || !this.#welcomed) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** Sends and waits for the frame that answers. @param {Frame} frame @param {number} [within] @returns {Promise<Frame>} */
  ask(frame, within = 15_000) {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      if (!this.post({ ...frame, id })) {
        reject(unanswered('closed', 'No connection'));
        return;
      }
      const cancel = this.#clock.after(within, () => {
        this.#questions.delete(id);
        reject(unanswered('timeout', 'No answer in time'));
      });
      this.#questions.set(id, { resolve, reject, cancel });
    });
  }

  #connect() {
    this.#cancelRetry();
    this.#byeAfter = 0;
    this.#options.onLink({ status: 'connecting', attempt: this.#attempt });
    const open = this.#options.open ?? (url => new WebSocket(url, SUBPROTOCOL));
    const socket = open(this.#options.address());
    this.#socket = socket;
    this.#watch(this.#attempt === 0 ? OPEN_WITHIN : 2 * OPEN_WITHIN);
    socket.onmessage = event => this.#receive(socket, event.data);
    socket.onclose = event => this.#closed(socket, event.code);
  }

  /** @param {WebSocket} socket @param {unknown} data */
  #receive(socket, data) {
    if (socket !== this.#socket) return;
    for (const frame of readFrames(data)) {
      if (socket !== this.#socket) return;
      this.#handle(frame);
    }
    if (this.#welcomed) this.#watch(this.#silence);
  }

  /** @param {Frame} frame */
  #handle(frame) {
    if (frame.type === 'welcome') this.#welcome(frame);
    if (frame.type === 'ping') this.post({ type: 'pong' });
    if (frame.type === 'bye') this.#byeAfter = Number(frame.after) || 0;
    this.#answer(frame);
    this.#options.onFrame(frame);
  }

  /** @param {Frame} frame */
  #welcome(frame) {
    this.#welcomed = true;
    this.#silence = (2 * (Number(frame.ping) || 25) + 8) * 1000;
    // A server that lets us in and throws us out at once must not see us every second.
    this.#cancelStable = this.#clock.after(STABLE_AFTER, () => { this.#attempt = 0; });
    this.#options.onLink({ status: 'open' });
  }

  /** @param {Frame} frame */
  #answer(frame) {
    const question = this.#questions.get(frame.re);
    if (!question) return;
    this.#questions.delete(frame.re);
    question.cancel();
    if (frame.type !== 'error') question.resolve(frame);
    else {
      question.reject(new Refusal({ code: frame.code, message: String(frame.message ?? ''), retry: frame.retry === true,
        after: Number(frame.after) || undefined }));
    }
  }

  /** Nothing heard for so long: the connection is dead, whatever the socket says. @param {number} within */
  #watch(within) {
    this.#cancelWatch();
    const socket = this.#socket;
    this.#cancelWatch = this.#clock.after(within, () => {
      if (socket && socket === this.#socket) this.#closed(socket, 1006);
    });
  }

  /** @param {WebSocket} socket @param {number} code */
  #closed(socket, code) {
    if (socket !== this.#socket) return;
    this.#drop(COMES_BACK);
    if (!comesBack(code)) {
      this.#options.onLink({ status: 'refused', code });
      return;
    }
    const wait = Math.max(this.#byeAfter, backOff(this.#attempt++, this.#random));
    this.#cancelRetry = this.#clock.after(wait, () => this.#connect());
    this.#options.onLink({ status: 'waiting', code, retryAt: this.#clock.now() + wait, attempt: this.#attempt });
  }

  /** @param {number} code */
  #drop(code) {
    const socket = this.#socket;
    this.#socket = null;
    this.#welcomed = false;
    this.#cancelWatch();
    this.#cancelStable();
    if (socket) {
      socket.onmessage = socket.onclose = null;
      socket.close(code);
    }
    for (const question of this.#questions.values()) {
      question.cancel();
      question.reject(unanswered('closed', 'The connection was lost'));
    }
    this.#questions.clear();
  }
}
