/** A finger that goes from the edge where lines begin into the page: back, as on phones. */

/** @typedef {{x: number, y: number}} Point */

const EDGE = 32;
const FAR = 72;
const SOON = 700;

/**
 * Whether that was a way back: it began at the edge, and went along far enough, straight and without a rest.
 * @param {Point} from @param {Point} to @param {number} took milliseconds @param {number} width of the page @param {boolean} rtl whether lines begin at the right
 */
export function isBack(from, to, took, width, rtl) {
  const begin = rtl ? width - from.x : from.x;
  const along = rtl ? from.x - to.x : to.x - from.x;
  return begin <= EDGE && along >= FAR && Math.abs(to.y - from.y) * 2 < along && took <= SOON;
}

/** @param {HTMLElement} element @param {() => void} back */
export function onSwipeBack(element, back) {
  /** @type {{at: Point, when: number} | null} */
  let begun = null;
  const point = (/** @type {Touch} */ touch) => ({ x: touch.clientX - element.getBoundingClientRect().left, y: touch.clientY });
  element.addEventListener('touchstart', ({ touches, timeStamp }) => { begun = touches.length === 1 ? { at: point(touches[0]), when: timeStamp } : null; }, { passive: true });
  element.addEventListener('touchend', ({ changedTouches, timeStamp }) => {
    if (begun && isBack(begun.at, point(changedTouches[0]), timeStamp - begun.when, element.clientWidth, getComputedStyle(element).direction === 'rtl')) back();
    begun = null;
  }, { passive: true });
}
