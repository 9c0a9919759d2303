/** What the browser keeps: drafts, unsent messages, read marks; and a browser that keeps nothing. */
import { Drafts } from '../../main/frontend/device/drafts.js';
import { Memory } from '../../main/frontend/device/memory.js';
import { Storage } from '../../main/frontend/device/storage.js';
import { assert, assertEquals, FakeClock, fakeArea, test } from './harness.js';
import { acting, start } from './samples.js';

const pending = { cid: 'c1', text: 'mine', at: '2026-11-20T10:00:00.000Z', state: 'pending' };

test('a draft is kept after a moment, for its user and room alone', async () => {
  const clock = new FakeClock();
  const area = fakeArea();
  const drafts = new Drafts(new Storage(area, 'p:'), clock);
  drafts.of('ada');
  drafts.write('lobby', 'half a thought');
  assertEquals([drafts.read('lobby'), area.length], ['half a thought', 0]);
  await clock.pass(1000);
  const again = new Drafts(new Storage(area, 'p:'), clock);
  again.of('ada');
  assertEquals([again.read('lobby'), again.read('other')], ['half a thought', '']);
  again.of('bob');
  assertEquals(again.read('lobby'), '');
});

test('a sent draft does not come back from a timer', async () => {
  const clock = new FakeClock();
  const area = fakeArea();
  const drafts = new Drafts(new Storage(area, 'p:'), clock);
  drafts.of('ada');
  drafts.write('lobby', 'sent soon');
  drafts.clear('lobby');
  await clock.pass(5000);
  assertEquals([drafts.read('lobby'), area.length], ['', 0]);
});

test('a page that goes keeps what was just typed', () => {
  const area = fakeArea();
  const drafts = new Drafts(new Storage(area, 'p:'), new FakeClock());
  drafts.of('ada');
  drafts.write('lobby', 'just typed');
  drafts.flush();
  assertEquals(area.length, 1);
});

test('unsent messages survive a reload under the same cid, and go when they are sent', () => {
  const area = fakeArea();
  const memory = new Memory(new Storage(area, 'p:'));
  memory.of('ada');
  const state = acting(start(), { type: 'queued', room: 'lobby', message: pending });
  memory.keepUnsent(state.rooms);
  const again = new Memory(new Storage(area, 'p:'));
  again.of('ada');
  assertEquals(again.unsent(), [{ room: 'lobby', message: pending }]);
  memory.keepUnsent(acting(state, { type: 'discarded', room: 'lobby', cid: 'c1' }).rooms);
  assertEquals(again.unsent(), []);
});

test('a guest with a new name takes his unsent messages along', () => {
  const area = fakeArea();
  const memory = new Memory(new Storage(area, 'p:'));
  memory.of('g-1');
  memory.keepUnsent(acting(start(), { type: 'queued', room: 'lobby', message: pending }).rooms);
  memory.of('g-2');
  assertEquals(memory.unsent().map(kept => kept.message.cid), ['c1']);
});

test('what somebody with an account has not sent yet is nobody else’s', () => {
  const area = fakeArea();
  const memory = new Memory(new Storage(area, 'p:'));
  memory.of('u-ada');
  memory.keepUnsent(acting(start(), { type: 'queued', room: 'lobby', message: pending }).rooms);
  memory.of('u-bob');
  assertEquals(memory.unsent(), []);
  memory.of('u-ada');
  assertEquals(memory.unsent().map(kept => kept.message.cid), ['c1']);
});

test('who leaves leaves nothing behind', () => {
  const area = fakeArea();
  const memory = new Memory(new Storage(area, 'p:'));
  memory.of('ada');
  memory.keepUnsent(acting(start(), { type: 'queued', room: 'lobby', message: pending }).rooms);
  memory.keepReadMark('lobby', { epoch: 'e1', seq: 3 });
  memory.keepOpenRooms(['lobby']);
  assertEquals([memory.readMark('lobby'), memory.openRooms()], [{ epoch: 'e1', seq: 3 }, ['lobby']]);
  memory.forget();
  assertEquals(area.length, 0);
});

test('a browser that refuses storage, or holds rubbish, costs the memory and not the page', () => {
  const refuse = () => { throw new DOMException('full', 'QuotaExceededError'); };
  const full = new Storage(/** @type {any} */ ({ length: 1, key: refuse, getItem: refuse, setItem: refuse, removeItem: refuse }), 'p:');
  assertEquals([full.write('a', 1), full.read('a'), full.keys('')], [false, null, []]);
  assertEquals(new Storage(null, 'p:').read('a'), null);
  const area = fakeArea();
  area.setItem('p:x', '{broken');
  assertEquals(new Storage(area, 'p:').read('x'), null);
  area.setItem('p:unsent:ada:1', '{"room":3}');
  const memory = new Memory(new Storage(area, 'p:'));
  memory.of('ada');
  assert(memory.unsent().length === 0 && memory.openRooms().length === 0 && memory.readMark('x') === null);
});
