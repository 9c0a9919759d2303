/** Where a list stands: how far from its end, how to keep what is seen in place, how arrows move in it. */

/** @param {HTMLElement} log */
export const distanceFromEnd = log => log.scrollHeight - log.scrollTop - log.clientHeight;

/**
 * Remembers the first message in sight; the returned function puts it back where it was, whatever grew above it.
 * @param {HTMLElement} log
 * @returns {() => void}
 */
export function hold(log) {
  const top = log.getBoundingClientRect().top;
  const rows = /** @type {NodeListOf<HTMLElement>} */ (log.querySelectorAll('.msg[data-key]'));
  const first = firstBelow(rows, top);
  if (!first) return () => {};
  const before = first.getBoundingClientRect().top;
  return () => {
    if (first.isConnected) log.scrollTop += first.getBoundingClientRect().top - before;
  };
}

/** By halves: a thousand rows are asked ten times. @param {NodeListOf<HTMLElement>} rows @param {number} top */
function firstBelow(rows, top) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].getBoundingClientRect().bottom > top) high = middle;
    else low = middle + 1;
  }
  return rows[low];
}

/**
 * Arrow keys among messages: one of them has the focus and the tab stop.
 * @param {HTMLElement} log @param {string} key
 * @returns {boolean} whether the key was for us
 */
export function walk(log, key) {
  const rows = /** @type {HTMLElement[]} */ ([...log.querySelectorAll('.msg[data-key]')]);
  const now = document.activeElement?.closest('.msg[data-key]');
  const at = now ? rows.indexOf(/** @type {HTMLElement} */ (now)) : rows.length;
  const wanted = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[key];
  if (wanted === undefined) return false;
  const next = rows[wanted];
  if (!next) return Boolean(now);
  for (const row of log.querySelectorAll('.msg[tabindex="0"]')) row.setAttribute('tabindex', '-1');
  next.tabIndex = 0;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

/**
 * Arrows along the line: through what can be pressed in the message that has the focus.
 * @param {HTMLElement} log @param {string} key
 * @returns {boolean} whether the key was for us
 */
export function walkAlong(log, key) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
  const now = /** @type {HTMLElement | null} */ (document.activeElement);
  const row = now?.closest('.msg[data-key]');
  if (!by || !now || !row || !log.contains(row)) return false;
  const stops = /** @type {HTMLElement[]} */ ([row, ...row.querySelectorAll('a[href], button')]).filter(one => one.getClientRects().length > 0);
  const next = stops.indexOf(now) < 0 ? undefined : stops[stops.indexOf(now) + (getComputedStyle(log).direction === 'rtl' ? -by : by)];
  next?.focus();
  return Boolean(next);
}

/**
 * What has come to the end rises into place; nothing else moves.
 * @param {HTMLElement} log @param {string} after the key of the row that was the last before
 * @returns {string} the key of the row that is the last now
 */
export function rise(log, after) {
  const rows = /** @type {HTMLElement[]} */ ([...log.querySelectorAll('.msg[data-key]')].slice(-FEW));
  const last = rows.at(-1)?.dataset.key ?? '';
  const known = rows.findIndex(row => row.dataset.key === after);
  const duration = parseFloat(getComputedStyle(log).getPropertyValue('--calm'));
  if (last === after || known < 0 || !duration || document.hidden) return last;
  for (const row of rows.slice(known + 1)) {
    row.animate([{ opacity: 0, transform: 'translateY(8px)' }, {}], { duration, easing: 'cubic-bezier(0.2, 0, 0, 1)' });
  }
  return last;
}

/** More at once than this is no talk but a catching up. */
const FEW = 4;

/** Shows a message in the middle, with a sign. @param {HTMLElement} log @param {number} seq @returns {boolean} whether it is there */
export function find(log, seq) {
  const row = /** @type {HTMLElement | null} */ (log.querySelector(`[data-seq="${seq}"]`));
  if (!row) return false;
  row.scrollIntoView({ block: 'center' });
  row.focus({ preventScroll: true });
  row.classList.add('msg--found');
  row.addEventListener('animationend', () => row.classList.remove('msg--found'), { once: true });
  return true;
}
