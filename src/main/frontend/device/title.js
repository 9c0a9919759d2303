/** The tab tells what is new: a count in the title, a dot on the icon. */

/** @param {string} room @param {number} unread */
export const titleOf = (room, unread) => `${unread > 0 ? `(${unread > 99 ? '99+' : unread}) ` : ''}${room ? `${room}, ` : ''}Parley`;

/** @param {string} room @param {number} unread */
export function showTitle(room, unread) {
  const title = titleOf(room, unread);
  if (document.title !== title) document.title = title;
  const icon = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="icon"]'));
  const wanted = unread > 0 ? 'favicon-unread.svg' : 'favicon.svg';
  if (icon && icon.getAttribute('href') !== wanted) icon.setAttribute('href', wanted);
}
