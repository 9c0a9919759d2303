/** The page in other languages: that all of it is translated, and that what is said is said right. */
import { ENGLISH, languageOf, LANGUAGES, localeOf } from '../../main/frontend/device/language.js';
import { wordsOf } from '../../main/frontend/text/wording.js';
import arabic from '../../main/frontend/words/ar.js';
import german from '../../main/frontend/words/de.js';
import { assert, assertEquals, test } from './harness.js';
import { modules, textsOf, wordsIn } from './sources.js';

const CATALOGUES = { ar: arabic, de: german };
const [, GERMAN, ARABIC] = LANGUAGES;
const english = wordsOf(ENGLISH, 'en-GB', null);
const de = wordsOf(GERMAN, 'de', german);
const ar = wordsOf(ARABIC, 'ar', arabic);

/** What is called so in every language. */
const NAMES = new Set(['Parley', 'English', 'Deutsch']);
/** Keys, as events name them. */
const KEYS = /^(?:(?:Alt|Backspace|Ctrl|End|Enter|Escape|Home|Shift|Tab)(?: |$))/;

/** @type {Promise<Map<string, string>> | undefined} */
let all;

/** @returns {Promise<[string, string][]>} */
const sources = async () => [...await (all ??= modules(['../../main/frontend/parley.js', '../../main/frontend/chat-room.js']))]
  .map(([at, source]) => /** @type {[string, string]} */ ([at.split('/frontend/')[1], source])).filter(([at]) => !at.startsWith('words/'));

/** @param {string} text */
const places = text => [...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place).sort();

/** @param {unknown[]} lost @param {string} why */
const none = (lost, why) => assert(lost.length === 0, `${why}: ${lost.join(' | ')}`);

test('every text of the page is in each catalogue, and in none is one that nobody says', async () => {
  const found = (await sources()).map(([, source]) => wordsIn(source));
  const plain = new Set(found.flatMap(one => one.plain));
  const counted = new Set(found.flatMap(one => one.counted));
  assert(plain.size > 300 && counted.size > 10, `${plain.size} and ${counted.size} texts were found`);
  for (const [tag, { words }] of Object.entries(CATALOGUES)) {
    none([...plain].filter(key => typeof words[key] !== 'string'), `not in ${tag}`);
    none([...counted].filter(key => typeof words[key] !== 'object'), `not counted in ${tag}`);
    none(Object.keys(words).filter(key => !plain.has(key) && !counted.has(key)), `said by nobody, in ${tag}`);
  }
});

