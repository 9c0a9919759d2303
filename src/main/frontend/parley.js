/** Where the page begins: puts its parts together and shows them. */
import { Drafts } from './device/drafts.js';
import { loadIcons } from './device/icons.js';
import { Memory } from './device/memory.js';
import { Settings } from './device/settings.js';
import { allowSound } from './device/sound.js';
import { localArea, Storage } from './device/storage.js';
import './elements/parley-app.js';
import { Chat } from './session/chat.js';
import { Store } from './state/store.js';

const storage = new Storage(localArea(), `parley:${new URL('.', document.baseURI).pathname}:`);
const settings = new Settings(storage);
settings.apply();
allowSound();

const chat = new Chat({ store: new Store(), memory: new Memory(storage), drafts: new Drafts(storage), settings });
const app = /** @type {import('./elements/parley-app.js').ParleyApp} */ (document.createElement('parley-app'));
app.chat = chat;
document.body.append(app);
chat.start();
// A page without icons still works: every button has its name.
loadIcons().catch(problem => console.warn(problem));
