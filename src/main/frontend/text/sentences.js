/** What happened to a room and its people, in words: parts of a sentence, in which names stand apart from words. */
import { dayOf, fully, timeOf } from './time.js';
import { counted, listParts, phrase, say } from './words.js';

/** @typedef {string | {name: string}} Part a name keeps its own direction of writing */
/** @typedef {{name: string}} Name */

const ROLES = /** @type {Record<string, string>} */ ({ owner: say`an owner`, moderator: say`a moderator`, member: say`a member` });

/** @param {string} [role] */
const roleWords = role => ROLES[role ?? 'member'] ?? ROLES.member;

/** @param {any} event of the room's log @param {string | undefined} me @returns {Part[]} */
export const sentence = (event, me) => /** @type {Part[]} */ (happened(event, me).flat(2));

/** @param {any} event @param {string | undefined} me @returns {unknown[]} */
function happened(event, me) {
  if (event.type === 'pinned') return event.from.id === me ? phrase`You pinned a message` : phrase`${{ name: event.from.name }} pinned a message`;
  return event.type === 'room' ? changeOf(event, me) : membershipOf(event, me);
}

/**
 * Who did what to whom: I to somebody, somebody to me, somebody to somebody. More: a role, or a time.
 * @type {Record<string, [mine: (who: Name, more: string) => unknown[], toMe: (by: Name, more: string) => unknown[], others: (by: Name, who: Name, more: string) => unknown[]]>}
 */
const DEEDS = {
  joined: [who => phrase`You added ${who}`, by => phrase`${by} added you`, (by, who) => phrase`${by} added ${who}`],
  'joined as': [(who, role) => phrase`You added ${who} as ${role}`, (by, role) => phrase`${by} added you as ${role}`, (by, who, role) => phrase`${by} added ${who} as ${role}`],
  role: [(who, role) => phrase`You made ${who} ${role}`, (by, role) => phrase`${by} made you ${role}`, (by, who, role) => phrase`${by} made ${who} ${role}`],
  kicked: [who => phrase`You removed ${who}`, by => phrase`${by} removed you`, (by, who) => phrase`${by} removed ${who}`],
  banned: [who => phrase`You banned ${who}`, by => phrase`${by} banned you`, (by, who) => phrase`${by} banned ${who}`],
  unbanned: [who => phrase`You lifted the ban on ${who}`, by => phrase`${by} lifted the ban on you`, (by, who) => phrase`${by} lifted the ban on ${who}`],
  muted: [who => phrase`You muted ${who}`, by => phrase`${by} muted you`, (by, who) => phrase`${by} muted ${who}`],
  'muted until': [(who, time) => phrase`You muted ${who} until ${time}`, (by, time) => phrase`${by} muted you until ${time}`, (by, who, time) => phrase`${by} muted ${who} until ${time}`],
  unmuted: [who => phrase`You let ${who} speak again`, by => phrase`${by} let you speak again`, (by, who) => phrase`${by} let ${who} speak again`],
  other: [who => phrase`You changed something about ${who}`, by => phrase`${by} changed something about you`, (by, who) => phrase`${by} changed something about ${who}`],
};

/** @param {any} event @param {string | undefined} me @returns {unknown[]} */
function membershipOf({ change, user, by, role, until, at }, me) {
  const who = { name: user.name };
  const mine = user.id === me;
  const alone = by.id === user.id || by.id === 'parley';
  if (change === 'left') return mine ? phrase`You are no longer a member` : phrase`${who} is no longer a member`;
  if (change === 'joined' && alone) return mine ? phrase`You became ${roleWords(role)}` : phrase`${who} became ${roleWords(role)}`;
  if (change === 'role' && alone) return mine ? phrase`You are ${roleWords(role)} now` : phrase`${who} is ${roleWords(role)} now`;
  const deed = change === 'joined' && role && role !== 'member' ? 'joined as' : change === 'muted' && until ? 'muted until' : change;
  const more = deed === 'muted until' ? momentOf(until, at) : roleWords(role);
  const [iDid, toMe, others] = DEEDS[deed] ?? DEEDS.other;
  const actor = { name: by.name };
  return by.id === me ? iDid(who, more) : mine ? toMe(actor, more) : others(actor, who, more);
}

/** The time of the same day, else with the day. @param {string} until @param {string} at */
export const momentOf = (until, at) => (dayOf(until) === dayOf(at) ? timeOf(until) : fully(until));

/** @param {any} event @param {string | undefined} me @returns {unknown[]} */
function changeOf({ changed, info, by }, me) {
  const clauses = changed.map((/** @type {string} */ what) => clause(what, info)).filter((/** @type {unknown[]} */ one) => one.length > 0);
  const all = listParts(clauses.length > 0 ? clauses : [phrase`changed the room`]).flat();
  return by.id === me ? phrase`You ${all}` : phrase`${{ name: by.name }} ${all}`;
}

/** What becomes of who comes in. @type {Record<string, unknown[]>} */
const KINDS = { public: phrase`opened the room to everybody`, private: phrase`made the room private`, read_only: phrase`made it a room for announcements` };

/** @param {string} what @param {any} info @returns {unknown[]} */
function clause(what, info) {
  switch (what) {
    case 'created': return info.kind === 'direct' ? phrase`began this conversation` : phrase`made this room`;
    case 'name': return phrase`renamed the room to ${{ name: info.name }}`;
    case 'topic': return info.topic ? phrase`changed the topic to ${{ name: info.topic }}` : phrase`removed the topic`;
    case 'kind': return KINDS[info.kind] ?? phrase`changed who comes in`;
    case 'archived': return info.archived ? phrase`archived the room` : phrase`reopened the room`;
    case 'slow': return info.slow ? phrase`slowed the room down to one message in ${span(info.slow)}` : phrase`lifted the slow mode`;
    default: return [];
  }
}

/** A span of time as people say it. @param {number} seconds */
export function span(seconds) {
  if (seconds % 3600 === 0) return counted(seconds / 3600, '{n} hour', '{n} hours');
  return seconds % 60 === 0 ? counted(seconds / 60, '{n} minute', '{n} minutes') : counted(seconds, '{n} second', '{n} seconds');
}
