/** Brings the icons into the page, once: a sprite that is referred to from outside is fetched again and again. */

export async function loadIcons() {
  const response = await fetch(new URL('icons.svg', document.baseURI));
  if (!response.ok) throw new Error(`No icons: ${response.status}`);
  const sprite = new DOMParser().parseFromString(await response.text(), 'image/svg+xml').documentElement;
  for (const symbol of sprite.querySelectorAll('symbol')) symbol.id = `icon-${symbol.id}`;
  sprite.setAttribute('class', 'sprite');
  sprite.setAttribute('aria-hidden', 'true');
  document.body.prepend(sprite);
}
