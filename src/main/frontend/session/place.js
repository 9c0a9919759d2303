/** Where rooms are shown: a whole page follows its address, one that is embedded in another shows a single room. */
import { LOBBY, readRoute, routeTo } from './route.js';

/**
 * @typedef {object} Place
 * @property {boolean} whole whether there is a list of rooms, and a way from one to another
 * @property {() => {room: string | null, view: 'list' | 'room'}} route which room is to be shown
 * @property {(room: string) => void} open
 * @property {() => void} showList
 * @property {(changed: () => void) => void} listen
 */

/** The address of a room on a page of its own. @param {string} room */
export const linkTo = room => new URL(`./${routeTo(room)}`, document.baseURI).href;

/** @implements {Place} */
export class WholePage {
  whole = true;

  route() {
    return readRoute(location.hash);
  }

  /** @param {string} room */
  open(room) {
    location.hash = routeTo(room);
  }

  showList() {
    location.hash = '#/';
  }

  /** @param {() => void} changed */
  listen(changed) {
    window.addEventListener('hashchange', changed);
  }
}

/** @implements {Place} */
export class SingleRoom {
  whole = false;
  room = readRoute(location.hash).room ?? LOBBY;

  route() {
    return { room: this.room, view: /** @type {const} */ ('room') };
  }

  /** Another room has no place here. @param {string} room */
  open(room) {
    if (room !== this.room) window.open(linkTo(room), '_blank', 'noopener');
  }

  showList() {}

  listen() {}
}
