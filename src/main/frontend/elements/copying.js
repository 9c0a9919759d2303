/** Copying several messages: as a transcript, not as names, times and texts in a heap. */
import { transcript } from '../text/transcript.js';

/** @param {ClipboardEvent} event @param {HTMLElement} log @param {import('../connection/protocol.js').RoomEvent[]} events of the room */
export function copy(event, log, events) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !event.clipboardData) return;
  const chosen = new Set([...log.querySelectorAll('.msg[data-seq] .bubble p')].filter(text => selection.containsNode(text, true))
    .map(text => Number(text.closest('.msg')?.getAttribute('data-seq'))));
  if (chosen.size < 2) return; // part of one message is what it is
  const messages = events.filter(one => one.type === 'message' && !one.deleted && chosen.has(one.seq));
  event.clipboardData.setData('text/plain', transcript(/** @type {any} */ (messages)));
  event.preventDefault();
}
