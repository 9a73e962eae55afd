// Tells which cards were on the screen for a second, so that a teacher knows how many families a message reached.
const LONG_ENOUGH = 1000; // milliseconds
const APART = 2000; // milliseconds between two times that we tell
const MOST = 200; // cards that are told at once; the server takes no more
const STEPS = Array.from({ length: 21 }, (_step, number) => number / 20);

/** Whether half of the card is there, or half of a screen of a card that is higher. */
function isThere({ isIntersecting, boundingClientRect: card, intersectionRect: seen, rootBounds: screen }) {
  return isIntersecting && seen.height > 0 && seen.height >= Math.min(card.height, screen?.height ?? innerHeight) / 2;
}

/** Watch the cards below `days`, those that come later as well. */
export function noteSeen(days) {
  const told = new Teller();
  const timers = new Map(); // card on the screen -> what waits until it was there for a second
  const watcher = new IntersectionObserver((looks) => looks.forEach(look), { threshold: STEPS });
  const watched = new WeakSet();

  function look(entry) {
    const card = entry.target;
    if (!isThere(entry)) stop(card);
    else if (!timers.has(card)) start(card);
  }
  function start(card) {
    timers.set(card, document.hidden ? undefined : setTimeout(() => seen(card), LONG_ENOUGH));
  }
  function stop(card) {
    clearTimeout(timers.get(card));
    timers.delete(card);
  }
  function seen(card) {
    watcher.unobserve(card);
    timers.delete(card);
    told.add(card.dataset.postId);
  }
  function watch() {
    for (const card of days.querySelectorAll("article")) {
      if (watched.has(card)) continue;
      watched.add(card);
      if (!told.knows(card.dataset.postId)) watcher.observe(card);
    }
  }

  document.addEventListener("visibilitychange", () => {
    for (const card of [...timers.keys()]) {
      clearTimeout(timers.get(card));
      start(card); // a second without a break, from here on
    }
    if (document.hidden) told.tellNow();
  });
  window.addEventListener("pagehide", () => told.tellNow());
  new MutationObserver(watch).observe(days, { childList: true, subtree: true });
  watch();
}

/** Tells it in batches, each card once. What did not arrive is told again when there is a line. */
class Teller {
  constructor() {
    this.known = new Set();
    this.waiting = new Set();
    window.socket.on("connect", () => this.tellSoon());
    window.addEventListener("online", () => this.tellSoon());
  }

  knows(post) {
    return this.known.has(post);
  }

  add(post) {
    if (this.knows(post)) return;
    this.known.add(post);
    this.waiting.add(post);
    this.tellSoon();
  }

  tellSoon() {
    this.timer ??= setTimeout(() => this.tellNow(), APART);
  }

  async tellNow() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const posts = [...this.waiting].slice(0, MOST);
    if (!posts.length) return;
    for (const post of posts) this.waiting.delete(post);
    if (!(await arrived(posts))) for (const post of posts) this.waiting.add(post);
    else if (this.waiting.size) this.tellSoon();
  }
}

/** Whether the server has it. What it refuses, it refuses for good. */
async function arrived(posts) {
  try {
    const answer = await fetch("/tijdlijn/gezien", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ posts }),
      keepalive: true, // also of a page that is being left
    });
    return answer.status < 500;
  } catch {
    return false; // no line
  }
}
