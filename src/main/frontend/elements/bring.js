/** Brings a message to the middle of its room, which is opened for it. */
import { say } from '../text/words.js';

/** Further up than this a room is not loaded for one message: what was said around it is shown by itself. */
const NEAR = 1000;
const PATIENCE = 10_000;

/** @param {import('../state/reducer.js').State} state @param {{room: string, seq: number, head: number}} found */
export function isNear({ rooms }, { room, seq, head }) {
  return seq > Math.min(rooms[room]?.events[0]?.seq ?? head, head) - NEAR;
}

/** @param {HTMLElement} page @param {import('../session/chat.js').Chat} chat @param {string} room @param {number} seq @returns {Promise<boolean>} whether it is there */
async function bring(page, chat, room, seq) {
  chat.open(room);
  const until = performance.now() + PATIENCE;
  for (let list = ready(page, chat, room); performance.now() < until && !chat.state.rooms[room]?.shut; list = ready(page, chat, room)) {
    if (list) return list.reveal(seq);
    await new Promise(requestAnimationFrame);
  }
  return false;
}

/**
 * Leads from a dialog to a message: into its thread, or to its place in the room where that is near.
 * @param {import('./dialog.js').Dialog} dialog @param {import('../session/chat.js').Chat} chat
 * @param {{room: string, seq: number, head: number, thread?: number}} found @returns {Promise<boolean>} false where it is too far up
 */
export async function lead(dialog, chat, found) {
  if (!found.thread && !isNear(chat.state, found)) return false;
  dialog.close();
  if (found.thread) chat.openThread(found.room, found.thread);
  else if (!await bring(/** @type {HTMLElement} */ (dialog.parentElement), chat, found.room, found.seq)) chat.tell(say`That message is not there any more.`, 'alert');
  return true;
}

/** The list of a room, once it can load what is further up. @param {HTMLElement} page @param {import('../session/chat.js').Chat} chat @param {string} room */
function ready(page, chat, room) {
  const list = /** @type {import('./message-list.js').MessageList | null} */ (page.querySelector('message-list'));
  return list?.room.id === room && list.placed && chat.state.rooms[room]?.joined ? list : null;
}
