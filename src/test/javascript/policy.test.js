/** When the page comes back after a closing. */
import { asksWho, backOff, comesBack, explain } from '../../main/frontend/connection/policy.js';
import { assert, assertEquals, test } from './harness.js';

test('the first try comes within a second, later ones within thirty', () => {
  assertEquals([backOff(0, () => 0), backOff(0, () => 1)], [500, 1000]);
  assertEquals(backOff(99, () => 1), 8_000);
  for (let attempt = 0; attempt < 12; attempt++) assert(backOff(attempt, () => 1) >= backOff(Math.max(0, attempt - 1), () => 1));
});

test('the jitter spreads everybody over half the time', () => {
  const waits = Array.from({ length: 200 }, () => backOff(5));
  assert(new Set(waits).size > 150);
  assert(waits.every(wait => wait >= 4_000 && wait <= 8_000));
});

test('closings that pass are survived, closings that last are not', () => {
  for (const code of [1000, 1001, 1006, 1011, 1012, 1013, 4000, 4001, 4008, 4010, 4012, 4013, 4499]) assert(comesBack(code), String(code));
  for (const code of [1003, 1007, 1008, 1009, 4500, 4501, 4503, 4504, 4505, 4999]) assert(!comesBack(code), String(code));
});

test('every final closing is explained and says what to do', () => {
  for (const code of [1008, 4500, 4501, 4503, 4504, 4505, 4777]) {
    const { title, text, action } = explain(code);
    assert(title && text && ['reload', 'again', 'rooms'].includes(action), String(code));
  }
});

test('an ended login makes the page ask who it is', () => {
  assertEquals([4001, 4501, 1008, 4000, 1006].map(asksWho), [true, true, true, false, false]);
});
