/** What one does with rooms and the people in them: each a call that the server may refuse with a sentence. */
import { call, proof, saying } from './api.js';

/**
 * @typedef {import('../connection/protocol.js').User} User
 * @typedef {import('../connection/protocol.js').Role} Role
 * @typedef {{id: string, name: string, kind: string, epoch?: string, head?: number}} Made
 * @typedef {{id: string, room: string, seq: number, by: User, reason: string, at: string, message?: {from: User, text: string, deleted?: boolean}}} Report
 * @typedef {{user: User, banned: boolean, muted?: {until?: string}}} Sanction
 */

const roomPath = (/** @type {string} */ room) => `rooms/${encodeURIComponent(room)}`;
const memberPath = (/** @type {string} */ room, /** @type {string} */ user) => `${roomPath(room)}/members/${encodeURIComponent(user)}`;

export class House {
  #me;

  /** @param {() => import('./api.js').Me | null} me */
  constructor(me) {
    this.#me = me;
  }

  /** @param {string} room @returns {Promise<Made>} */
  room(room) {
    return call(roomPath(room));
  }

  /** @param {{id: string, name: string, kind: string, topic?: string}} room @returns {Promise<Made>} */
  create(room) {
    return this.#say('POST', 'rooms', room);
  }

  /** @param {string} room @param {object} changes */
  change(room, changes) {
    return this.#say('PATCH', roomPath(room), changes);
  }

  /** What a message has said, oldest first. @param {string} room @param {number} seq @returns {Promise<{text: string, at: string}[]>} */
  async versions(room, seq) {
    return (await call(`${roomPath(room)}/messages/${seq}/versions`)).versions;
  }

  /** With all that was said in it. @param {string} room */
  remove(room) {
    return this.#end(roomPath(room));
  }

  /** Comes in as a member, lets somebody in, or gives them another role. @param {string} room @param {string} user @param {Role} [role] */
  admit(room, user, role) {
    return this.#say('PUT', memberPath(room, user), role ? { role } : {});
  }

  /** Sends somebody out, or leaves. @param {string} room @param {string} user */
  dismiss(room, user) {
    return this.#end(memberPath(room, user));
  }

  /** @param {string} room @param {string} user @param {boolean} on */
  ban(room, user, on) {
    const path = `${memberPath(room, user)}/ban`;
    return on ? call(path, { method: 'PUT', headers: proof(this.#me()) }) : this.#end(path);
  }

  /** @param {string} room @param {string} user @param {number | null} seconds null: until it is lifted */
  mute(room, user, seconds) {
    return this.#say('PUT', `${memberPath(room, user)}/mute`, seconds === null ? {} : { seconds });
  }

  /** @param {string} room @param {string} user */
  unmute(room, user) {
    return this.#end(`${memberPath(room, user)}/mute`);
  }

  /** The room of these people and oneself. @param {string[]} users @returns {Promise<Made>} */
  direct(users) {
    return this.#say('POST', 'direct', { users });
  }

  /** Those whose name begins so. @param {string} q @returns {Promise<User[]>} */
  async people(q) {
    const found = await call(`people?${new URLSearchParams({ q })}`);
    return (found?.people ?? []).filter((/** @type {any} */ one) => typeof one?.id === 'string' && typeof one.name === 'string');
  }

  /** @param {string} room @param {number} seq @param {string} reason */
  report(room, seq, reason) {
    return this.#say('POST', `${roomPath(room)}/reports`, { seq, reason });
  }

  /** @param {string} room @returns {Promise<Report[]>} */
  async reports(room) {
    const found = await call(`${roomPath(room)}/reports`);
    return Array.isArray(found?.reports) ? found.reports : [];
  }

  /** Who is kept out or silent. @param {string} room @returns {Promise<Sanction[]>} */
  async sanctions(room) {
    const found = await call(`${roomPath(room)}/sanctions`);
    return Array.isArray(found?.people) ? found.people : [];
  }

  /** Has somebody deleted everywhere. @param {string} user */
  forget(user) {
    return this.#say('POST', `people/${encodeURIComponent(user)}/erasure`, {});
  }

  /** @param {string} room @param {string} report */
  settle(room, report) {
    return this.#end(`${roomPath(room)}/reports/${encodeURIComponent(report)}`);
  }

  /** @param {string} method @param {string} path @param {object} body */
  #say(method, path, body) {
    return call(path, saying(method, body, this.#me() ?? undefined));
  }

  /** @param {string} path */
  #end(path) {
    return call(path, { method: 'DELETE', headers: proof(this.#me()) });
  }
}
