/** Copying several messages gives lines that read well elsewhere. */
import { copy } from '../../main/frontend/elements/copying.js';
import { transcript } from '../../main/frontend/text/transcript.js';
import { timeOf } from '../../main/frontend/text/time.js';
import { assertEquals, test } from './harness.js';
import { message } from './samples.js';

const events = [message(1), message(2, { text: 'two\nlines' }), { type: 'member', seq: 3 }, message(4, { deleted: true, text: '' }), message(5)];

/** A list with these messages; what is copied from one to another. @param {number} from @param {number} to */
function copied(from, to) {
  const log = document.createElement('div');
  for (const { seq, text } of events) {
    log.insertAdjacentHTML('beforeend', `<div class="msg" data-seq="${seq}"><span>Bob</span><div class="bubble"><p></p></div></div>`);
    /** @type {Element} */ (log.querySelector('.msg:last-child p')).textContent = text || 'gone';
  }
  document.body.append(log);
  const texts = log.querySelectorAll('.bubble p');
  getSelection()?.setBaseAndExtent(texts[from].firstChild, 1, texts[to].firstChild, 2);
  const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), cancelable: true });
  copy(event, log, /** @type {any} */ (events));
  log.remove();
  return [event.defaultPrevented, event.clipboardData?.getData('text/plain')];
}

test('a message is a line with its time and name', () => {
  assertEquals(transcript([message(1), message(2)]), `[${timeOf(message(1).at)}] Bob: text 1\n[${timeOf(message(2).at)}] Bob: text 2`);
});

test('several messages are copied as lines, without what was deleted', () => {
  const time = timeOf(message(1).at);
  assertEquals(copied(0, 4), [true, `[${time}] Bob: text 1\n[${time}] Bob: two\nlines\n[${time}] Bob: text 5`]);
});

test('a part of one message is copied as it is', () => {
  assertEquals(copied(1, 1), [false, '']);
});
