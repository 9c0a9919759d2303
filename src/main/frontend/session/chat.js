/** The page's one conductor: what the user does becomes frames and actions, what comes back becomes state. */
import { Connection, Refusal } from '../connection/connection.js';
import { asksWho } from '../connection/policy.js';
import { isRoomId } from '../connection/protocol.js';
import { blip } from '../device/sound.js';
import { calls } from '../state/mention.js';
import { hasGap } from '../state/room.js';
import { refusal, say } from '../text/words.js';
import * as api from './api.js';
import { Availability } from './availability.js';
import { Door } from './door.js';
import { Herald } from './herald.js';
import { History } from './history.js';
import { House } from './house.js';
import { Joins } from './joins.js';
import { Messages } from './messages.js';
import { Outbox } from './outbox.js';
import { LOBBY } from './route.js';
import { ReadSignal } from './read-signal.js';
import { TypingSignal } from './typing-signal.js';
import { ThreadReader } from './threads.js';
import { Vigil } from './vigil.js';

/**
 * @typedef {import('../connection/protocol.js').Frame} Frame
 * @typedef {import('../connection/connection.js').Link} Link
 * @typedef {{store: import('../state/store.js').Store, place: import('./place.js').Place, memory: import('../device/memory.js').Memory,
 *   drafts: import('../device/drafts.js').Drafts, settings: import('../device/settings.js').Settings, emoji: import('../device/emoji-memory.js').EmojiMemory, recent: import('../device/recent.js').Recent,
 *   levels: import('../device/levels.js').Levels, tabs: import('../device/tabs.js').Tabs, alerts: import('../device/alerts.js').Alerts}} Parts
 */

const LIST_EVERY = 30_000;

export class Chat extends EventTarget {
  #parts;
  /** @type {Connection} */ #connection;
  #outbox;
  #typing;
  #history;
  /** @type {Joins} */ #joins;
  /** @type {Vigil} */ #vigil;
  /** @type {Herald} */ #herald;
  #availability = new Availability(status => this.#connection.post({ type: 'status', status }), () => this.settings.busy);
  #read = new ReadSignal(room => this.#tellRead(room));
  #failedOpens = 0;
  /** Whether this server takes reports, as far as we know. */
  reports = true;