test('what is counted is written so that it is found', async () => {
  none((await sources()).filter(([, source]) => [...source.matchAll(/(?<![\w.#])counted(?:Phrase)?\(/g)].length !== wordsIn(source).counted.length).map(([at]) => at),
    'the two forms are plain texts between simple quotes');
});

test('no English stands in a template, nor in an attribute that is read out', async () => {
  const raw = [];
  for (const [at, source] of await sources()) {
    for (const { tag, strings } of textsOf(source).templates.filter(one => one.tag === 'html')) {
      const held = document.createElement('template');
      held.innerHTML = strings.join('\u2026');
      for (const element of held.content.querySelectorAll('*')) {
        for (const name of ['aria-label', 'title', 'placeholder', 'label', 'alt']) raw.push([at, element.getAttribute(name) ?? '']);
      }
      const texts = document.createTreeWalker(held.content, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) raw.push([at, texts.currentNode.nodeValue ?? '']);
      assert(tag === 'html');
    }
  }
  none(raw.map(([at, text]) => [at, text.trim()]).filter(([, text]) => /\p{L}{2}/u.test(text) && !NAMES.has(text)), 'to be said by say`…`');
});

test('no sentence is said but by say, phrase or counted', async () => {
  const raw = [];
  for (const [at, source] of await sources()) {
    // What is told to who wrote the other page, and what is looked up in a catalogue at the end.
    if (at === 'chat-room.js') continue;
    for (const { text, before } of textsOf(source).literals) {
      const known = NAMES.has(text) || KEYS.test(text) || german.refusals[text] || /console\.\w+\($|counted(?:Phrase)?\([^;]*$/.test(before);
      if (/^[A-Z][a-z]+(?:$|[ .,?!…])/.test(text) && !known) raw.push(`${at}: ${text}`);
    }
  }
  none(raw, 'not said');
});

test('translations hold what the English text holds', () => {
  for (const [tag, { words }] of Object.entries(CATALOGUES)) {
    const rules = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') {
        assertEquals(places(value), places(key), `${tag}: ${key}`);
        continue;
      }
      assertEquals(Object.keys(value).sort(), [...rules].sort(), `${tag} counts so: ${key}`);
      // One and two may be said without the figure.
      for (const [rule, text] of Object.entries(value)) {
        if (rule === 'other') assertEquals(places(text), places(key), `${tag}: ${key}`);
        else none(places(text).filter(place => !places(key).includes(place)), `${tag}, ${rule}: ${key}`);
      }
    }
    none(Object.values({ ...words, ...CATALOGUES[tag].refusals, ...CATALOGUES[tag].codes }).flatMap(value => (typeof value === 'string' ? [value] : Object.values(value))).filter(text => text.trim() === ''), `empty in ${tag}`);
  }
});

test('all catalogues know the same refusals and codes', () => {
  assertEquals(Object.keys(arabic.refusals).sort(), Object.keys(german.refusals).sort());
  assertEquals(Object.keys(arabic.codes).sort(), Object.keys(german.codes).sort());
});

test('English is said as it is written', () => {
  assertEquals([english.say`Leave ${'the room'} at ${5}`, english.counted(1, '{n} reply', '{n} replies'), english.counted(3, '{n} reply', '{n} replies'), english.list(['Ada', 'Bob', 'Cara']), english.list(['Ada'])],
    ['Leave the room at 5', '1 reply', '3 replies', 'Ada, Bob and Cara', 'Ada']);
});

test('a translation puts names where its language wants them, and elements stay elements', () => {
  const [ada, bob] = [{ name: 'Ada' }, { name: 'Bob' }];
  assertEquals(de.phrase`${ada} removed ${bob}`, [ada, ' hat ', bob, ' entfernt']);
  assertEquals(ar.phrase`${ada} removed ${bob}`, ['إزالة ', bob, ' من قِبل ', ada]);
  assertEquals(de.listParts([ada, bob]), [ada, ' und ', bob]);
  assertEquals(de.say`Message ${'lobby'}`, 'Nachricht an lobby');
});

test('what was never translated is said in English', () => {
  assertEquals([de.say`A word of ${'tomorrow'}`, de.counted(2, '{n} cat', '{n} cats')], ['A word of tomorrow', '2 cats']);
});

test('Arabic counts in six ways', () => {
  assertEquals([0, 1, 2, 3, 11, 100].map(n => ar.counted(n, '{n} member', '{n} members')), ['لا أعضاء', 'عضو واحد', 'عضوان', '3 أعضاء', '11 عضوًا', '100 عضو']);
});

test('a name in a sentence from right to left keeps to itself', () => {
  assertEquals(ar.say`Message ${'lobby!'}`, 'رسالة إلى \u2068lobby!\u2069');
});

test('a refusal is said as known, else by its code, in English as it comes', () => {
  const sentence = 'this room is archived';
  assertEquals([english, de].map(words => words.refusal('forbidden', sentence)), [sentence, 'Dieser Raum ist archiviert.']);
  assertEquals([de.refusal('rate_limited', 'something new'), de.refusal('never_heard_of', 'something new'), de.refusal(undefined, 'something new')],
    ['Das war zu schnell. Bitte einen Moment warten.', 'Das hat nicht geklappt.', 'Das hat nicht geklappt.']);
});

test('the first language that is spoken here is taken, whatever the country', () => {
  const spoken = (/** @type {unknown[]} */ ...wishes) => languageOf(wishes).tag;
  assertEquals([spoken(null, undefined, 'de-AT', 'en'), spoken(null, 'ar', 'de'), spoken('system', 'fr-FR', 'AR-eg'), spoken('fr', 'pl'), spoken(), spoken('den', 'deu')], ['de', 'ar', 'ar', 'en', 'en', 'en']);
});

test('dates are those of the reader’s country, with the days and figures of all', () => {
  assertEquals(localeOf('de', ['fr', 'de-AT', 'de']), 'de-AT-u-ca-gregory-nu-latn');
  const saudi = new Intl.DateTimeFormat(localeOf('ar', ['ar-SA']), { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(2026, 10, 20));
  assert(saudi.includes('2026') && saudi.includes('20'), saudi);
  assertEquals([localeOf('en', ['de']), localeOf('en', ['en-US'])], ['en-GB-u-ca-gregory-nu-latn', 'en-US-u-ca-gregory-nu-latn']);
});
