// It speaks the visitor's language, as the widget in it does, unless that has a `lang` of its own.
document.documentElement.lang = navigator.language;
// Keeps the page for use without a network; where that can't be, it is a page like any other.
navigator.serviceWorker?.register('worker.js').catch(() => {});
