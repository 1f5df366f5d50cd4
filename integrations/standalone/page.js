// Keeps the page for use without a network; where that can't be, it is a page like any other.
navigator.serviceWorker?.register('worker.js').catch(() => {});
