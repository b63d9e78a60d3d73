// Before the page is closed or loaded anew, the browser asks if there is something written that is nowhere else.
window.addEventListener('beforeunload', (event) => {
  if (document.querySelector('[data-unsaved]')) event.preventDefault();
});
