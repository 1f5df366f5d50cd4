// Waits for the first question, then for the next one thirty times.
const [file, begins, done] = arguments;
const shown = () =>
  document.querySelector('love-languages').shadowRoot?.querySelector('#question')?.textContent;
// A message that is sent in a frame comes after it was painted.
const painted = condition => new Promise(resolve => {
  const look = () => {
    if (!condition()) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(0);
  };
  requestAnimationFrame(look);
});
(async () => {
  const opened = await painted(shown);
  if (!shown().startsWith(begins)) return done({ error: shown() });
  const came = performance.getEntriesByType('resource').find(({ name }) => name.endsWith(file));
  const tap_ms = [];
  for (let n = 0; n < 30; n += 1) {
    await new Promise(resolve => setTimeout(resolve, 100));
    const before = shown();
    const start = performance.now();
    document.querySelector('love-languages').shadowRoot.querySelector('[data-action=next]').click();
    tap_ms.push(await painted(() => shown() != before) - start);
  }
  done({ opened_ms: opened - came.responseEnd, tap_ms });
})();
