/** The REST calls of the page; addresses are relative, so the application may live under any path. */

/**
 * @typedef {{id: string, name: string, guest: boolean, named?: boolean, roles?: string[]}} Me
 */

/** A refusal as the server words it (RFC 9457). */
export class ApiProblem extends Error {
  /** @param {number} status @param {{title?: string, detail?: string, code?: string}} problem */
  constructor(status, problem) {
    super(problem.detail || problem.title || `The server answered ${status}.`);
    this.status = status;
    this.code = problem.code;
  }
}

/**
 * A proxy may serve the page at another path than the server does, and the guest's cookie must come back to this one.
 *
 * @param {string} path @param {RequestInit} [init]
 */
async function call(path, init) {
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

/** @param {string} name @returns {Promise<Me>} */
export const enter = name => call('session', {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name }),
});

export const leave = () => call('session', { method: 'DELETE' });

/** @returns {Promise<import('../state/reducer.js').Listed[]>} */
export async function rooms() {
  const body = await call('rooms');
  return Array.isArray(body?.rooms) ? body.rooms.filter((/** @type {any} */ room) => typeof room?.id === 'string') : [];
}
