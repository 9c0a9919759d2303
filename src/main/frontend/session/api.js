/** The REST calls of the page; addresses are relative, so the application may live under any path. */
import { refusal, say } from '../text/words.js';

/**
 * @typedef {{id: string, name: string, guest: boolean, named?: boolean, account?: boolean, roles?: string[], csrf?: string}} Me
 * @typedef {{ways: string[], registration: boolean, provider?: string}} Doors
 */

/** A refusal as the server words it (RFC 9457). */
export class ApiProblem extends Error {
  /** @param {number} status @param {{title?: string, detail?: string, code?: string}} problem */
  constructor(status, problem) {
    super(refusal(problem.code, problem.detail || problem.title || say`The server answered ${status}.`));
    this.status = status;
    this.code = problem.code;
    /** As the server says it, in English. */
    this.detail = problem.detail ?? '';
  }
}

/**
 * A proxy may serve the page at another path than the server does, and the guest's cookie must come back to this one.
 *
 * @param {string} path @param {RequestInit} [init]
 */
export async function call(path, init) {
  const response = await fetch(new URL(`api/${path}`, document.baseURI), {
    credentials: 'same-origin', cache: 'no-store', ...init,
    headers: { ...init?.headers, 'Parley-Base': new URL('.', document.baseURI).pathname },
  });
  const json = response.status !== 204 && /json/.test(response.headers.get('Content-Type') ?? '');
  const body = json ? await response.json() : null;
  if (!response.ok) throw new ApiProblem(response.status, body ?? {});
  return body;
}

/** @returns {Promise<Me>} */
export const whoAmI = () => call('me');

/** How people come in here. @returns {Promise<Doors>} */
export const doors = () => call('session');

/** @param {string} name @returns {Promise<Me>} */
export const enter = name => call('session', saying('POST', { name }));

/** @param {string} name @param {string} password @returns {Promise<Me>} */
export const login = (name, password) => call('session', saying('POST', { name, password }));

/** @param {string} name @param {string} password @param {string | null} setup @returns {Promise<Me>} */
export const register = (name, password, setup) => call('accounts', saying('POST', { name, password, ...(setup === null ? {} : { setup }) }));

/** @param {Me} me @param {string} displayName */
export const rename = (me, displayName) => call('me', saying('PATCH', { displayName }, me));

/** @param {Me} me @param {string} before @param {string} password */
export const changePassword = (me, before, password) => call('me/password', saying('PUT', { before, password }, me));

/** @param {Me | null} me */
export const leave = me => call('session', { method: 'DELETE', headers: proof(me) });

/** @param {Me} me */
export const leaveEverywhere = me => call('sessions', { method: 'DELETE', headers: proof(me) });

/** Has the server forget me. @param {Me} me @param {string} [password] where I have an account */
export const forgetMe = (me, password) => call('me/erasure', saying('POST', password === undefined ? {} : { password }, me));

/**
 * Who did what, the newest first, before an entry that is known.
 * @typedef {{id: string, at: string, by: {id: string, name: string}, action: string, room?: string, target?: {id: string, name: string}, detail?: string}} Audit
 * @param {string} [before] @returns {Promise<Audit[]>}
 */
export const audits = async before => (await call(`audit${before ? `?before=${encodeURIComponent(before)}` : ''}`)).audit;

/** What only our page can say, for who is signed in. @param {Me | null} [me] @returns {Record<string, string>} */
export const proof = me => (me?.csrf ? { 'X-CSRF-Token': me.csrf } : {});

/** @param {string} method @param {object} body @param {Me} [me] @returns {RequestInit} */
export const saying = (method, body, me) => ({ method, headers: { 'Content-Type': 'application/json', ...proof(me) }, body: JSON.stringify(body) });

/** @returns {Promise<import('../state/reducer.js').Listed[]>} */
export async function rooms() {
  const body = await call('rooms');
  return Array.isArray(body?.rooms) ? body.rooms.filter((/** @type {any} */ room) => typeof room?.id === 'string') : [];
}
