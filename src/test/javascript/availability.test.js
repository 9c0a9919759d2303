/** Away after five minutes, back with the first sign, busy when I say so. */
import { Availability, IDLE } from '../../main/frontend/session/availability.js';
import { assertEquals, FakeClock, test } from './harness.js';

function setup() {
  const clock = new FakeClock();
  /** @type {string[]} */
  const said = [];
  const choice = { busy: false };
  return { clock, said, choice, availability: new Availability(status => said.push(status), () => choice.busy, clock) };
}

test('who gives no sign for five minutes is away, and back with the first one', async () => {
  const { clock, said, availability } = setup();
  availability.active();
  await clock.pass(IDLE - 1000);
  availability.active();
  await clock.pass(IDLE - 1000);
  assertEquals(said, []);
  await clock.pass(1000);
  assertEquals(said, ['away']);
  availability.active();
  availability.active();
  assertEquals(said, ['away', 'online']);
  await clock.pass(IDLE);
  assertEquals(said, ['away', 'online', 'away']);
});

test('who is busy is busy, also when away, and a new connection is told', async () => {
  const { clock, said, choice, availability } = setup();
  availability.active();
  choice.busy = true;
  availability.look();
  await clock.pass(2 * IDLE);
  assertEquals(said, ['busy']);
  assertEquals(availability.opens(), 'busy');
  availability.fresh();
  assertEquals(said, ['busy']);
  choice.busy = false;
  availability.look();
  assertEquals(said, ['busy', 'away']);
});

test('what changes between the address and the welcome is said after it', async () => {
  const { clock, said, choice, availability } = setup();
  availability.active();
  assertEquals(availability.opens(), 'online');
  choice.busy = true;
  availability.look();
  assertEquals(said, ['busy']);
  availability.fresh();
  assertEquals(said, ['busy', 'busy']);
  choice.busy = false;
  await clock.pass(2 * IDLE);
  assertEquals(availability.opens(), 'away');
  availability.fresh();
  assertEquals(said, ['busy', 'busy', 'away']);
});
