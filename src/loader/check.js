// The panel of `debug`: what is wrong with a page, each cause by its name and with its mend. It is a file of its
// own beside the loader, which asks for it only where `debug` is set: as a module, which passes a nonce and
// Trusted Types, else as a plain script, which needs no CORS. So it has no import, no export and no
// `import.meta`, and it is told nothing: what it says it finds out by looking and by trying.
//
// `cargo xtask build` fills in every `BUILD.…` (xtask/src/loader.rs).
(() => {
  const TAG = 'love-languages';
  /** By a cause's short name: its name, what is found, its mend, what to put in. */
  const CAUSES = BUILD.causes;
  /** Where the app's files lie beside the loader; none where the loader has them in itself. */
  const FOLDER = BUILD.folder;
  const STYLES = BUILD.css;
  /** What is in the name of a file that is our script. */
  const LOADERS = BUILD.loaders;
  /** Our stylesheets that a page may link. */
  const THEMES = BUILD.themes;
  /** Settings that are addresses. */
  const ADDRESSES = BUILD.addresses;
  /** Attributes that any element may have, or with `*` what such begin with. */
  const ANYBODYS = BUILD.anybodys;
  /** Nothing more than a module that does nothing, as the loader tries it. */
  const SMALLEST = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

  const known = customElements.get(TAG);
  if (!known) return;
  // Where it came as a script, each trouble brings it once more.
  if (known.check) return known.check();
  known.check = look;

  /** Where this file came from: it lies beside the loader, whoever hides the running script. */
  const own = /(https?:[^\s()]*)check\.js/.exec(Error().stack)?.[1];
  const loader = findLoader();
  const base = own ?? loader ?? document.baseURI;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  /** The widgets with `debug`, and what shows the panel of each. */
  const panels = new Map();
  /** What a policy forbade since this file came. */
  const violations = [];
  /** What is wrong with the page, whichever widget is asked; and what the app said when it failed. */
  let found, trouble, looking;

  addEventListener('securitypolicyviolation', event => violations.push(event));
  for (const type of ['ready', 'error', 'view'])
    addEventListener(`ll-${type}`, event => {
      const [host] = event.composedPath();
      trouble = event.detail?.cause ?? trouble;
      if (type == 'error' || host.hasAttribute('debug') && !panels.has(host)) look();
    });
  if (document.readyState == 'loading') document.addEventListener('DOMContentLoaded', look);
  look();

  /** Finds the widgets, says of each what is known, and looks once more for what is wrong. */
  async function look() {
    for (const host of widgetsIn(document)) if (!panels.has(host) && host.hasAttribute('debug')) open(host);
    show();
    looking = (looking ?? Promise.resolve()).then(findAll).catch(error => console.warn(`[${TAG}] check: ${error}`));
    await looking;
    show();
  }

  function widgetsIn(tree) {
    return [...tree.querySelectorAll('*')].flatMap(element => [
      ...element.localName == TAG ? [element] : [],
      ...element.localName != TAG && element.shadowRoot ? widgetsIn(element.shadowRoot) : [],
    ]);
  }

  // ---- What is wrong ------------------------------------------------------------------------------

  async function findAll() {
    const all = [];
    const add = (id, values = {}) => {
      const same = all.find(other => other.id == id && other.values.key == values.key);
      if (!same) all.push({ id, values: { ...values } });
      else if (values.file) same.values.file += `, ${values.file}`;
    };
    await findWasm(add);
    if (FOLDER == null) await findData(add);
    else {
      const languages = new Set([...panels.keys()].map(host => stageOf(host).lang).filter(language => language));
      const words = [...languages].flatMap(language => [`${language}.bin`, `${language}.later.bin`]);
      const files = ['app.js', 'app.wasm', 'later.wasm', ...words];
      // All at once, and told in their order, whichever answers first.
      const told = await Promise.all(files.map(async file => {
        const own = [];
        await findFile((...finding) => own.push(finding), file);
        return own;
      }));
      for (const finding of told.flat()) add(...finding);
      // What is fetched may be had, and still not be run.
      if (!all.length && [...panels.keys()].some(hasFailed)) await findModule(add);
    }
    await findThemes(add);
    await findVersions(add);
    findStorage(add);
    found = all;
  }

  /** Whether WebAssembly may be compiled; who forbids it says so in an event, or not at all. */
  async function findWasm(add) {
    const before = violations.length;
    try {
      new WebAssembly.Instance(new WebAssembly.Module(SMALLEST));
      return;
    } catch {}
    for (const policy of await policiesSince(before))
      addPolicy(add, 'csp-wasm', policy, 'script-src', "'wasm-unsafe-eval'");
  }

  /** The single file fetches what it has in itself: nothing but a policy can forbid that. */
  async function findData(add) {
    const before = violations.length;
    try {
      await fetch('data:,');
      return;
    } catch {}
    const host = 'data: addresses, in which the single file has its parts';
    for (const policy of await policiesSince(before))
      addPolicy(add, 'csp-connect', policy, 'connect-src', 'data:', host);
  }

  /** A theme's stylesheet that the page links, and that gave no style. */
  async function findThemes(add) {
    for (const link of document.querySelectorAll('link[rel~=stylesheet]')) {
      const theme = THEMES.find(theme => new URL(link.href, base).pathname.endsWith(`/${theme}`));
      if (theme && !hasRules(link.sheet)) await findFile(add, theme.split('/').pop(), link.href);
    }
  }

  function hasRules(sheet) {
    try {
      return sheet?.cssRules.length;
    } catch {
      // One of another server, which can't be read, is there.
      return true;
    }
  }

  /** Asks for a file, and if need be finds out why it does not come. */
  async function findFile(add, file, address = FOLDER + file) {
    const url = new URL(address, base);
    const { host, href, origin } = url;
    const before = violations.length;
    try {
      const response = await fetch(url);
      const type = response.headers.get('content-type')?.split(';')[0].trim() || 'nothing';
      const wanted = file.endsWith('.js') ? 'text/javascript' : file.endsWith('.wasm') ? 'application/wasm'
        : file.endsWith('.css') ? 'text/css' : '';
      // What a server says in the place of a file that it does not have.
      if (!response.ok || type == 'text/html') {
        const status = response.ok ? 'with a page' : response.status;
        add('missing', { key: status, file, folder: new URL('.', url).href, status, address: href });
      } else if (wanted && !(wanted == type || /\/(x-)?(java|ecma)script$/.test(type) && file.endsWith('.js')))
        add('mime', { key: type + wanted, file, type, wanted });
      return;
    } catch {}
    const forbidding = (await violationsSince(before))
      .filter(event => event.effectiveDirective == 'connect-src' && event.blockedURI.startsWith(origin));
    for (const event of forbidding) addPolicy(add, 'csp-connect', event.originalPolicy, 'connect-src', sourceOf(url));
    if (forbidding.length) return;
    // Without asking to read it: then only the header is missing.
    const isThere = await fetch(url, { mode: 'no-cors' }).then(() => true, () => false);
    if (isThere && origin != location.origin) add('cors', { key: host, host });
    else add('silent', { key: host, host, address: href });
  }

  /** Runs the app's script as the loader does. */
  async function findModule(add) {
    const url = new URL(`${FOLDER}app.js`, base);
    const before = violations.length;
    try {
      await import(`${url}#check`);
    } catch {
      for (const event of await violationsSince(before))
        if (event.effectiveDirective.startsWith('script-src'))
          addPolicy(add, 'csp-script', event.originalPolicy, 'script-src', sourceOf(url));
    }
  }

  /** Two loaders of one version are harmless, and of one whose version nobody tells nothing is known. */
  async function findVersions(add) {
    const scripts = [...document.scripts].map(script => script.src);
    const loaded = performance.getEntriesByType('resource').map(entry => entry.name);
    const addresses = new Set([...scripts, ...loaded].filter(isLoader).map(address => address.split(/[?#]/)[0]));
    if (addresses.size < 2) return;
    const versions = await Promise.all([...addresses].map(async address => {
      const text = await fetch(address).then(response => response.ok ? response.text() : '', () => '');
      // Another's script may have such a name, and versions of its own.
      if (!text.includes('ll-start')) return {};
      return { address, version: /["'`](\d+\.\d+\.\d+[\w.-]*)["'`]/.exec(text)?.[1] };
    }));
    const runs = versions.find(({ version }) => version == known.version);
    for (const { address, version } of versions)
      if (version && version != known.version && runs)
        add('versions', {
          key: address,
          version: known.version,
          address: runs.address,
          other: version,
          otherAddress: address,
          older: version.localeCompare(known.version, 'en', { numeric: true }) < 0 ? address : runs.address,
        });
  }

  function findStorage(add) {
    const blocked = [['sessionStorage', 'nothing for a reload'], ['localStorage', 'nothing for another visit']]
      .filter(([name]) => !isStored(name)).map(([, what]) => what);
    if (blocked.length) add('storage', { what: blocked.join(' and ') });
  }

  function isStored(name) {
    const key = `${TAG} check`;
    try {
      self[name].setItem(key, '1');
      self[name].removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  // ---- Policies -----------------------------------------------------------------------------------

  /** Those that forbade something since then, or else the page's own: not every browser tells which it was. */
  async function policiesSince(before) {
    const events = await violationsSince(before);
    return new Set(events.length ? events.map(event => event.originalPolicy) : [policyOfMeta() ?? '']);
  }

  function policyOfMeta() {
    return document.querySelector('meta[http-equiv=content-security-policy i]')?.content;
  }

  /** How a policy names whoever has a file. */
  function sourceOf(url) {
    return url.origin == location.origin ? "'self'" : url.origin;
  }

  function addPolicy(add, id, policy, directive, source, host = new URL(base).host) {
    add(id, { key: policy, host, directive: amended(policy, directive, source) });
  }

  /** A policy's directive with one source more: of its own sources, or else of those that count in its place. */
  function amended(policy, directive, source) {
    const directives = policy.split(';').map(part => part.trim().split(/\s+/));
    const sources = name => directives.find(([other]) => other.toLowerCase() == name)?.slice(1);
    const element = directive == 'script-src' && source != "'wasm-unsafe-eval'" && sources('script-src-elem');
    const name = element ? 'script-src-elem' : directive;
    const files = sourceOf(new URL(base));
    const had = sources(name) ?? sources('default-src') ?? [files];
    return [name, ...had.filter(other => other != "'none'" && other != source), source].join(' ');
  }

  /** Events of a policy come a task later. */
  async function violationsSince(before) {
    await new Promise(resolve => setTimeout(resolve, 50));
    return violations.slice(before);
  }

  // ---- What is shown ------------------------------------------------------------------------------

  function stageOf(host) {
    return host.shadowRoot.firstChild;
  }

  /** Whether the fallback, or the card with a way on, is there for good. */
  function hasFailed(host) {
    return host.shadowRoot.querySelector('slot');
  }

  /** In the head nothing can be shown: the loader puts a widget there where the page has none. */
  function isStranded(host) {
    return document.head.contains(host);
  }

  function open(host) {
    const panel = draw('div', { class: 'check', lang: 'en', dir: 'ltr' });
    panels.set(host, panel);
    const { shadowRoot } = host, stage = stageOf(host);
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
    const place = () => {
      if (!panels.has(host)) return;
      if (isStranded(host)) {
        // A page that is still read may have a tag further on.
        if (document.readyState == 'loading') return;
        const stand = panel.getRootNode().host ?? document.body.appendChild(draw('div', {}));
        const root = stand.shadowRoot ?? stand.attachShadow({ mode: 'open' });
        root.adoptedStyleSheets = shadowRoot.adoptedStyleSheets;
        root.append(panel);
        return;
      }
      // The loader takes away what stands behind the stage, and puts its own line there.
      if (panel != shadowRoot.lastChild) shadowRoot.append(panel);
      for (const node of [...shadowRoot.childNodes]) if (node.nodeType == 3 || node.localName == 'script') node.remove();
    };
    const dress = () => {
      for (const name of ['--d', '--ll-accent'])
        panel.style.setProperty(name, stage.style.getPropertyValue(name));
    };
    new MutationObserver(place).observe(shadowRoot, { childList: true });
    new MutationObserver(() => (dress(), show())).observe(stage, { attributes: true });
    // The app says below its view which settings it did not take.
    new MutationObserver(show).observe(stage, { childList: true, subtree: true, characterData: true });
    new MutationObserver(() => {
      if (host.hasAttribute('debug')) return show();
      panels.delete(host);
      panel.remove();
    }).observe(host, { attributes: true });
    if (document.readyState == 'loading') document.addEventListener('DOMContentLoaded', place);
    place();
    dress();
  }

  function show() {
    for (const [host, panel] of panels) {
      const wrong = [...found ?? []];
      if (isStranded(host)) wrong.unshift({ id: 'stripped', values: {} });
      for (const complaint of complaintsOf(host)) wrong.push({ id: 'setting', values: { complaint } });
      const facts = factsOf(host);
      const state = JSON.stringify([wrong, facts, !found, trouble]);
      if (panel.shown == state) continue;
      panel.shown = state;
      const isFolded = panel.querySelector('details')?.open == false;
      panel.replaceChildren(draw('section', { class: 'll', 'aria-label': 'Check my page' },
        draw('details', isFolded ? {} : { open: '' },
          draw('summary', {}, draw('b', {}, 'Check my page')),
          draw('p', { role: 'status' }, verdict(host, wrong)),
          draw('ul', {}, ...wrong.map(drawFinding)),
          draw('dl', {}, ...facts.flatMap(([name, text]) => [draw('dt', {}, name), draw('dd', {}, text)])),
        ),
      ));
    }
  }

  function verdict(host, wrong) {
    if (!found) return 'Looking …';
    if (wrong.length) return wrong.length == 1 ? 'One thing to mend:' : `${wrong.length} things to mend:`;
    return hasFailed(host) ? trouble ?? 'The app did not start: the browser’s console says why.' : 'Nothing to mend.';
  }

  function drawFinding({ id, values }) {
    const [name, finding, mend, paste] = CAUSES[id];
    const fill = text => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    return draw('li', { class: id == 'setting' ? 'debug' : null, 'data-cause': id },
      draw('b', {}, name),
      draw('p', {}, fill(finding)),
      draw('p', {}, paste ? `${mend}:` : mend),
      ...paste ? [draw('code', {}, fill(paste))] : []);
  }

  /** What the app did not take, and what looks like a setting and is none. */
  function complaintsOf(host) {
    const refused = [...stageOf(host).querySelectorAll('.debug')].map(line => line.textContent);
    return [...refused, ...unbegunOn(host), ...misspeltOn(host)];
  }

  /** Addresses that leave out how they begin: to a browser each is a page beside this one. */
  function unbegunOn(host) {
    return ADDRESSES.flatMap(name => {
      const value = host.getAttribute(name)?.trim() ?? '', [first] = value.split(/[/?#]/);
      if (!/^[^.:\\ ][^:\\ ]*\.(?!(html?|php|aspx?|jsp|json|js|txt)$)\p{L}{2,}$/iu.test(first)) return [];
      const meant = (first.includes('@') ? 'mailto:' : 'https://') + value;
      return `${name}="${value}" is a page of this site with that name. Write “${meant}”.`;
    });
  }

  /** In the words of the builder's page that reads a source. */
  function misspeltOn(host) {
    const before = host.previousElementSibling;
    const speaker = host.closest(`[data-${TAG}]`) ?? (before?.src && isLoader(before.src) ? before : host);
    return speaker.getAttributeNames().flatMap(name => {
      const isData = name.startsWith('data-'), bare = isData ? name.slice(5) : name;
      const near = nearest(bare, speaker == host);
      // Elsewhere data-… may be anybody's: only what is ours but for a letter is a mistake.
      if (speaker != host) {
        if (!isData && isSetting(name) && name != 'lang') return `${name} does nothing here: write data-${name}.`;
        return isData && bare != TAG && !isSetting(bare) && near ? `${name} is no setting: data-${near}?` : [];
      }
      if (isData && isSetting(bare)) return `${name} does nothing on this tag: write ${bare}.`;
      return isSetting(name) || isAnybodys(name) ? [] : `${name} is no setting${near ? `: ${near}?` : '.'}`;
    });
  }

  function isSetting(name) {
    return known.observedAttributes.includes(name);
  }

  function isAnybodys(name) {
    return ANYBODYS.some(other => other.endsWith('*') ? name.startsWith(other.slice(0, -1)) : name == other);
  }

  /** A setting of the same letters but for one, which a long one may have another for; on a tag, that begins alike. */
  function nearest(name, isOnTag) {
    return known.observedAttributes.find(setting => {
      const rest = [...setting];
      const more = [...name].filter(letter => !rest.includes(letter) || !rest.splice(rest.indexOf(letter), 1));
      return name.length > 3 && more.length + rest.length <= (name.length > 5 && more.length == 1 ? 2 : 1)
        || isOnTag && name.length > 2 && (setting.startsWith(name) || name.startsWith(setting));
    });
  }

  /** What is so, wrong or not: pairs of a name and a text. */
  function factsOf(host) {
    const facts = [['Version', known.version]];
    if (loader) facts.push(['Script', from(loader)]);
    if (FOLDER == null) facts.push(['Files', 'in the script itself']);
    else facts.push(['Files', from(new URL(FOLDER, base).href)]);
    if (!isStranded(host)) facts.push(['Language', languageOf(host)]);
    if (found) {
      const storage = found.some(({ id }) => id == 'storage') ? 'blocked' : 'there';
      facts.push(['Storage', storage]);
    }
    return facts;
  }

  function from(address) {
    const { host, origin, pathname } = new URL(address);
    return origin == location.origin ? `${pathname}, on this site` : `${origin}${pathname}, on another server: ${host}`;
  }

  /** Which language, and who decided. The loader takes the nearest of what it speaks. */
  function languageOf(host) {
    const chosen = stageOf(host).lang;
    if (!chosen) return 'not yet chosen';
    const isNearest = tag => tag?.split('-')[0].toLowerCase() == chosen.split('-')[0].toLowerCase();
    const speaker = host.closest('[lang]');
    const browsers = navigator.languages.find(isNearest);
    if (isNearest(speaker?.lang)) {
      const who = speaker == host ? 'the tag' : speaker == document.documentElement ? 'the page' : 'the part of the page around it';
      return `${chosen}: ${who} says lang="${speaker.lang}"`;
    }
    const why = speaker ? `lang="${speaker.lang}" is none of the widget’s` : 'the page has no lang';
    return browsers ? `${chosen}: ${why}, and this browser prefers ${browsers}` : `${chosen}: ${why}, nor is what this browser prefers`;
  }

  function findLoader() {
    const loaders = [...document.scripts].map(script => script.src).filter(isLoader);
    return loaders.find(address => own && address.startsWith(own)) ?? loaders[0];
  }

  function isLoader(address) {
    const file = address.split(/[?#]/)[0].split('/').at(-1);
    return file.endsWith('.js') && LOADERS.some(name => file.includes(name));
  }

  function draw(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const name in attributes) if (attributes[name] != null) element.setAttribute(name, attributes[name]);
    element.append(...children);
    return element;
  }
})();
