/** Messages as people paste them elsewhere: a line for each, with its time and name. */
import { timeOf } from './time.js';

/** @param {{at: string, from: {name: string}, text: string}[]} messages */
export const transcript = messages => messages.map(({ at, from, text }) => `[${timeOf(at)}] ${from.name}: ${text}`).join('\n');
