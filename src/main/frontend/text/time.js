/** Times and days as people read them, in the reader's own way of writing them. */
import { locale, say } from './words.js';

const clockFormat = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const yearFormat = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat(locale, { weekday: 'short' });
const shortDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });

/** @param {string} at @returns {Date | null} */
function parse(at) {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** @param {string} at */
export function timeOf(at) {
  const date = parse(at);
  return date ? clockFormat.format(date) : '';
}

/** The local day as a key, 2026-11-20. @param {string} at */
export function dayOf(at) {
  const date = parse(at);
  return date ? [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(n => String(n).padStart(2, '0')).join('-') : '';
}

/** @param {Date} now @param {number} back */
const daysAgo = (now, back) => dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - back).toISOString());

/** "Today, Friday 20 November". @param {string} at @param {Date} [now] */
export function dayName(at, now = new Date()) {
  const date = parse(at);
  if (!date) return '';
  const words = (date.getFullYear() === now.getFullYear() ? dayFormat : yearFormat).format(date);
  if (dayOf(at) === daysAgo(now, 0)) return say`Today, ${words}`;
  if (dayOf(at) === daysAgo(now, 1)) return say`Yesterday, ${words}`;
  return words;
}

/** For a list: the time today, the weekday this week, else the date. @param {string} at @param {Date} [now] */
export function briefly(at, now = new Date()) {
  const date = parse(at);
  if (!date) return '';
  if (dayOf(at) === daysAgo(now, 0)) return clockFormat.format(date);
  return (dayOf(at) > daysAgo(now, 6) ? shortDay : shortDate).format(date);
}

/** All of it, for a tooltip. @param {string} at */
export const fully = at => (parse(at) ? say`${dayName(at)}, ${timeOf(at)}` : '');
