/**
 * `<chat-room room="lobby">`: one room of Parley on any page of the same site, in a frame of its own.
 *
 * A classic script, so that a page of another origin may load it without CORS. Attributes: `room`, `theme` (`light` or
 * `dark`; else the system's), `lang` (`en`, `de` or `ar`; else the reader's), `label` (what the frame is called for who does not see it). Its size is the page's matter.
 */
(() => {
  const base = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const ROOM = /^[a-z0-9][a-z0-9._-]{0,63}$/;
  const style = new CSSStyleSheet();
  style.replaceSync(`:host { display: block; block-size: 30rem; } :host([hidden]) { display: none; }
    iframe { inline-size: 100%; block-size: 100%; border: 0; color-scheme: normal; }`);

  class ChatRoom extends HTMLElement {
    static observedAttributes = ['room', 'theme', 'lang', 'label'];

    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [style];
    }

    connectedCallback() {
      this.#show();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#show();
    }

    #show() {
      const room = this.getAttribute('room') ?? 'lobby';
      const root = /** @type {ShadowRoot} */ (this.shadowRoot);
      if (!ROOM.test(room)) {
        const words = document.createElement('p');
        words.textContent = `"${room}" is no name of a room: a-z, 0-9, dots, dashes and underscores, 64 characters at most.`;
        root.replaceChildren(words);
        return;
      }
      const address = new URL('embed.html', base);
      const theme = this.getAttribute('theme');
      if (theme) address.searchParams.set('theme', theme);
      if (this.lang) address.searchParams.set('lang', this.lang);
      address.hash = `/${room}`;
      const frame = root.querySelector('iframe') ?? document.createElement('iframe');
      frame.title = this.getAttribute('label') ?? `Chat: ${room}`;
      frame.allow = 'clipboard-write';
      frame.setAttribute('part', 'frame');
      // A new room is a new page: an address that differs only in its hash would load nothing.
      if (frame.isConnected && frame.src !== address.href) frame.remove();
      if (frame.src !== address.href) frame.src = address.href;
      if (!frame.isConnected) root.replaceChildren(frame);
    }
  }
  // Two scripts on a page, as two portlets bring them, are one element.
  if (!customElements.get('chat-room')) customElements.define('chat-room', ChatRoom);
})();
