// Keeps what the console is told, what goes wrong and what the widgets tell the page.
window.lines = [];
window.events = [];
for (const level of ['log', 'info', 'warn', 'error']) {
  const original = console[level];
  console[level] = (...parts) => {
    lines.push(`${level}: ${parts.join(' ')}`);
    original.apply(console, parts);
  };
}
addEventListener('error', event => event.message && lines.push(`uncaught: ${event.message}`));
addEventListener('unhandledrejection', event => lines.push(`unhandled: ${event.reason}`));
// What a CSP forbids; asking for a page's icon is the browser's own doing.
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  if (!blockedURI.endsWith('/favicon.ico')) lines.push(`csp: ${effectiveDirective} ${blockedURI}`);
});
for (const name of ['ready', 'start', 'finish', 'view', 'invite', 'error']) {
  addEventListener(`ll-${name}`, ({ type, detail, target }) => events.push({ type, detail, id: target.id }));
}
window.globals = [];
globals.push(...Object.getOwnPropertyNames(window));
