/** What one does with messages: says, changes and takes back; what the server refuses, its sentence says. */
import { newCid } from '../connection/protocol.js';
import { replaceEmoji } from '../text/emoji.js';

/**
 * @typedef {import('../connection/protocol.js').Frame} Frame
 * @typedef {import('../connection/protocol.js').RoomEvent} RoomEvent
 */

/** Where the draft of a room is kept, or of a thread in it. @param {string} room @param {number} [root] */
export const draftOf = (room, root) => (root ? `${room}/${root}` : room);

export class Messages {
  #store;
  #ask;
  #typing;
  #drafts;

  /**
   * @param {import('../state/store.js').Store} store @param {(frame: Frame) => Promise<Frame>} ask
   * @param {import('./typing-signal.js').TypingSignal} typing @param {import('../device/drafts.js').Drafts} drafts
   */
  constructor(store, ask, typing, drafts) {
    this.#store = store;
    this.#ask = ask;
    this.#typing = typing;
    this.#drafts = drafts;
  }

  /** @param {string} room @param {string} text @param {number} [replyTo] the message that it answers @param {boolean} [thread] whether in its thread */
  send(room, text, replyTo, thread = false) {
    const message = { cid: newCid(), text: replaceEmoji(text), at: new Date().toISOString(), state: 'pending', ...(replyTo ? { replyTo } : {}), ...(thread ? { thread } : {}) };
    this.#typing.stop();
    this.#drafts.clear(draftOf(room, thread ? replyTo : undefined));
    this.#store.dispatch({ type: 'queued', room, message });
  }

  /** @param {string} room @param {string} cid */
  retry(room, cid) {
    this.#store.dispatch({ type: 'retried', room, cid });
  }

  /** @param {string} room @param {string} cid */
  discard(room, cid) {
    this.#store.dispatch({ type: 'discarded', room, cid });
  }

  /** Writes one of mine anew. @param {string} room @param {number} seq @param {string} text */
  async edit(room, seq, text) {
    await this.#ask({ type: 'edit', room, seq, text: replaceEmoji(text) });
  }

  /** Takes a message back, for everybody. @param {string} room @param {number} seq */
  async remove(room, seq) {
    await this.#ask({ type: 'delete', room, seq });
  }

  /** Gives an emoji to a message, or takes it away where I have given it. @param {string} room @param {RoomEvent} message @param {string} emoji */
  async react(room, message, emoji) {
    const me = this.#store.state.me?.id;
    const mine = message.reactions?.some((/** @type {any} */ one) => one.emoji === emoji && one.users.some((/** @type {any} */ user) => user.id === me));
    await this.#ask({ type: 'react', room, seq: message.seq, emoji, on: !mine });
  }

  /** Has everybody find a message again, or not any more. @param {string} room @param {RoomEvent} message */
  async pin(room, message) {
    await this.#ask({ type: 'pin', room, seq: message.seq, on: !message.pinned });
  }

  /** @param {string} room @param {string} text */
  typed(room, text) {
    this.#typing.typed(room, text.trim() === '');
  }
}
