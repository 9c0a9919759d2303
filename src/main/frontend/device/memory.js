/** What a user left here: unsent messages, open rooms, how far he has read. */

/**
 * @typedef {import('../state/room.js').Pending} Pending
 * @typedef {{epoch: string, seq: number}} ReadMark
 */

/** What somebody with an account wrote is nobody else's. @param {string} user */
const isGuest = user => /^[gn]-/.test(user);

export class Memory {
  #storage;
  #user = '';
  /** What is written now, by cid, so that only changes are written. @type {Map<string, Pending>} */
  #written = new Map();

  /** @param {import('./storage.js').Storage} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /**
   * A guest who comes under a new name has a new id: what he left unsent comes along.
   * @param {string} user
   */
  of(user) {
    const last = this.#storage.read('user');
    if (typeof last === 'string' && last !== user && isGuest(last)) this.#move(last, user);
    this.#storage.write('user', user);
    this.#user = user;
    this.#written.clear();
  }

  /** Nothing of this user stays on the device. */
  forget() {
    this.#storage.remove('user');
    for (const key of this.#keysOf(this.#user)) this.#storage.remove(key);
    this.#written.clear();
  }

  /** @param {string} from @param {string} to */
  #move(from, to) {
    for (const key of this.#keysOf(from)) {
      const [kind, , ...rest] = key.split(':');
      this.#storage.write([kind, to, ...rest].join(':'), this.#storage.read(key));
      this.#storage.remove(key);
    }
  }

  /** @param {string} user */
  #keysOf(user) {
    return ['unsent', 'draft', 'read', 'rooms', 'recent', 'level'].flatMap(kind => this.#storage.keys(`${kind}:${user}:`));
  }

  /**
   * A key for each message, so that two tabs do not write over each other.
   * @returns {{room: string, message: Pending}[]} oldest first
   */
  unsent() {
    return this.#storage.keys(`unsent:${this.#user}:`)
      .map(key => this.#storage.read(key))
      .filter(kept => typeof kept?.room === 'string' && typeof kept.message?.cid === 'string' && typeof kept.message.text === 'string')
      .sort((a, b) => (a.message.at < b.message.at ? -1 : 1));
  }

  /** @param {Record<string, import('../state/room.js').Room>} rooms */
  keepUnsent(rooms) {
    /** @type {Set<string>} */
    const alive = new Set();
    for (const room of Object.values(rooms)) {
      for (const message of room.pending) {
        if (message.state === 'sent') continue;
        alive.add(message.cid);
        if (this.#written.get(message.cid) === message) continue;
        this.#written.set(message.cid, message);
        this.#storage.write(this.#unsentKey(message.cid), { room: room.id, message });
      }
    }
    for (const cid of this.#written.keys()) {
      if (alive.has(cid)) continue;
      this.#written.delete(cid);
      this.#storage.remove(this.#unsentKey(cid));
    }
  }

  /** @returns {string[]} */
  openRooms() {
    const rooms = this.#storage.read(`rooms:${this.#user}:all`);
    return Array.isArray(rooms) ? rooms.filter(room => typeof room === 'string') : [];
  }

  /** @param {string[]} rooms */
  keepOpenRooms(rooms) {
    this.#storage.write(`rooms:${this.#user}:all`, rooms);
  }

  /** @param {string} room @returns {ReadMark | null} */
  readMark(room) {
    const mark = this.#storage.read(`read:${this.#user}:${room}`);
    return typeof mark?.epoch === 'string' && Number.isSafeInteger(mark.seq) ? mark : null;
  }

  /** @param {string} room @param {ReadMark} mark */
  keepReadMark(room, mark) {
    this.#storage.write(`read:${this.#user}:${room}`, mark);
  }

  /** @param {string} cid */
  #unsentKey(cid) {
    return `unsent:${this.#user}:${cid}`;
  }
}
