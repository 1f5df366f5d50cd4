// Runs in every measured page before anything of its own. All pages are measured by this one script,
// in milliseconds since the navigation began.
(() => {
  const CARD = '[data-view], #fbjs';
  const ANSWER = '[data-answer]:not([data-answer=skip]), #fbjs fieldset label';
  const BACK = '[data-action=back]';
  const LEAVE = '[data-action=leave]';
  const LEFT_KEY = 'bench: left after';

  const taps = [];
  const shifts = observe('layout-shift');
  const tasks = observe('longtask');
  const paints = observe('paint');
  const firstAnswer = new Promise(resolve => eachFrame(() => isThere(ANSWER) && afterPaint(resolve)));
  let firstAnswerMs;
  firstAnswer.then(time => { firstAnswerMs = time });

  // A tap is measured from the moment in which the finger touches the screen to the first frame that
  // shows another step.
  addEventListener('pointerdown', ({ timeStamp: at }) => {
    const tap = { at, ms: null };
    const before = step();
    taps.push(tap);
    eachFrame(() => performance.now() - at > 5000
      || step() != before && afterPaint(time => { tap.ms = time - at }));
    if (isThere(LEAVE)) {
      // The page does not outlive it by long; the one after it reads this. Without a frame of its own
      // the page was seen until it was gone.
      const leave = time => { sessionStorage[LEFT_KEY] ??= time - at };
      eachFrame(() => isCovered() && afterPaint(leave));
      addEventListener('pagehide', () => leave(performance.now()));
    }
  }, true);

  window.bench = { firstAnswer, targets, report, leaving: () => centre(visible(LEAVE)[0]), left };

  /** The centres of what can be tapped now; `turn` chooses among the answers. */
  function targets(turn) {
    const answers = visible(ANSWER);
    return {
      answer: centre(answers[turn % answers.length]),
      back: centre(visible(BACK)[0]),
      isDone: isThere('[data-view=result]') || isThere('#fbjs') && !isThere('#fbjs fieldset'),
    };
  }

  function report() {
    const resources = performance.getEntriesByType('resource');
    const wasm = resources.find(({ name }) => name.endsWith('.wasm'));
    const isComplete = wasm || !document.querySelector('love-languages');
    const firstPaint = Math.min(...paints.map(paint => paint.startTime));
    const late = tasks.filter(task => task.startTime + task.duration > firstPaint);
    const sum = numbers => numbers.reduce((sum, number) => sum + number, 0);
    return {
      now_ms: performance.now(),
      first_answer_ms: firstAnswerMs,
      // Nothing, as long as the app is on its way.
      loaded_ms: isComplete ? Math.max(0, ...resources.map(({ responseEnd }) => responseEnd)) : null,
      blocking_ms: sum(late.map(({ duration }) => Math.max(0, duration - 50))),
      longest_task_ms: Math.max(0, ...late.map(({ duration }) => duration)),
      shift: sum(shifts.map(({ value }) => value)),
      widgets: [...document.querySelectorAll('love-languages')].filter(host =>
        [...host.shadowRoot.querySelectorAll(CARD)].some(card => card.checkVisibility())).length,
      taps,
    };
  }

  /** How long it took to cover the page before this one. */
  function left() {
    return +sessionStorage[LEFT_KEY];
  }

  /** Whether something that is no part of the page's body lies over all of it. */
  function isCovered() {
    // To look for what lies where takes a slow phone its time, so only once there is something.
    if (document.documentElement.lastElementChild == document.body) return false;
    const places = [.02, .5, .98];
    return places.every(x => places.every(y => {
      const top = document.elementFromPoint(innerWidth * x, innerHeight * y);
      return top?.parentNode == document.documentElement && top != document.body;
    }));
  }

  function observe(type) {
    const entries = [];
    new PerformanceObserver(list => entries.push(...list.getEntries())).observe({ type, buffered: true });
    return entries;
  }

  function visible(selector) {
    const root = document.querySelector('love-languages')?.shadowRoot ?? document;
    return [...root.querySelectorAll(selector)].filter(element => element.checkVisibility());
  }

  function isThere(selector) {
    return visible(selector).length > 0;
  }

  function step() {
    return visible(CARD)[0]?.textContent;
  }

  function centre(element) {
    if (!element) return null;
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  }

  /** Looks at every frame until there is what it looks for. */
  function eachFrame(look) {
    requestAnimationFrame(() => look() || eachFrame(look));
  }

  /** Calls back when the frame that is being made has been painted. */
  function afterPaint(call) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => call(performance.now());
    port2.postMessage(0);
    return true;
  }
})();
