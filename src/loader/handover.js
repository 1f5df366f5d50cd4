// What the loader leaves to the app's own file, since it is of use only once that is here: it is appended to
// wasm-bindgen's glue, whose functions it calls (`trim` in xtask/src/build.rs).

/** After a tap the next one comes no sooner than the first, and none is expected after the second, in ms. */
const FREE_MS = 150, QUICK_MS = 500;
/** Whoever waits for a frame goes on after so many ms in any case. */
const FRAME_MS = 100;

/** When a widget was last tapped, and its stage. */
let tappedAt, tapped;
addEventListener('click', event => {
  const stage = event.composedPath().find(element => element.className == 'stage');
  if (stage) [tappedAt, tapped] = [event.timeStamp, stage];
}, true);

/** The first file, compiled, for a fresh start. */
let compiled;
/** What comes after the first tap, by locale: its words, and the code that is the same for all. */
const rest = {};
/** By locale whether this instance has asked for the rest; and whether it is linked with its code. */
let asked, linked;
/** What the loader does for this file and for the app; and who waits until no press is going on. */
let loader, waiting;

/**
 * Starts the app, or gives it a fresh start.
 *
 * `response` is `app.wasm` as it comes, the first time; the loader can `get` a file, `say` something to the
 * console, and be `calm` once no press waits for its click; it is told `panicked` and `tint`, and its `sheet`
 * holds the styles.
 */
export async function start(response, tools) {
  loader = tools;
  const again = wasm;
  if (again) __wbg_reset_state();
  else {
    compiled ??= await compile(response, 'app.wasm');
    await whenFree();
    __wbg_finalize_init(await WebAssembly.instantiate(compiled, __wbg_get_imports()), compiled);
  }
  asked = {};
  linked = undefined;
  boot(bringRest, loader.panicked, loader.tint, loader.sheet);
  // Out of sight nobody taps, and timers take their time.
  if (!again && !document.hidden) await inParts(rehearse_mount);
  // What else may change the page's colours is watched by the app.
  matchMedia('(prefers-color-scheme:dark)').onchange = loader.tint;
  loader.tint();
  inParts(rehearse_quiz);
}

/** Mounts a widget: what it has drawn takes over place and focus from the card within one task, so nothing
    flickers. Then `shown` is called. */
export function place(host, locale, words, taps, at, snapshot, save, tell, shown) {
  // A reader's style sheet may stand before it.
  const root = host.shadowRoot, stage = root.querySelector('.stage'), card = stage.firstChild;
  const running = mount(host, locale, new Uint8Array(words), taps, at, snapshot, save, tell, swapWhenCalm);
  // Where Yew has much to do, it draws a task later: a tap on the card is the app's by then.
  const late = [];
  stage.addEventListener('click', keep, true);
  stage.coming = running;
  return running;

  function keep(event) {
    const control = card?.contains(event.target) && event.target.closest('button');
    if (!control) return;
    event.stopPropagation();
    late.push(control.dataset);
  }

  function swapWhenCalm() {
    const calm = whenCalm();
    calm ? calm.then(swap) : swap();
  }

  function swap() {
    stage.removeEventListener('click', keep, true);
    // While it waited, the widget may have gone or the app have broken.
    if (stage.coming != running || !host.isConnected || card?.isConnected === false) return;
    const old = stage.firstChild;
    const at = controls(stage).indexOf(root.activeElement);
    stage.append(running);
    if (at >= 0) {
      const found = controls(running);
      (found[at] ?? found[0]).focus({ preventScroll: true });
    }
    old?.remove();
    shown();
    for (const { answer, action } of late)
      running.querySelector(answer ? `[data-answer="${answer}"]` : `[data-action="${action}"]`)?.click();
  }
}

/** What can have the focus; the same view has the same, whoever drew it. */
function controls(view) {
  return [...view.querySelectorAll('h2,button,summary,a')];
}

/** Brings what comes after the first tap: the code to the app that runs, and the words in return. */
async function bringRest(locale) {
  const file = `${locale}.later.bin`;
  const bring = () => Promise.all([
    loader.get(file).then(response => response.arrayBuffer()),
    loader.get('later.wasm').then(response => compile(response, 'later.wasm')),
  ]).catch(error => loader.say('error', `The rest did not load: ${error}`));
  // Asked for twice, it was of no use the first time.
  rest[locale] = !asked[locale] && rest[locale] || await bring();
  asked[locale] = true;
  const [words, module] = rest[locale];
  await (linked ??= WebAssembly.instantiate(module, { __wasm_split: wasm }));
  // What changes on the screen by it must not come between a press and its click.
  await whenCalm();
  return words;
}

/** What is rehearsed in advance must not come before the answer to a tap. */
async function inParts(rehearse) {
  for (let part = 0; await whenFree(), rehearse(part); part++);
}

/** A task of its own for what nobody waits for: with whoever taps on and on, right after an answer and not just
    before the next tap. Whoever has no card to answer waits for the app. */
async function whenFree() {
  const since = performance.now() - tappedAt;
  const tapsOn = since < QUICK_MS;
  if (tapsOn && since > FREE_MS && tapped.querySelector('[data-answer]')) await new Promise(done => {
    addEventListener('click', done, { capture: true, once: true });
    setTimeout(done, QUICK_MS - since);
  });
  await new Promise(done => {
    // An answer is painted before.
    if (tapsOn) requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, tapsOn && FRAME_MS);
  });
}

/** Nothing, or, while a press waits for its click, what is resolved after that; the loader knows one who waits. */
function whenCalm() {
  waiting ??= loader.calm() || undefined;
  waiting?.then(() => waiting = undefined);
  return waiting;
}

/** From a response, or, where the server says that it is something else, from its bytes. */
async function compile(response, file) {
  const type = response.headers.get('content-type');
  if (type == 'application/wasm') return WebAssembly.compileStreaming(response);
  loader.say('warn', `${file}: MIME type ${type}`);
  return WebAssembly.compile(await response.arrayBuffer());
}
