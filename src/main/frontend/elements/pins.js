/** Pins a message, or not any more, and says what went wrong. */
import { sentenceOf } from './form-dialog.js';

/** @param {import('../session/chat.js').Chat} chat @param {string} room @param {import('../connection/protocol.js').RoomEvent} message @returns {Promise<boolean>} whether it was done */
export async function pin(chat, room, message) {
  try {
    await chat.messages.pin(room, message);
    return true;
  } catch (problem) {
    chat.tell(sentenceOf(problem), 'alert');
    return false;
  }
}
