/** What one is told of while one looks elsewhere: by level, by one tab, and not of what is read already. */
import { Alerts } from '../../main/frontend/device/alerts.js';
import { Levels } from '../../main/frontend/device/levels.js';
import { Settings } from '../../main/frontend/device/settings.js';
import { Storage } from '../../main/frontend/device/storage.js';
import { Tabs } from '../../main/frontend/device/tabs.js';
import { Herald } from '../../main/frontend/session/herald.js';
import { tells } from '../../main/frontend/state/level.js';
import { Store } from '../../main/frontend/state/store.js';
import { assertEquals, fakeArea, test, until } from './harness.js';
import { acting, ada, after, bob, joined, message, messages, start } from './samples.js';

const named = ({ text }, { name }) => text.includes(`@${name}`);

/** The browser's notifications, of which we remember what they said. */
class Desk {
  static permission = 'granted';
  /** @type {Desk[]} */ static shown = [];

  constructor(title, options) {
    Object.assign(this, { title, ...options, closed: false });
    Desk.shown.push(this);
  }

  close() {
    this.closed = true;
    this.onclose?.();
  }
}

const said = () => Desk.shown.map(({ title, body }) => `${title} | ${body}`);
const open = () => Desk.shown.filter(one => !one.closed).length;

let count = 0;
/** Ada, elsewhere, with the lobby held. */
async function setup(kind = 'public') {
  Desk.shown = [];
  const storage = new Storage(fakeArea(), 'p:');
  const store = new Store(acting(after(start(), { ...joined(messages(1, 2)), room: { id: 'lobby', name: 'lobby', kind, life: 'lasting' } }), { type: 'went', room: 'tea', view: 'room' }));
  const settings = new Settings(storage);
  settings.alerts = true;
  const levels = new Levels(storage);
  levels.of(ada.id);
  const tabs = new Tabs(`herald-${++count}:`);
  tabs.compete();
  await until(() => tabs.leads);
  const sounds = [];
  const opened = [];
  const herald = new Herald({ store, settings, levels, tabs, alerts: new Alerts('p:', /** @type {any} */ (Desk)), blip: what => sounds.push(what), mentions: named, open: room => opened.push(room) });
  const hear = async (seq, text = `text ${seq}`) => {
    const frame = message(seq, { text });
    store.dispatch({ type: 'frame', frame, at: 'now' });
    await herald.hear(frame);
  };
  return { store, settings, levels, tabs, sounds, opened, hear };
}

test('of each level one is told what it says; a conversation is all mine', () => {
  const to = (level, kind, text) => tells(level, { kind }, { text }, ada, named);
  assertEquals([to('all', 'public', 'x'), to('mentions', 'public', 'x'), to('mentions', 'public', 'hi @Ada'), to('mentions', 'direct', 'x'), to('nothing', 'direct', 'hi @Ada')],
    [true, false, true, true, false]);
});

test('a message sounds and is shown, and the next one takes its place', async () => {
  const { hear, sounds } = await setup();
  await hear(3);
  await hear(4);
  assertEquals([said(), sounds, Desk.shown.map(one => one.tag)], [['lobby | Bob: text 3', 'lobby | Bob: text 4'], ['lobby-3', 'lobby-4'], ['p:lobby', 'p:lobby']]);
});

test('in a conversation the other person is the title', async () => {
  const { hear } = await setup('direct');
  await hear(3, 'psst');
  assertEquals(said(), ['Bob | psst']);
});

test('a room that is set to nothing says nothing, and one set to mentions says those', async () => {
  const { hear, levels, sounds } = await setup();
  levels.choose('lobby', 'nothing');
  await hear(3, 'secret for @Ada');
  assertEquals([said(), sounds], [[], []]);
  levels.choose('lobby', 'mentions');
  await hear(4, 'for all');
  await hear(5, 'for @Ada');
  assertEquals([said(), sounds], [['lobby | Bob: for @Ada'], ['lobby-5']]);
});

test('who is busy hears nothing; who wants no sound or no notifications gets the other', async () => {
  const { hear, settings, sounds } = await setup();
  settings.busy = true;
  await hear(3);
  settings.busy = false;
  settings.sound = false;
  await hear(4);
  settings.sound = true;
  settings.alerts = false;
  await hear(5);
  assertEquals([said(), sounds], [['lobby | Bob: text 4'], ['lobby-5']]);
});

test('what is read, here or elsewhere, is taken away', async () => {
  const { hear, store } = await setup();
  await hear(3);
  assertEquals(open(), 1);
  store.dispatch({ type: 'frame', frame: { type: 'receipt', room: 'lobby', user: ada, seq: 3 }, at: 'now' });
  assertEquals(open(), 0);
  await hear(4);
  store.dispatch({ type: 'went', room: 'lobby', view: 'room' });
  store.dispatch({ type: 'reading', room: 'lobby' });
  assertEquals([open(), said().length], [0, 2]);
});

test('a click opens the room', async () => {
  const { hear, opened } = await setup();
  await hear(3);
  Desk.shown[0].onclick();
  assertEquals([opened, open()], [['lobby'], 0]);
});

test('a tab that does not lead is silent, and so is the one that leads where another tab looks', async () => {
  const { hear, tabs, sounds } = await setup();
  tabs.leads = false;
  await hear(3);
  tabs.leads = true;
  const other = new Tabs(`herald-${count}:`);
  other.look('lobby');
  await until(() => tabs.looked('lobby'));
  await hear(4);
  other.look(null);
  await until(async () => !await tabs.looked('lobby'));
  await hear(5);
  assertEquals(sounds, ['lobby-5']);
});
