// What the loader leaves to the app's own file, since it is of use only once that is here: it is appended to
// wasm-bindgen's glue, whose functions it calls (`trim` in xtask/src/build.rs).

/** The first file, compiled, for a fresh start. */
let compiled;
/** What comes after the first tap, by locale: its words, and the code that is the same for all. */
const rest = {};
/** By locale whether this instance has asked for the rest; and whether it is linked with its code. */
let asked, linked;

/**
 * Starts the app, or gives it a fresh start.
 *
 * `response` is `app.wasm` as it comes, the first time; `loader` does for the app what it did for this file:
 * `get` a file, `say` something to the console, be `calm` once no press waits for its click; it is told
 * `panicked` and `tint`, and its `sheet` holds the styles.
 */
export async function start(response, loader) {
  if (wasm) __wbg_reset_state();
  else {
    compiled ??= await compile(response, 'app.wasm', loader);
    __wbg_finalize_init(await WebAssembly.instantiate(compiled, __wbg_get_imports()), compiled);
  }
  asked = {};
  linked = undefined;
  boot(locale => bringRest(locale, loader), loader.panicked, loader.tint, loader.sheet);
  // What else may change the page's colours is watched by the app.
  matchMedia('(prefers-color-scheme:dark)').onchange = loader.tint;
  loader.tint();
}

/** Mounts a widget: what it has drawn takes over place and focus from the card within one task, so nothing
    flickers. Then `shown` is called. */
export function place(host, locale, words, taps, at, snapshot, save, tell, shown) {
  // A reader's style sheet may stand before it.
  const root = host.shadowRoot, stage = root.querySelector('.stage');
  const running = mount(host, locale, new Uint8Array(words), taps, at, snapshot, save, tell, () => {
    const card = stage.firstChild;
    const at = controls(stage).indexOf(root.activeElement);
    stage.append(running);
    if (at >= 0) {
      const found = controls(running);
      (found[at] ?? found[0]).focus({ preventScroll: true });
    }
    card?.remove();
    shown();
  });
  return running;
}

/** What can have the focus; the same view has the same, whoever drew it. */
function controls(view) {
  return [...view.querySelectorAll('h2,button,summary,a')];
}

/** Brings what comes after the first tap: the code to the app that runs, and the words in return. */
async function bringRest(locale, loader) {
  const file = `${locale}.later.bin`;
  const bring = () => Promise.all([
    loader.get(file).then(response => response.arrayBuffer()),
    loader.get('later.wasm').then(response => compile(response, 'later.wasm', loader)),
  ]).catch(error => loader.say('error', `The rest did not load: ${error}`));
  // Asked for twice, it was of no use the first time.
  rest[locale] = !asked[locale] && rest[locale] || await bring();
  asked[locale] = true;
  const [words, module] = rest[locale];
  await (linked ??= WebAssembly.instantiate(module, { __wasm_split: wasm }));
  // What changes on the screen by it must not come between a press and its click.
  await loader.calm();
  return words;
}

/** From a response, or, where the server says that it is something else, from its bytes. */
async function compile(response, file, loader) {
  const type = response.headers.get('content-type');
  if (type == 'application/wasm') return WebAssembly.compileStreaming(response);
  loader.say('warn', `${file}: MIME type ${type}`);
  return WebAssembly.compile(await response.arrayBuffer());
}
