/** The door: how people come in, and who was here before. */
import { initial } from '../../main/frontend/state/reducer.js';
import { assertEquals, test } from './harness.js';
import { acting, ada, start } from './samples.js';

const doors = { ways: ['container'], registration: false };
const grace = { id: 'u-grace', name: 'Grace', guest: false, account: true, csrf: 'proof' };

test('until the server says how people come in, they are guests', () => {
  assertEquals(initial.doors, { ways: ['guest'], registration: false });
  assertEquals(acting(initial, { type: 'doors', doors }).doors, doors);
});

test('who was signed in is asked for the password the next time, and a guest for a name', () => {
  const signedIn = acting(initial, { type: 'entered', me: grace }, { type: 'shutOut', why: 'because' });
  assertEquals([signedIn.account, signedIn.lastName, signedIn.why], [true, 'Grace', 'because']);
  const guest = acting(start(), { type: 'entered', me: ada }, { type: 'shutOut' });
  assertEquals([guest.account, guest.lastName, guest.why], [false, 'Ada', null]);
});

test('a second shut-out does not forget who it was', () => {
  const twice = acting(initial, { type: 'entered', me: grace }, { type: 'shutOut' }, { type: 'shutOut' });
  assertEquals([twice.account, twice.lastName], [true, 'Grace']);
});

test('a welcome keeps what only we know of ourselves', () => {
  const welcomed = acting(initial, { type: 'entered', me: grace },
    { type: 'frame', frame: { type: 'welcome', user: { id: 'u-grace', name: 'Countess', guest: false }, limits: { text: 10_000 } } });
  assertEquals([welcomed.me?.name, welcomed.me?.csrf], ['Countess', 'proof']);
});
