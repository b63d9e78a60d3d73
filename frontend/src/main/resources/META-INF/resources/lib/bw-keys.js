// <bw-keys>: the keyboard of the whole console. Keys that are typed into something are left to it.
(() => {
  const PATIENCE = 1500;
  const typesInto = (element) => element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  const focused = () => {
    let element = document.activeElement;
    while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  class BwKeys extends HTMLElement {
    connectedCallback() {
      this.listener = (event) => this.pressed(event);
      document.addEventListener('keydown', this.listener);
    }
    disconnectedCallback() { document.removeEventListener('keydown', this.listener); }
    pressed(event) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (typesInto(focused())) return;
      const went = this.since && Date.now() - this.since < PATIENCE;
      this.since = 0;
      if (went && /^[a-z]$/.test(event.key)) this.act(event, () => this.$server.go(event.key));
      else if (event.key === 'g') this.since = Date.now();
      else if (event.key === '/') this.search(event);
      else if (event.key === '?') this.act(event, () => this.$server.list());
      else if (event.key === 'Escape') this.close(event);
    }
    act(event, work) {
      event.preventDefault();
      work();
    }
    search(event) {
      const field = document.querySelector('[data-search]');
      if (field) this.act(event, () => field.focus());
    }
    close(event) {
      const button = document.querySelector('[data-close]');
      if (button && !document.querySelector('vaadin-dialog[opened]')) this.act(event, () => button.click());
    }
  }
  if (!customElements.get('bw-keys')) customElements.define('bw-keys', BwKeys);
  document.addEventListener('click', (event) => {
    const skip = event.composedPath().find((element) => element.className === 'bw-skip');
    if (!skip) return;
    event.preventDefault();
    document.getElementById('content')?.focus();
  });
})();
