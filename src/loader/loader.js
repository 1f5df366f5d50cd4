// The script that a page embeds: it defines <love-languages>, mounts it by the rule below, shows the
// first five cards and brings the app when the widget comes near the screen or is touched.
//
// `cargo xtask build` fills in every `BUILD.…` (xtask/src/loader.rs). The cards come as data, since
// Trusted Types forbid `innerHTML`; nothing sets a style attribute, since a CSP may forbid that too.
(() => {
  /** What a link brought, out of the address before anything else can read it there. */
  let link;
  takeLink();

  const TAG = 'love-languages';
  const VERSION = BUILD.version;
  const MARKED = `[data-${TAG}]`;
  const ATTRIBUTES = BUILD.attributes;

  /** The widgets in the document. */
  const widgets = new Set();
  /** The cards' words by locale; those that are not the script's own come when they are asked for. */
  const spoken = { [BUILD.lang]: BUILD.words };
  /** What came is kept for a fresh start: the code, and by locale the words for it; `app` is that code as long
      as it can be called. */
  let first, app;
  const packs = {};
  /** Which locales' words are on their way or here. */
  let loading = {};
  /** The widget that was used last: what it knows is the newest. */
  let latest;
  let starting, attempts = 0, panics = 0;
  /** Why the app can't run, once that is known. */
  let cause;
  /** Runs from a press until its click is dealt with; and who waits for that. */
  let pressing, calm;
  /** For how long the app waits after a tap, in ms: once it is here, half as long each time. */
  let grace = 99;
  let sheet;

  // Modules and some tag managers hide the running script; then it is known by its file's name.
  const { currentScript } = document;
  const script = currentScript?.src ? currentScript : document.querySelector(`script[src*="${BUILD.file}"]`);
  // It came last of all that the loader asks for.
  if (document.adoptedStyleSheets) {
    define();
    mountBare();
  } else say('error', 'No adoptedStyleSheets');

  // ---- The mount rule: every way ends in an element ----------------------------------------------

  function define() {
    const known = customElements.get(TAG);
    if (known) {
      if (known.version != VERSION) say('warn', `${known.version} stays, not ${VERSION}`);
      return;
    }
    sheet = new CSSStyleSheet();
    // The app may have kept a rule with it: as tall after a reload as before, so that nothing below moves.
    sheet.replaceSync((/ .*/.exec(stored()) ?? '') + BUILD.css);
    // Asked before the first card is shown, so that none has to be taken back.
    probeWasm();
    customElements.define(TAG, elementClass());
    watchPresses();
    whenParsed(watchPage);
    for (const type of ['hashchange', 'pageshow'])
      addEventListener(type, () => takeLink() && [...widgets][0]?.receive());
  }

  /** A bare script adds an element after itself, unless the page, once whole, has one of its own; in the head only
      with `debug`, which then finds no place to be. */
  function mountBare() {
    const count = () => document.querySelectorAll(`${TAG},${MARKED}`).length;
    if (!script?.closest('[data-debug],body') || count()) return;
    const element = copySettings(script);
    script.after(element);
    whenParsed(() => count() > 1 && element.remove());
  }

  /** Marked elements hold a widget, with what stood in them as its fallback, and speak for it. */
  function fillMarked() {
    for (const marked of document.querySelectorAll(MARKED)) {
      // Remembered, so that a widget which the page takes out again stays out.
      const known = marked[TAG] ?? marked.querySelector(TAG);
      const element = marked[TAG] = copySettings(marked, known);
      if (known) continue;
      element.append(...marked.childNodes);
      marked.append(element);
    }
  }

  /** Gives an element, or a new one, the settings of `data-*`. */
  function copySettings(source, element) {
    element ??= draw([TAG]);
    for (const name of ATTRIBUTES) {
      const value = source.getAttribute(`data-${name}`);
      if (value == null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    return element;
  }

  function whenParsed(action) {
    if (document.readyState != 'loading') action();
    else document.addEventListener('DOMContentLoaded', action);
  }

  // ---- The element --------------------------------------------------------------------------------

  function elementClass() {
    return class extends HTMLElement {
      static version = VERSION;
      static observedAttributes = ATTRIBUTES;
      #widget = createWidget(this);

      connectedCallback() {
        this.#widget.enter();
      }
      disconnectedCallback() {
        this.#widget.leave();
      }
      attributeChangedCallback(name, before, after) {
        if (before != after) this.#widget.change(name);
      }
      /** Forgets the answers and starts again. */
      restart() {
        this.#widget.restart();
      }
      /** Goes to a view, by the names of the `view` attribute. */
      open(view) {
        this.#widget.open(view);
      }
    };
  }

  /** What stands behind an element, for as long as that lives: what can happen to it, then how it does. */
  function createWidget(host) {
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const stage = draw(['div', { class: 'stage' }]);
    root.append(stage);

    const [seed, ...keys] = crypto.getRandomValues(new Uint32Array(6));
    /** The cards' languages, shuffled by random keys, which is fair. */
    const order = [0, 1, 2, 3, 4].sort((a, b) => keys[a] - keys[b]);
    /** For each card a level from 0, or -1 for Skip. */
    let ratings = [];
    /** Its cards' words: until they are here it has nothing to show. */
    let words;
    /** Whether others are on their way: no app comes in the old ones. */
    let learning;
    /** Which card is shown; after the last, the wait for the app. */
    let at = 0;
    /** Whether the visitor has used a control: from then on nothing is taken away. */
    let acted;
    /** Near the screen or touched: the app should come. */
    let awake, announced;
    /** The loader's own card, until the app has drawn the same. */
    let card;
    /** What the app renders into, its newest state, and what was asked of it before it came. */
    let running, snapshot, orders = [];
    let patience;

    /** Watches for the screen to come within its own height. */
    const near = new IntersectionObserver(
      entries => entries.at(-1).isIntersecting && wake(), { rootMargin: '100%' },
    );
    for (const type of ['pointerdown', 'focusin']) stage.addEventListener(type, wake);
    stage.addEventListener('click', answer);
    const widget = {
      enter() {
        if (widgets.has(widget)) return;
        widgets.add(widget);
        widget.tint();
        // In the place of a snapshot, so that nothing else is drawn before it.
        if (link && !snapshot) {
          awake = snapshot = `ll=${link}`;
          link = '';
        }
        words = undefined;
        speak();
      },

      /** A moved element is back in a moment and keeps everything; a removed one frees its memory. */
      leave() {
        setTimeout(() => {
          if (host.isConnected || !widgets.delete(widget)) return;
          awake = false;
          near.disconnect();
          rest();
        }, 100);
      },

      /** Shows what can be shown at once, and has the app come when it is time. */
      begin() {
        clearTimeout(patience);
        while (stage.nextSibling) stage.nextSibling.remove();
        if (!words) return;
        if (cause) return fail();
        if (hasCards()) {
          showStep();
          announce();
        } else if (stage.firstChild) showWaiting();
        else patience = setTimeout(showWaiting, 1000);
        if (awake) wake();
        else near.observe(host);
      },

      mount() {
        const pack = packs[words?.lang];
        if (running || !app || !awake || pressing || !pack || learning) return;
        try {
          running = app.place(host, words.lang, pack, taps(), at, snapshot, save, tell, () => {
            clearTimeout(patience);
            announce();
          });
        } catch (error) {
          // What it could not read must not be what a new attempt finds here.
          delete packs[words.lang];
          return panicked(error);
        }
        for (const order of orders.splice(0)) order();
        if (link) widget.receive();
      },

      change(name) {
        if (!widgets.has(widget)) return;
        widget.tint();
        if (name == 'lang') return speak();
        if (running) app.attributes(running);
        else if (name == 'view' && !acted) widget.begin();
      },

      /** Takes over the theme and the accent. */
      tint() {
        // `auto` follows the page itself: a light text stands on a dark page, whatever the phone says.
        const theme = host.getAttribute('theme');
        const dark = theme == 'dark' || theme != 'light' && isLight(getComputedStyle(host).color);
        stage.style.setProperty('--d', +dark);
        const accent = host.getAttribute('accent');
        // What is no colour would take all others with it; the app names it.
        stage.style.setProperty('--ll-accent', CSS.supports('color', accent) ? accent : '');
      },

      restart() {
        if (running) return app.restart(running);
        if (ratings.length) stored('');
        ratings = [];
        at = 0;
        if (!hasCards()) orders.push(() => app.restart(running));
        widget.begin();
      },

      open(view) {
        if (running) return app.open(running, view);
        orders.push(() => app.open(running, view));
        wake();
      },

      /** One widget gets what a link brought. */
      receive() {
        if (!running) return wake();
        app.open(running, `ll=${link}`);
        link = '';
      },
    };
    return widget;

    // When it shows what

    /** Takes over the locale that is wanted, once its first words are here: what was done stays. */
    function speak() {
      const locale = localeOf(host);
      const found = spoken[locale];
      learning = !found;
      if (learning) return learn(locale, speak);
      if (found == words) return widget.mount();
      words = found;
      stage.lang = words.lang;
      stage.dir = words.dir;
      rest();
      widget.begin();
    }

    /** Gives its app back. */
    function rest() {
      if (!running) return;
      running.remove();
      app?.park(running);
      running = undefined;
    }

    /** Who comes back, or starts elsewhere, must not see the first question flash by. */
    function hasCards() {
      return !snapshot && (ratings.length || !(orders[0] || stored() || (host.getAttribute('view') || 'quiz') != 'quiz'));
    }

    function wake() {
      if (!widgets.has(widget)) return;
      awake = true;
      near.disconnect();
      if (words) load(words.lang);
      widget.mount();
    }

    // The first cards

    function answer({ target }) {
      const control = target.closest('button');
      if (!control) return;
      acted = true;
      if (!card?.contains(control)) return;
      const { answer, action } = control.dataset;
      if (action == 'retry') return retry();
      if (action) at--;
      else {
        if (!ratings.length) tell('ll-start');
        ratings[at++] = answer == 'skip' ? -1 : +answer;
        // For a reload before the app is there; it reads this too.
        stored(taps());
      }
      showStep(true);
    }

    /** What was tapped, as the app reads it. */
    function taps() {
      return `${[0, seed, order, ratings]}`;
    }

    function showStep(tapped) {
      if (at == order.length) return showWaiting(tapped);
      show(words.card(words.byLanguage[order[at]], words.byPosition[at]), tapped);
      card.querySelector(`[data-answer="${ratings[at]}"]`)?.setAttribute('aria-pressed', true);
    }

    function showWaiting(tapped) {
      showPlain('waiting', words.wait, '', 'back', words.back, tapped);
      card.querySelector('button').disabled = !at;
    }

    function showPlain(view, heading, text, action, label, tapped) {
      show(['section', { class: 'll', part: 'card', 'data-view': view, role: 'status' },
        ['h2', { id: 'heading', part: 'heading', tabindex: '-1' }, heading],
        ['div', { class: 'act' }, ['p', {}, text]],
        ['div', { class: 'foot' }, ['button', { class: 'q', 'data-action': action }, label]],
      ], tapped);
    }

    function show(tree, tapped) {
      const focused = root.activeElement;
      // Taken away with the focus, it would cost a slow phone another layout.
      focused?.blur();
      card = draw(tree);
      stage.replaceChildren(card);
      if (tapped || focused) card.querySelector('h2').focus({ preventScroll: true });
    }

    function save(text) {
      snapshot = text;
      latest = widget;
    }

    // Trouble

    /** The author's fallback, or, once the visitor has begun, a friendly card with a way on. */
    function fail() {
      running = undefined;
      tell('ll-error', { cause });
      if (acted || !(host.textContent.trim() || host.children[0])) showTrouble();
      else stage.replaceChildren();
      root.append(draw(['slot']));
    }

    function showTrouble() {
      showPlain('trouble', words.trouble, words.troubleText, 'retry', words.retry);
      offer('cta-url', '', host.getAttribute('cta-label') || words.contact);
      offer('phone', 'tel:');
    }

    /** The practice's links, where they are links, are the way on that is left. */
    function offer(attribute, scheme, text) {
      const value = host.getAttribute(attribute)?.replace(scheme, '');
      const link = draw(['a', { class: 'q', href: scheme + value, 'data-action': attribute }, text ?? `${value}`]);
      if (value && /^(https?|mailto|tel|sms):$/.test(link.protocol)) card.lastChild.append(link);
    }

    // Events

    /** The first question can be answered. */
    function announce() {
      // Whoever has just inserted the element may want to listen first.
      announced ??= setTimeout(tell, 0, 'll-ready');
    }

    function tell(name, detail) {
      // A panel says what is wrong. Where no module may come, a script may; where neither may, the cause stays.
      if (host.hasAttribute('debug'))
        import(assetUrl('../../check.js')).catch(() => {
          root.append([cause]);
          root.append(draw(['script', { src: assetUrl('../../check.js') }]));
        });
      if (host.hasAttribute('datalayer')) (self.dataLayer ??= []).push({ event: name, ...detail });
      host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    }
  }

  /** What the tab keeps, if need be after it was given something new. */
  function stored(news) {
    try {
      if (news != null) sessionStorage[TAG] = news;
      return sessionStorage[TAG] || localStorage[TAG];
    } catch {
      // Storage may be forbidden; then nothing is stored.
    }
  }

  /** Whether a computed colour is a light one: by its green in rgb(), else by what comes first. */
  function isLight(color) {
    const [x, y] = color.match(/[\d.]+/g) ?? [];
    return color[0] == 'r' ? y > 150 : x > (x > 1 ? 60 : .6);
  }

  /** Makes an element of `['tag', {attributes}, ...children]`; an attribute that is null is none. */
  function draw([tag, attributes, ...children]) {
    const space = /svg|path|rect/.test(tag) ? '2000/svg' : '1999/xhtml';
    const element = document.createElementNS(`http://www.w3.org/${space}`, tag);
    for (const name in attributes)
      if (attributes[name] != null) element.setAttribute(name, attributes[name]);
    element.append(...children.map(child => child.map ? draw(child) : child));
    return element;
  }

  // ---- The app, once for all widgets -------------------------------------------------------------

  /** The locale of ours that is nearest to what the page says, or else the browser. */
  function localeOf(host) {
    const language = tag => tag?.split('-')[0].toLowerCase();
    return [host.closest('[lang]')?.lang, ...navigator.languages]
      .map(tag => BUILD.locales.find(locale => language(locale) == language(tag)))
      .find(locale => locale) ?? BUILD.lang;
  }

  /** Brings the cards' words of a locale; where they can't be had, the script's own take their place. */
  async function learn(locale, then) {
    try {
      spoken[locale] = (await import(assetUrl(locale + '.js'))).default;
    } catch (error) {
      say('error', `${locale} did not load: ${error}`);
      spoken[locale] = spoken[BUILD.lang];
    }
    then();
  }

  /** Brings the app, and a locale's words for it. */
  async function load(locale) {
    if (cause || loading[locale]) return;
    loading[locale] = 1;
    try {
      const words = packs[locale] ?? get(locale + '.bin').then(response => response.arrayBuffer());
      [packs[locale]] = await Promise.all([words, starting ??= start()]);
      mountAll();
    } catch (error) {
      refuse(`The app did not start: ${error}. Look at files, MIME, CORS, CSP`);
    }
  }

  /** Starts the app, or gives it a fresh start. What is of use only once it is here is in handover.js. */
  async function start() {
    const [code, response] = first ? [first] : await Promise.all([
      // Browsers remember a module that failed by its whole address, so a new attempt has a new one.
      import(`${assetUrl('app.js')}#${attempts++}`),
      get('app.wasm'),
    ]);
    const whenCalm = () => pressing && new Promise(resolve => calm = resolve);
    await code.start(response, { get, say, calm: whenCalm, panicked, tint: tintAll, sheet });
    app = first = code;
  }

  async function get(file) {
    // What comes after the app gives way to everything else.
    const response = await fetch(assetUrl(file), app && { priority: 'low' });
    if (!response.ok) throw Error(`${file} answers ${response.status}`);
    return response;
  }

  /** Where a file lies, whatever the page's own address: beside the script, or in it. */
  function assetUrl(file) {
    return BUILD.address;
  }

  function mountAll() {
    latest?.mount();
    widgets.forEach(widget => widget.mount());
  }

  /** The app tells when the page may have changed its colours. */
  function tintAll() {
    widgets.forEach(widget => widget.tint());
  }

  /**
   * The app says this from within, so its end waits. Everything is then taken down and built again
   * on a new instance, within one task and from the newest snapshots; a second time it stays down.
   */
  function panicked(error) {
    if (!app) return;
    app = undefined;
    setTimeout(() => {
      // The press that broke it is over: what follows does not wait for it.
      pressing = 0;
      refuse(`The app broke: ${error}`);
      if (!panics++) retry();
    });
  }

  function refuse(message) {
    // Until someone tries again, nothing loads.
    cause = message;
    say('error', cause);
    widgets.forEach(widget => widget.begin());
  }

  function retry() {
    cause = starting = undefined;
    loading = {};
    widgets.forEach(widget => widget.begin());
  }

  /** Finds out with the smallest module there is; WebKit refuses to run it, not to read it. */
  function probeWasm() {
    try {
      new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    } catch (error) {
      refuse(`WebAssembly is refused: ${error}. A CSP needs 'wasm-unsafe-eval'`);
    }
  }

  function say(level, message) {
    console[level](`[${TAG}] ${message}`);
  }

  // ---- The page around ---------------------------------------------------------------------------

  /** Takes `ll=…` out of the fragment and leaves the rest of the address, and the history, as they are. */
  function takeLink() {
    const rest = location.href
      .replace(/#(.*&)?ll=([^&]*)&?/, (_, before, code) => (link = code, '#' + (before ?? '')));
    if (link) history.replaceState(history.state, '', rest.replace(/[#&]$/, ''));
    return link;
  }

  /** The app takes over between presses only: a click must not fall between two trees. */
  function watchPresses() {
    // For how long something may still follow, in ms: after a release it is a click, at once or never;
    // after a click it is the frame with the answer. Tapping on can't put the app off by it for ever.
    const pending = { pointerdown: 9e3, keydown: 9e3, pointerup: 300, pointercancel: 300, keyup: 300, click: 0 };
    for (const type in pending)
      addEventListener(type, () => {
        // A click alone counts too: scripts and assistive technology make such.
        if (!pressing && pending[type] == 300) return;
        clearTimeout(pressing);
        pressing = setTimeout(() => {
          pressing = 0;
          calm?.();
          mountAll();
        }, pending[type] || (grace >>= !!app));
      }, true);
  }

  /** A single-page app may mark an element later. */
  function watchPage() {
    fillMarked();
    new MutationObserver(fillMarked).observe(document, {
      childList: true,
      subtree: true,
      attributeFilter: [TAG, ...ATTRIBUTES].map(name => `data-${name}`),
    });
  }
})();
