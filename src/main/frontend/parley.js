/** Where the page begins: puts its parts together and shows them. */
import { Alerts } from './device/alerts.js';
import { Drafts } from './device/drafts.js';
import { EmojiMemory } from './device/emoji-memory.js';
import { loadIcons } from './device/icons.js';
import { Levels } from './device/levels.js';
import { Memory } from './device/memory.js';
import { Recent } from './device/recent.js';
import { isTheme, Settings } from './device/settings.js';
import { allowSound } from './device/sound.js';
import { localArea, pageStorage, PREFIX, Storage } from './device/storage.js';
import { Tabs } from './device/tabs.js';
import './elements/parley-app.js';
import { Chat } from './session/chat.js';
import { SingleRoom, WholePage } from './session/place.js';
import { Store } from './state/store.js';
import { language } from './text/words.js';

const embedded = document.body.hasAttribute('data-embedded');
const place = embedded ? new SingleRoom() : new WholePage();
const storage = pageStorage();
// Of its rooms and messages a whole page remembers all; one that shows a single room must not make it forget the others.
const ownPrefix = embedded ? `${PREFIX}embedded:${place.route().room}:` : PREFIX;
const own = embedded ? new Storage(localArea(), ownPrefix) : storage;
const settings = new Settings(storage);
const theme = embedded ? new URLSearchParams(location.search).get('theme') : null;
if (theme && isTheme(theme)) settings.theme = theme;
settings.apply();
Object.assign(document.documentElement, { lang: language.tag, dir: language.dir });
allowSound();

const chat = new Chat({ store: new Store(), place, memory: new Memory(own), drafts: new Drafts(own), settings, emoji: new EmojiMemory(storage),
  recent: new Recent(own), levels: new Levels(own), tabs: new Tabs(ownPrefix), alerts: new Alerts(ownPrefix) });
const app = /** @type {import('./elements/parley-app.js').ParleyApp} */ (document.createElement('parley-app'));
app.chat = chat;
document.body.append(app);
chat.start();
// A page without icons still works: every button has its name.
loadIcons().catch(problem => console.warn(problem));
