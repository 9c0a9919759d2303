/** Several tabs of one browser: one leads, drafts and settings are the same, and what was sent stays sent. */
import { Drafts } from '../../main/frontend/device/drafts.js';
import { Settings } from '../../main/frontend/device/settings.js';
import { Storage } from '../../main/frontend/device/storage.js';
import { Tabs } from '../../main/frontend/device/tabs.js';
import { assertEquals, FakeClock, fakeArea, test, until } from './harness.js';

/** As a browser tells the other tabs. @param {string} key */
const written = key => globalThis.dispatchEvent(new StorageEvent('storage', { key }));

/** Ada's drafts in two tabs over one storage. */
function twoTabs() {
  const clock = new FakeClock();
  const area = fakeArea();
  const [here, there] = [1, 2].map(() => new Drafts(new Storage(area, 'p:'), clock));
  for (const drafts of [here, there]) drafts.of('ada');
  const told = [];
  there.addEventListener('change', event => told.push([event.detail, there.read('lobby')]));
  return { clock, area, here, there, told };
}

test('a draft is told to the other tab', async () => {
  const { clock, here, told } = twoTabs();
  here.write('lobby', 'half a thought');
  await clock.pass(1000);
  written('p:draft:ada:lobby');
  written('p:draft:bob:lobby');
  written('other:draft:ada:lobby');
  assertEquals(told, [['lobby', 'half a thought']]);
});

test('what was sent in one tab does not come back from another, nor from its timer', async () => {
  const { clock, area, here, there, told } = twoTabs();
  there.write('lobby', 'half a');
  here.write('lobby', 'half a thought');
  here.clear('lobby');
  written('p:draft:ada:lobby');
  await clock.pass(5000);
  assertEquals([told, area.length, here.read('lobby'), there.read('lobby')], [[['lobby', '']], 0, '', '']);
});

test('a choice in one tab is one in all', () => {
  const area = fakeArea();
  const [here, there] = [1, 2].map(() => new Settings(new Storage(area, 'p:')));
  let changes = 0;
  there.addEventListener('change', () => { changes++; });
  here.choose({ sound: false, density: 'compact' });
  written('p:settings');
  assertEquals([there.sound, there.density, document.documentElement.dataset.density, changes], [false, 'compact', 'compact', 1]);
  here.choose({ density: 'comfortable' });
});

test('one tab leads; the others know what is looked at, until it is let go', async () => {
  const [one, other] = [new Tabs('t:'), new Tabs('t:')];
  one.compete();
  other.compete();
  await until(() => one.leads);
  assertEquals(other.leads, false);
  for (const room of ['a', null, 'a', 'b', 'a']) one.look(room);
  await until(() => other.looked('a'));
  await until(async () => !await other.looked('b'));
  one.look(null);
  await until(async () => !await other.looked('a'));
  assertEquals(await one.looked('a'), false);
});

test('without locks each tab leads for itself', async () => {
  const alone = new Tabs('none:', /** @type {any} */ (null));
  alone.compete();
  alone.look('a');
  assertEquals([alone.leads, await alone.looked('a'), await alone.looked('b')], [true, true, false]);
});
