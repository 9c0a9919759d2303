/** Which movement of a finger is the way back. */
import { isBack } from '../../main/frontend/elements/swipe.js';
import { assertEquals, test } from './harness.js';

const at = (x, y = 100) => ({ x, y });

test('from the edge, far enough, straight and without a rest', () => {
  assertEquals(isBack(at(10), at(120), 300, 375, false), true);
  assertEquals([isBack(at(60), at(200), 300, 375, false), isBack(at(10), at(60), 300, 375, false), isBack(at(10), at(120, 200), 300, 375, false),
    isBack(at(10), at(120), 2000, 375, false), isBack(at(120), at(10), 300, 375, false)], [false, false, false, false, false]);
});

test('where one reads from the right, from there', () => {
  assertEquals([isBack(at(370), at(250), 300, 375, true), isBack(at(10), at(120), 300, 375, true)], [true, false]);
});
