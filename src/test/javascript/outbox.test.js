/** Sending: in order, one at a time, again under the same cid, nothing lost. */
import { Refusal } from '../../main/frontend/connection/connection.js';
import { Outbox } from '../../main/frontend/session/outbox.js';
import { Store } from '../../main/frontend/state/store.js';
import { assertEquals, FakeClock, settled, test } from './harness.js';
import { joined, messages, start, after } from './samples.js';

function setup() {
  const clock = new FakeClock();
  const store = new Store(after(start(), joined(messages(1, 3))));
  const asked = [];
  const outbox = new Outbox(store, frame => new Promise((resolve, reject) => {
    asked.push({ frame, ok: seq => resolve({ type: 'ok', seq, mid: `m${seq}`, at: '2026-11-20T10:00:00.000Z' }), refuse: problem => reject(new Refusal(problem)) });
  }), clock);
  const write = cid => {
    store.dispatch({ type: 'queued', room: 'lobby', message: { cid, text: cid, at: '2026-11-20T10:00:00.000Z', state: 'pending' } });
    outbox.pump();
  };
  return { clock, store, asked, outbox, write, cids: () => asked.map(one => one.frame.cid), room: () => store.state.rooms.lobby };
}

test('the next message goes when the one before has its place', async () => {
  const { asked, write, cids, room } = setup();
  write('a');
  write('b');
  assertEquals(cids(), ['a']);
  asked[0].ok(4);
  await settled();
  assertEquals(cids(), ['a', 'b']);
  asked[1].ok(5);
  await settled();
  assertEquals([room().events.slice(3).map(event => event.text), room().pending], [['a', 'b'], []]);
});

test('rate limited: the same again after the time given, and nothing overtakes', async () => {
  const { asked, write, cids, clock } = setup();
  write('a');
  write('b');
  asked[0].refuse({ code: 'rate_limited', message: '', retry: true, after: 1200 });
  await settled();
  await clock.pass(1199);
  assertEquals(cids(), ['a']);
  await clock.pass(1);
  assertEquals(cids(), ['a', 'a']);
});

test('no answer in time: the same again under the same cid', async () => {
  const { asked, write, cids, clock } = setup();
  write('a');
  asked[0].refuse({ code: 'timeout', message: '', retry: true });
  await settled();
  await clock.pass(0);
  assertEquals(cids(), ['a', 'a']);
});

test('refused for good: it fails with the reason, and the next one goes', async () => {
  const { asked, write, cids, room } = setup();
  write('a');
  write('b');
  asked[0].refuse({ code: 'too_large', message: 'Too long', retry: false });
  await settled();
  assertEquals(cids(), ['a', 'b']);
  assertEquals([room().pending[0].state, room().pending[0].error], ['failed', 'Too long']);
});

test('a lost connection leaves it pending; after the return it goes again', async () => {
  const { asked, write, cids, store, outbox } = setup();
  write('a');
  store.dispatch({ type: 'link', link: { status: 'waiting' } });
  asked[0].refuse({ code: 'closed', message: '', retry: true });
  await settled();
  outbox.pump();
  assertEquals(cids(), ['a']);
  store.dispatch({ type: 'link', link: { status: 'open' } });
  store.dispatch({ type: 'frame', frame: joined([], { recovered: true, head: 3 }), at: '' });
  outbox.pump();
  assertEquals(cids(), ['a', 'a']);
});

test('written before the room has answered: it waits for the answer', () => {
  const { cids, outbox, store } = setup();
  store.dispatch({ type: 'opened', room: 'new', mark: null });
  store.dispatch({ type: 'queued', room: 'new', message: { cid: 'n', text: 'n', at: '', state: 'pending' } });
  outbox.pump();
  assertEquals(cids(), []);
});
