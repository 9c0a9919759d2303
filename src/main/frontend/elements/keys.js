/** The keys that work everywhere on the page. */
import { unreadIn } from '../state/unread.js';
import { openDialog } from './form-dialog.js';
import { ordered } from '../state/room-order.js';

/** @param {KeyboardEvent} event @param {import('./parley-app.js').ParleyApp} app */
export function handleKey(event, app) {
  if (app.chat.state.phase !== 'chat' || event.isComposing || document.querySelector('dialog[open]')) return;
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    if (app.chat.place.whole) app.jump();
  } else if ((event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f') {
    event.preventDefault();
    openDialog(app, 'search-dialog');
  } else if (event.altKey && !event.ctrlKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    event.preventDefault();
    step(app, event.key === 'ArrowUp' ? -1 : 1, event.shiftKey);
  } else if (event.key === 'Escape' && !event.defaultPrevented && !app.wide && app.chat.state.rooms[app.chat.state.current]?.thread) {
    app.chat.threads.close(app.chat.state.current);
  } else if (event.key === 'Escape' && !event.defaultPrevented && app.panelOpen && !app.wide) {
    app.toggleMembers();
  } else if (event.key === '?' && !isField(event.target)) {
    event.preventDefault();
    app.shortcuts();
  }
}

/** The next open room in the order of the list, round the end. @param {import('./parley-app.js').ParleyApp} app @param {number} by @param {boolean} unreadOnly */
function step(app, by, unreadOnly) {
  const { rooms, current, me } = app.chat.state;
  const all = ordered(Object.values(rooms));
  const ids = all.filter(room => room.id === current || !unreadOnly || unreadIn(room, me?.id) > 0).map(room => room.id);
  const next = ids[(ids.indexOf(current) + by + ids.length) % ids.length];
  if (next && next !== current) app.chat.open(next);
}

/** @param {EventTarget | null} target */
const isField = target => target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
