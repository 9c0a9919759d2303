/** Saying that I type: not with each key, and never for too long. */
import { TypingSignal } from '../../main/frontend/session/typing-signal.js';
import { assertEquals, FakeClock, test } from './harness.js';

function setup() {
  const clock = new FakeClock();
  const said = [];
  return { clock, said, signal: new TypingSignal((room, on) => said.push(`${room} ${on}`), clock) };
}

test('typing is said once, again after ten seconds, and its end after five idle ones', async () => {
  const { clock, said, signal } = setup();
  for (let i = 0; i < 12; i++) {
    signal.typed('lobby', false);
    await clock.pass(1000);
  }
  assertEquals(said, ['lobby true', 'lobby true']);
  await clock.pass(5000);
  assertEquals(said, ['lobby true', 'lobby true', 'lobby false']);
});

test('an empty field and sending end it at once', () => {
  const { said, signal } = setup();
  signal.typed('lobby', false);
  signal.typed('lobby', true);
  signal.stop();
  assertEquals(said, ['lobby true', 'lobby false']);
});

test('another room ends it in the first', () => {
  const { said, signal } = setup();
  signal.typed('a', false);
  signal.typed('b', false);
  assertEquals(said, ['a true', 'a false', 'b true']);
});
