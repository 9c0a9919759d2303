/** What happened to a room and its people, in words: parts of a sentence, in which names stand apart from words. */
import { dayOf, fully, timeOf } from './time.js';

/** @typedef {string | {name: string}} Part a name keeps its own direction of writing */

const ROLES = /** @type {Record<string, string>} */ ({ owner: 'an owner', moderator: 'a moderator', member: 'a member' });
const KINDS = /** @type {Record<string, string>} */ ({
  public: 'opened the room to everybody', private: 'made the room private', read_only: 'made it a room for announcements',
});

/** @param {string} [role] */
const roleWords = role => ROLES[role ?? 'member'] ?? ROLES.member;

/** @param {any} event of the room's log @param {string | undefined} me @returns {Part[]} */
export function sentence(event, me) {
  if (event.type === 'pinned') return [who(event.from, me, 'You'), ' pinned a message'];
  return event.type === 'room' ? changeOf(event, me) : membershipOf(event, me);
}

/** @param {{id: string, name: string}} person @param {string | undefined} me @param {string} [myself] @returns {Part} */
const who = (person, me, myself = 'you') => (person.id === me ? myself : { name: person.name });

/** @param {any} event @param {string | undefined} me @returns {Part[]} */
function membershipOf({ change, user, by, role, until, at }, me) {
  const actor = who(by, me, 'You');
  const alone = by.id === user.id || by.id === 'parley';
  const subject = who(user, me, 'You');
  const are = user.id === me ? 'are' : 'is';
  switch (change) {
    case 'joined': return alone ? [subject, ` became ${roleWords(role)}`]
      : [actor, ' added ', who(user, me), role && role !== 'member' ? ` as ${roleWords(role)}` : ''];
    case 'left': return [subject, ` ${are} no longer a member`];
    case 'role': return alone ? [subject, ` ${are} ${roleWords(role)} now`] : [actor, ' made ', who(user, me), ` ${roleWords(role)}`];
    case 'kicked': return [actor, ' removed ', who(user, me)];
    case 'banned': return [actor, ' banned ', who(user, me)];
    case 'unbanned': return [actor, ' lifted the ban on ', who(user, me)];
    case 'muted': return [actor, ' muted ', who(user, me), until ? ` until ${momentOf(until, at)}` : ''];
    case 'unmuted': return [actor, ' let ', who(user, me), ' speak again'];
    default: return [actor, ' changed something about ', who(user, me)];
  }
}

/** The time of the same day, else with the day. @param {string} until @param {string} at */
export const momentOf = (until, at) => (dayOf(until) === dayOf(at) ? timeOf(until) : fully(until));

/** @param {any} event @param {string | undefined} me @returns {Part[]} */
function changeOf({ changed, info, by }, me) {
  const clauses = changed.map((/** @type {string} */ what) => clause(what, info)).filter((/** @type {Part[]} */ one) => one.length > 0);
  const parts = clauses.flatMap((/** @type {Part[]} */ one, /** @type {number} */ i) =>
    (i === 0 ? one : [i === clauses.length - 1 ? ' and ' : ', ', ...one]));
  return [who(by, me, 'You'), ' ', ...(parts.length > 0 ? parts : ['changed the room'])];
}

/** @param {string} what @param {any} info @returns {Part[]} */
function clause(what, info) {
  switch (what) {
    case 'created': return [info.kind === 'direct' ? 'began this conversation' : 'made this room'];
    case 'name': return ['renamed the room to ', { name: info.name }];
    case 'topic': return info.topic ? ['changed the topic to ', { name: info.topic }] : ['removed the topic'];
    case 'kind': return [KINDS[info.kind] ?? 'changed who comes in'];
    case 'archived': return [info.archived ? 'archived the room' : 'reopened the room'];
    case 'slow': return [info.slow ? `slowed the room down to one message in ${span(info.slow)}` : 'lifted the slow mode'];
    default: return [];
  }
}

/** A span of time as people say it. @param {number} seconds */
export function span(seconds) {
  const [count, unit] = seconds % 3600 === 0 ? [seconds / 3600, 'hour'] : seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
