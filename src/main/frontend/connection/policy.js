/** When to come back after the socket closed, and what to tell when not. */
import { say } from '../text/words.js';

const LONGEST = 8_000;

/**
 * Exponential with jitter, so that a restarted server does not meet everybody in the same moment.
 * @param {number} attempt 0 for the first
 * @param {() => number} random
 */
export function backOff(attempt, random = Math.random) {
  return Math.min(LONGEST, 1000 * 2 ** Math.min(attempt, 10)) * (0.5 + random() / 2);
}

/** A repeat would meet the same answer: bad frames, wrong data, wrong origin, too large. */
const HOPELESS = new Set([1002, 1003, 1007, 1008, 1009, 1010]);

/** @param {number} code */
export const comesBack = code => !(code >= 4500 && code <= 4999) && !HOPELESS.has(code);

/** Closings after which it is worth asking the server who we are. @param {number} code */
export const asksWho = code => code === 4001 || code === 4501 || code === 1008;

/** @param {number} code @returns {{title: string, text: string, action: 'reload' | 'again' | 'rooms'}} */
export function explain(code) {
  switch (code) {
    case 4503: return { title: say`You were removed.`, text: say`Somebody took you out of this room.`, action: 'rooms' };
    case 4504: return { title: say`Open in too many places.`, text: say`Close Parley in another tab or device, then try again.`, action: 'again' };
    case 4505: return { title: say`This page is too old.`, text: say`The server speaks a newer version. What you wrote is kept.`, action: 'reload' };
    case 4501: case 1008: return { title: say`You are not signed in.`, text: say`What you wrote is kept until you come back.`, action: 'reload' };
    default: return { title: say`The server closed the connection.`, text: say`It gave the code ${code}. What you wrote is kept.`, action: 'reload' };
  }
}