  /** @param {Parts} parts */
  constructor(parts) {
    super();
    this.#parts = parts;
    this.store = parts.store;
    this.drafts = parts.drafts;
    this.settings = parts.settings;
    this.emoji = parts.emoji;
    this.place = parts.place;
    this.recent = parts.recent;
    this.levels = parts.levels;
    this.alerts = parts.alerts;
    this.house = new House(() => this.state.me);
    this.#joins = new Joins(this.store, frame => this.#connection.ask(frame), () => this.#availability.opens());
    this.#connection = new Connection({
      address: () => this.#joins.address(), onFrame: frame => this.#onFrame(frame), onLink: link => this.#onLink(link),
    });
    this.#outbox = new Outbox(this.store, (frame, within) => this.#connection.ask(frame, within));
    this.#history = new History(this.store, frame => this.#connection.ask(frame));
    this.#typing = new TypingSignal((room, on) => this.#connection.post({ type: 'typing', room, on }));
    this.messages = new Messages(this.store, frame => this.#connection.ask(frame), this.#typing, this.drafts);
    this.threads = new ThreadReader(this.store, frame => this.#connection.post(frame));
    this.door = new Door(parts, { come: me => this.#come(me), stop: code => this.#stop(code), tell: (text, icon) => this.tell(text, icon) });
    this.#vigil = new Vigil(this.store, this.#joins, this.house);
    this.#herald = new Herald({ ...parts, blip, mentions: (message, me) => calls(message, me.id), open: room => this.open(room) });
    this.store.listen((state, before) => this.#onChange(state, before));
  }

  get state() {
    return this.store.state;
  }

  // ---- coming and going

  async start() {
    const route = this.place.route();
    this.store.dispatch({ type: 'went', room: route.room ?? LOBBY, view: route.view });
    this.place.listen(() => this.#followRoute());
    window.addEventListener('online', () => this.#connection.tryNow());
    window.addEventListener('pagehide', () => this.drafts.flush());
    this.#parts.tabs.compete();
    this.#parts.tabs.listen(word => this.#hearTab(word));
    document.addEventListener('visibilitychange', () => this.#onVisible());
    for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel']) window.addEventListener(sign, () => this.#availability.active(), { capture: true, passive: true });
    this.#availability.active();
    this.settings.addEventListener('change', () => this.#availability.look());
    setInterval(() => this.#keepList(), LIST_EVERY);
    await this.door.greet();
  }

  /** Who did what, for administrators. @param {string} [before] */
  audits(before) {
    return api.audits(before);
  }

  /** @param {api.Me} me */
  #come(me) {
    this.#remember(me.id);
    this.store.dispatch({ type: 'entered', me });
    const unsent = this.#parts.memory.unsent();
    for (const room of new Set([this.state.current, ...this.#parts.memory.openRooms(), ...unsent.map(kept => kept.room)])) this.#hold(room);
    for (const { room, message } of unsent) this.store.dispatch({ type: 'queued', room, message });
    this.#connection.start();
    this.refreshRooms();
  }

  /** @param {number} [code] */
  #stop(code) {
    this.#typing.stop();
    this.#connection.stop(code);
  }

  /** Drafts go to the storage under the old user before the storage changes hands. @param {string} user */
  #remember(user) {
    this.drafts.flush();
    this.#parts.memory.of(user);
    this.drafts.of(user);
    this.levels.of(user);
    this.recent.of(user);
  }

  /** The server says who we are; it may number a name that is in use, or know us no more. @param {import('../connection/protocol.js').User} user */
  #recognise(user) {
    const { me } = this.state;
    if (user.id !== me?.id) {
      this.#remember(user.id);
      this.door.check();
    } else if (user.name !== me.name) this.tell(say`Here you are ${user.name}.`, 'user-plus');
  }

  // ---- rooms

  /** @param {string} room */
  open(room) {
    if (isRoomId(room)) this.place.open(room);
  }

  /** Opens a thread, in its room. @param {string} room @param {number} root */
  async openThread(room, root) {
    if (this.state.current !== room) this.open(room);
    this.#hold(room);
    await this.attempt(() => this.threads.open(room, root));
  }

  showList() {
    this.place.showList();
  }

  /** Tries again to come into a room that kept us out. @param {string} room */
  comeBack(room) {
    this.store.dispatch({ type: 'comingBack', room });
    this.#enter(room);
  }

  /** Over the socket where there is one, else with one that begins here. @param {string} room */
  #enter(room) {
    if (this.state.link.status === 'idle') this.#connection.start();
    else this.#joins.join(room);
  }

  /** Opens the room of some people and oneself. @param {string[]} users */
  async openDirect(users) {
    const { id } = await this.house.direct(users);
    this.open(id);
    this.refreshRooms();
  }

  /** Leaves for good where one is a member. @param {string} room */
  async quitRoom(room) {
    const { me, rooms } = this.state;
    if (me && rooms[room]?.role) await this.house.dismiss(room, me.id);
    this.leaveRoom(room);
    this.refreshRooms();
  }

  /** Takes it off the list, and is not there any more. @param {string} room */
  leaveRoom(room) {
    this.#connection.post({ type: 'leave', room });
    this.#tellTabs(room, true);
    if (!this.place.whole) {
      this.store.dispatch({ type: 'shut', room, why: 'left' });
      return;
    }
    if (this.state.current === room) {
      this.store.dispatch({ type: 'went', room: LOBBY, view: this.state.view });
      this.open(LOBBY);
    }
    this.store.dispatch({ type: 'closed', room });
  }

  /** @param {string | null} room the one whose end is on the screen, if any */
  reading(room) {
    if (this.state.reading !== room || room !== null) this.store.dispatch({ type: 'reading', room });
  }

  async refreshRooms() {
    if (!this.place.whole) return;
    try {
      const before = this.state.listed;
      this.store.dispatch({ type: 'listed', rooms: await api.rooms() });
      this.#holdMine(before);
    } catch (problem) {
      // The list stays as it was; the banner already says so when the server is gone.
      console.warn('No list of rooms', problem);
    }
  }

  /** Rooms of which I am a member are mine on every device; what is said in a conversation that is new to me is new. @param {import('../state/reducer.js').Listed[] | null} before */
  #holdMine(before) {
    const { me, listed, rooms } = this.state;
    if (!me || me.guest) return;
    for (const { id, kind, role, epoch } of listed ?? []) {
      if (rooms[id] || !(role || kind === 'direct')) continue;
      const isNew = kind === 'direct' && before !== null && !before.some(room => room.id === id);
      this.#hold(id, isNew && epoch ? { epoch, seq: 0 } : null);
    }
  }

  tryNow() {
    this.#connection.tryNow();
  }

  /** Loads the page before the oldest message held. @param {string} room @param {number} [limit] */
  loadOlder(room, limit) {
    return this.#history.loadOlder(room, limit);
  }

  /** Does something that the server may refuse, and says so where it does. @param {() => Promise<unknown>} work */
  async attempt(work) {
    try {
      await work();
    } catch (problem) {
      const known = problem instanceof Refusal || problem instanceof api.ApiProblem;
      this.tell(known ? problem.message : say`That did not work.`, 'alert');
      if (!known) throw problem;
    }
  }

  /** A short word that needs no decision. @param {string} text @param {string} [icon] */
  tell(text, icon = 'check') {
    this.dispatchEvent(new CustomEvent('tell', { detail: { text, icon } }));
  }

  // ---- what comes from the connection

  /** @param {Frame} frame */
  #onFrame(frame) {
    if (frame.type === 'history') return; // goes to who asked, who knows in which direction
    if (frame.type === 'error' && frame.re === undefined && !this.#vigil.turnedAway(frame)) this.tell(refusal(frame.code, String(frame.message || frame.code)), 'alert');
    if (frame.type === 'ping') this.#vigil.check(frame.heads);
    if (frame.type === 'welcome') this.#recognise(frame.user);
    this.#hearRead(frame);
    const news = frame.type === 'message' && this.#isNews(frame);
    this.store.dispatch({ type: 'frame', frame, at: new Date().toISOString() });
    if (this.#isInvitation(frame)) this.refreshRooms();
    if (news) this.#herald.hear(frame);
    if (frame.type === 'welcome') {
      this.#joins.joinOthers();
      this.#availability.fresh();
      this.threads.refresh();
    }
    if (frame.type === 'joined' && !frame.recovered && this.state.rooms[frame.room.id]?.thread) this.attempt(() => this.threads.load(frame.room.id));
    if (frame.type === 'resync') this.#joins.join(frame.room);
  }

  /** The server tells us of a room to which we belong now also where we are not in it. @param {Frame} frame */
  #isInvitation(frame) {
    return frame.type === 'member' && frame.change === 'joined' && Boolean(frame.seq) && frame.user.id === this.state.me?.id
      && !this.state.rooms[frame.room];
  }

  /** @param {Frame} frame */
  #isNews(frame) {
    const room = this.state.rooms[frame.room];
    return Boolean(room) && frame.seq > room.have && frame.from.id !== this.state.me?.id
      && (!frame.thread || Boolean(room.follows[frame.replyTo]) || calls(/** @type {any} */ (frame), this.state.me?.id))
      && (document.hidden || frame.room !== this.state.current);
  }

  /** @param {Link} link */
  #onLink(link) {
    if (link.status === 'refused' && this.#vigil.sentOut(link.code ?? 0)) {
      this.store.dispatch({ type: 'link', link: { status: 'idle' } });
      // Each time with a room less, so that this ends.
      if (this.#joins.hasRoom) queueMicrotask(() => this.#connection.start());
      return;
    }
    this.store.dispatch({ type: 'link', link });
    if (link.status === 'open') this.#failedOpens = 0;
    else this.#read.forget();
    if (link.status !== 'waiting' && link.status !== 'refused') return;
    this.#failedOpens++;
    if (asksWho(link.code ?? 0) || this.#failedOpens % 3 === 0) this.door.check();
  }

  /**
   * @param {import('../state/reducer.js').State} state
   * @param {import('../state/reducer.js').State} before
   */
  #onChange(state, before) {
    if (state.me && state.view === 'room' && (state.current !== before.current || !before.me || state.view !== before.view)) this.recent.note(state.current);
    if (state.rooms === before.rooms || !state.me) return;
    this.#parts.memory.keepUnsent(state.rooms);
    const ids = Object.keys(state.rooms);
    if (ids.length !== Object.keys(before.rooms).length) this.#parts.memory.keepOpenRooms(ids);
    for (const id of ids) {
      const room = state.rooms[id];
      if (room === before.rooms[id]) continue;
      if (room.mark && room.mark !== before.rooms[id]?.mark) this.#parts.memory.keepReadMark(id, room.mark);
      if (hasGap(room)) this.#history.closeGap(id);
      this.#read.look(room);
    }
    this.#outbox.pump();
  }

  // ---- how far I have read

  /** @param {Frame} frame */
  #hearRead(frame) {
    if (frame.type === 'joined' && frame.readSeq) this.#read.heard(frame.room.id, frame.epoch, frame.readSeq);
    if (frame.type === 'receipt' && !frame.thread && frame.user.id === this.state.me?.id) this.#read.heard(frame.room, this.state.rooms[frame.room]?.epoch ?? null, frame.seq);
  }

  /** @param {string} id */
  #tellRead(id) {
    const room = this.state.rooms[id];
    if (this.#read.take(room)) this.#connection.post({ type: 'read', room: id, seq: room.readSeq, ...(this.settings.receipts ? {} : { private: true }) });
  }

  // ---- small watches

  #followRoute() {
    const { room, view } = this.place.route();
    if (room && this.state.me) this.#hold(room);
    this.store.dispatch({ type: 'went', room: room ?? this.state.current, view });
    if (view === 'list') this.refreshRooms();
  }

  /** A room that is opened or left in another tab is so here too: whichever leads hears of all. @param {import('../device/tabs.js').Word} word */
  #hearTab({ user, room, left }) {
    if (user !== this.state.me?.id) return;
    if (!left) this.#hold(room);
    else if (this.state.rooms[room] && room !== this.state.current) this.leaveRoom(room);
  }

  /** Has the room among ours, and joined if we are connected. @param {string} room @param {import('../device/memory.js').ReadMark | null} [mark] how far it was read, where this device does not know */
  #hold(room, mark = null) {
    if (this.state.rooms[room] || !isRoomId(room)) return;
    this.store.dispatch({ type: 'opened', room, mark: this.#parts.memory.readMark(room) ?? mark });
    this.#tellTabs(room, false);
    this.#enter(room);
  }

  /** @param {string} room @param {boolean} left */
  #tellTabs(room, left) {
    if (this.state.me && this.place.whole) this.#parts.tabs.tell({ user: this.state.me.id, room, left });
  }

  #keepList() {
    if (!document.hidden && this.state.phase === 'chat') this.refreshRooms();
  }

  #onVisible() {
    this.#keepList();
    if (document.hidden) {
      this.drafts.flush();
      return;
    }
    this.#availability.active();
    // From a frame one goes elsewhere to sign in; on a page of its own, who has signed out stays out.
    if (!this.place.whole && this.state.phase === 'gate') this.door.lookAgain();
    if (this.state.link.status === 'waiting' && navigator.onLine) this.#connection.tryNow();
  }
}
