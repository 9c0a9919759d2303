/** Skin tones: the five modifiers of Unicode (UTS 51), on those emoji that take one. */
import { say } from './words.js';

export const TONES = ['', '🏻', '🏼', '🏽', '🏾', '🏿'];

/** What each is called, in the same order. */
export const TONE_NAMES = [say`No skin tone`, say`Light skin tone`, say`Medium-light skin tone`, say`Medium skin tone`, say`Medium-dark skin tone`, say`Dark skin tone`];

/** A modifier takes the place of the sign that asks for a coloured picture. */
const BASE = /(\p{Emoji_Modifier_Base})\uFE0F?/gu;
const TONE = /\p{Emoji_Modifier}/gu;

/** @param {string} emoji without a tone @param {string} tone one of TONES */
export const toned = (emoji, tone) => (tone ? emoji.replace(BASE, `$1${tone}`) : emoji);

/** @param {string} emoji */
const bare = emoji => emoji.replace(TONE, '').replaceAll('\uFE0F', '');

/** Whether they are the same but for the tone. @param {string} one @param {string} other */
export const alike = (one, other) => bare(one) === bare(other);
