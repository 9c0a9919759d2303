/** Keeps the focus on the page: where what had it is taken away, it goes to the nearest thing that is still there, and never to nothing. */

/** Where the focus can be at home, and what in it takes the focus on. @type {[place: string, heir: string][]} */
const PLACES = [['.msg', ''], ['dialog', '.dialog__head .tool'], ['.panel', 'textarea, .room__log, .panel__body'], ['.side', '.row[aria-current]'], ['.room', 'textarea, .room__log'], ['main', 'input, button']];

/** On a phone the keyboard would cover what one came to read. */
const types = matchMedia('(pointer: fine)');

/** @param {Element | null | undefined} element */
const isSeen = element => Boolean(element?.isConnected) && /** @type {Element} */ (element).getClientRects().length > 0 && getComputedStyle(/** @type {Element} */ (element)).visibility !== 'hidden';

/** @param {Element} place @returns {HTMLElement | undefined} */
function heirIn(place) {
  const [, heirs] = PLACES.find(([kind]) => place.matches(kind)) ?? ['', ''];
  if (heirs === '') return /** @type {HTMLElement} */ (place);
  return /** @type {HTMLElement[]} */ (heirs.split(', ').flatMap(one => [...place.querySelectorAll(one)])).find(one => isSeen(one) && (types.matches || !one.matches('textarea')));
}

/** @param {Element} element @returns {Element[]} the places that it is in, from the nearest on */
const placesOf = element => PLACES.map(([kind]) => element.closest(kind)).filter(place => place !== null);

/** @param {HTMLElement} page @returns {() => void} ends it */
export function keepFocus(page) {
  /** What had it last; nothing where one has clicked beside everything. @type {HTMLElement | null} */
  let last = null;
  /** @type {Element[]} */
  let places = [];
  let due = false;
  const came = (/** @type {Event} */ event) => {
    last = /** @type {HTMLElement} */ (event.target);
    places = placesOf(last);
  };
  const clicked = () => { last = null; };
  const look = () => {
    due = false;
    if (!last || !document.hasFocus() || !(document.activeElement === document.body || !isSeen(document.activeElement))) return;
    const open = document.querySelector('dialog[open]');
    if (isSeen(last) && (!open || open.contains(last))) last.focus({ preventScroll: true }); // moved to another place
    if (document.activeElement === last && isSeen(last)) return;
    const others = ['.room', '.side', 'main'].map(kind => page.querySelector(kind));
    const place = open ?? [...places, ...others].find(one => one && isSeen(one) && heirIn(one));
    if (place) heirIn(place)?.focus({ preventScroll: true });
  };
  // Whoever takes something away may know better: they come first.
  const changed = new MutationObserver(() => {
    if (!due) requestAnimationFrame(look);
    due = true;
  });
  changed.observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-view', 'data-panel'] });
  document.addEventListener('focusin', came);
  document.addEventListener('pointerdown', clicked, true);
  return () => {
    changed.disconnect();
    document.removeEventListener('focusin', came);
    document.removeEventListener('pointerdown', clicked, true);
  };
}
