/** What I have chosen that others see of me, besides my name. */
import { call, saying } from './api.js';

/** @typedef {{text?: string, hue?: number}} Profile */

/** @returns {Promise<Profile>} */
export const readProfile = () => call('me/profile');

/** @param {import('./api.js').Me} me @param {Profile} profile */
export const keepProfile = (me, profile) => call('me/profile', saying('PUT', profile, me));
