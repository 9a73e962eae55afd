// The hearts of a timeline: drawn at once, delivered one after the other, kept while there is no line.

export class Hearts {
  /** Hearts below `root`. `refused` is called when the server does not take one. */
  constructor(root, refused) {
    this.root = root;
    this.refused = refused;
    this.wishes = new Map(); // post -> what the viewer wants, until the server knows
    this.onTheirWay = new Set(); // posts of which a heart is being delivered
    this.heard = new Map(); // post -> the count that was told meanwhile
  }

  press(heart) {
    const post = heart.closest("article").dataset.postId;
    const likes = heart.getAttribute("aria-pressed") !== "true";
    const count = heart.querySelector("[data-testid=like-count]");
    heart.setAttribute("aria-pressed", likes);
    count.textContent = Number(count.textContent) + (likes ? 1 : -1);
    this.wish(post, likes);
  }

  wish(post, likes) {
    this.wishes.set(post, likes);
    this.deliver(post);
  }

  deliverAll() {
    for (const post of [...this.wishes.keys()]) this.deliver(post);
  }

  /** Two presses that travel at once could arrive the wrong way round. */
  async deliver(post) {
    if (this.onTheirWay.has(post)) return;
    this.onTheirWay.add(post);
    try {
      while (this.wishes.has(post)) await this.deliverWish(post, this.wishes.get(post));
    } catch {
      /* no line: kept, and delivered with the next connection */
    } finally {
      this.onTheirWay.delete(post);
    }
  }

  async deliverWish(post, likes) {
    const answer = await fetch(`/bericht/${post}/hart`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ on: likes }),
    });
    const told = answer.ok ? (await answer.json()).count : null;
    if (this.wishes.get(post) !== likes) return; // pressed again meanwhile
    this.wishes.delete(post);
    if (answer.ok) this.count({ [post]: this.heard.get(post) ?? told });
    else this.refused();
    this.heard.delete(post);
  }

  /** Show these counts. What is told while a heart is on its way waits for it. */
  count(counts) {
    for (const [post, number] of Object.entries(counts)) {
      const count = this.card(post)?.querySelector("[data-testid=like-count]");
      if (this.wishes.has(post)) this.heard.set(post, number);
      else if (count) count.textContent = number;
    }
  }

  /** Show which hearts the viewer gave, on this screen or on another one. */
  mark(mine) {
    for (const [post, likes] of Object.entries(mine)) {
      if (!this.wishes.has(post)) this.card(post)?.querySelector(".like").setAttribute("aria-pressed", likes);
    }
  }

  card(post) {
    return this.root.querySelector(`article[data-post-id="${post}"]`);
  }
}
