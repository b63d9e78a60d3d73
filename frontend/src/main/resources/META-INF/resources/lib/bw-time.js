// <bw-time datetime="2026-11-26T02:00:00Z">: how long ago in the page's language; on hover when exactly, in the browser's zone.
(() => {
  const UNITS = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const language = () => document.documentElement.lang || 'en';
  const relative = (seconds) => {
    const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
    const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) || ['second', 1];
    return words.format(Math.trunc(seconds / size), unit);
  };
  class BwTime extends HTMLElement {
    static observedAttributes = ['datetime'];
    connectedCallback() {
      this.timer = setInterval(() => this.show(), 10000);
      this.show();
    }
    disconnectedCallback() { clearInterval(this.timer); }
    attributeChangedCallback() { this.show(); }
    show() {
      const at = new Date(this.getAttribute('datetime'));
      if (!this.isConnected || isNaN(at)) return;
      const text = relative((at - Date.now()) / 1000);
      if (this.textContent !== text) this.textContent = text;
      this.title = new Intl.DateTimeFormat(language(), { dateStyle: 'full', timeStyle: 'long' }).format(at);
    }
  }
  if (!customElements.get('bw-time')) customElements.define('bw-time', BwTime);
})();
