/** Copies a text, and says whether that went well. */
import { say } from '../text/words.js';

/** @param {import('../session/chat.js').Chat} chat @param {string} text @param {string} done what is said then */
export async function copy(chat, text, done) {
  try {
    await navigator.clipboard.writeText(text);
    chat.tell(done);
  } catch (problem) {
    console.warn('No clipboard', problem);
    chat.tell(say`This browser does not let the page copy.`, 'alert');
  }
}
