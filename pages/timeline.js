// Adopts the posts that the server drew, and keeps them alive: hearts, news, older posts, photos.
import { keepLine } from "/assets/line.js";

const TOAST = 4000; // milliseconds that a short word stays
const SPREAD = 400; // milliseconds over which phones ask for news, so that they do not all ask at once

export default {
  props: { lost: String, texts: Object, mostAsked: Number },
  render() {
    return Vue.h("div", { class: "timeline" });
  },

  mounted() {
    this.adopt(document.getElementById("first") ?? window.kvKept);
    this.wishes = new Map(); // hearts on their way: post -> wanted
    this.$el.addEventListener("click", this.click);
    this.watchTheEnd();
    this.letNoticeGo();
    this.line = keepLine(this.$el, this.lost);
    Vue.nextTick(() => {
      window.socket.on("klasvenster", this.hear);
      window.socket.on("connect", this.deliverWishes);
    });
    setTimeout(() => window.kvStyles?.(), 300);
    const early = window.kvEarly ?? [];
    window.kvEarly = null;
    for (const [post, likes] of early) this.wish(post, likes);
    window.addEventListener("popstate", () => this.show(location.search, false));
  },

  unmounted() {
    this.line.remove();
    window.kvKept = document.createElement("div");
    window.kvKept.append(...this.$el.childNodes);
    window.socket?.off("klasvenster", this.hear);
    window.socket?.off("connect", this.deliverWishes);
  },

  methods: {
    adopt(drawn) {
      const focused = document.activeElement;
      if (drawn) {
        this.$el.append(...drawn.childNodes);
        drawn.remove();
      }
      if (this.$el.contains(focused)) focused.focus({ preventScroll: true }); // moving drops it
      this.days = this.$el.querySelector(".days");
    },

    click(event) {
      const part = (selector) => event.target.closest(selector);
      if (part(".like")) this.press(part(".like"));
      else if (part(".older a")) {
        event.preventDefault();
        this.older(part(".older"));
      } else if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      else if (part(".chip") && location.pathname === "/") {
        event.preventDefault();
        this.choose(part(".chip"));
      } else if (part(".photos a")) {
        event.preventDefault();
        this.openPhoto(part(".photos a"));
      }
    },

    // ---- hearts
    press(heart) {
      const post = heart.closest("article").dataset.postId;
      const likes = heart.getAttribute("aria-pressed") !== "true";
      const count = heart.querySelector("[data-testid=like-count]");
      heart.setAttribute("aria-pressed", likes);
      count.textContent = Number(count.textContent) + (likes ? 1 : -1);
      this.wish(post, likes);
    },
    wish(post, likes) {
      this.wishes.set(post, likes);
      this.deliver(post);
    },
    deliverWishes() {
      for (const post of this.wishes.keys()) this.deliver(post);
    },
    async deliver(post) {
      const likes = this.wishes.get(post);
      let answer;
      try {
        answer = await this.ask(`/bericht/${post}/hart`, { on: likes });
      } catch {
        return; // kept, and delivered with the next connection
      }
      if (this.wishes.get(post) !== likes) return; // pressed again meanwhile
      this.wishes.delete(post);
      if (answer.ok) this.count({ [post]: (await answer.json()).count });
      else {
        this.say(this.texts.failed, "alert");
        this.catchUp();
      }
    },
    count(counts) {
      for (const [post, number] of Object.entries(counts)) {
        const count = this.card(post)?.querySelector("[data-testid=like-count]");
        if (count && !this.wishes.has(post)) count.textContent = number;
      }
    },
    mark(mine) {
      for (const [post, likes] of Object.entries(mine)) {
        if (!this.wishes.has(post)) this.card(post)?.querySelector(".like").setAttribute("aria-pressed", likes);
      }
    },
    card(post) {
      return this.$el.querySelector(`article[data-post-id="${post}"]`);
    },

    // ---- news
    hear(message) {
      if (message.counts) this.count(message.counts);
      if (message.mine) this.mark(message.mine);
      if (message.joined) this.catchUp();
      if (message.news) setTimeout(this.catchUp, Math.random() * SPREAD);
    },
    async catchUp() {
      if (this.asking) {
        this.askAgain = true;
        return;
      }
      this.asking = true;
      try {
        const { query, today } = this.days.dataset;
        const cards = [...this.$el.querySelectorAll("article")].slice(0, this.mostAsked);
        const shown = cards.map((card) => card.dataset.postId);
        const answer = await this.ask(`/tijdlijn/stand?${query}`, { shown, today });
        if (answer.status === 401 || answer.status === 404) location.reload();
        if (answer.ok) this.become(await answer.json());
      } catch {
        /* the quiet line says it, and the next connection asks again */
      } finally {
        this.asking = false;
        if (this.askAgain) {
          this.askAgain = false;
          this.catchUp();
        }
      }
    },
    become(now) {
      if (now.again) {
        this.show(`?${this.days.dataset.query}`, false);
        return;
      }
      this.count(now.counts);
      this.mark(now.mine);
      for (const post of now.gone) this.take(this.card(post));
      if (now.news) this.putFirst(now.news);
    },
    take(card) {
      const day = card?.parentElement;
      if (!day) return;
      card.remove();
      if (!day.querySelector("article")) day.remove();
    },
    putFirst(html) {
      const wasDown = window.scrollY > 300;
      this.days.querySelector(".empty")?.remove();
      for (const day of [...this.nodes(html)].reverse()) {
        const same = this.days.querySelector(`[data-day="${day.dataset.day}"]`);
        const fresh = [...day.querySelectorAll("article")].filter((card) => !this.card(card.dataset.postId));
        if (!fresh.length) continue;
        if (same) same.querySelector("h2").after(...fresh);
        else {
          day.replaceChildren(day.querySelector("h2"), ...fresh);
          this.days.prepend(day);
        }
        if (wasDown) this.offerNews();
        this.announce(this.texts.news);
      }
    },
    offerNews() {
      if (this.$el.querySelector(".news")) return;
      const button = Object.assign(document.createElement("button"), {
        type: "button",
        className: "button news",
        textContent: this.texts.news,
      });
      button.onclick = () => {
        window.scrollTo({ top: 0, behavior: "smooth" });
        button.remove();
      };
      this.$el.append(button);
    },

    // ---- older posts, one child
    watchTheEnd() {
      this.end?.disconnect();
      const older = this.$el.querySelector(".older");
      if (!older) return;
      this.end = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.older(older), {
        rootMargin: "600px",
      });
      this.end.observe(older);
    },
    async older(button) {
      if (button.ariaBusy === "true") return;
      button.ariaBusy = "true";
      const link = button.querySelector("a");
      const label = link.textContent;
      link.textContent = this.texts.loading;
      try {
        const answer = await fetch(`/tijdlijn${new URL(link.href).search}`);
        if (!answer.ok) throw new Error(answer.status);
        const html = await answer.text();
        button.remove();
        for (const node of this.nodes(html)) {
          const same = node.dataset.day && this.days.querySelector(`[data-day="${node.dataset.day}"]`);
          if (same) same.append(...node.querySelectorAll("article"));
          else this.days.append(node);
        }
        this.watchTheEnd();
      } catch {
        button.ariaBusy = "false";
        link.textContent = label;
        this.end?.disconnect(); // from here on by hand
        this.say(this.texts.notLoaded, "alert");
      }
    },
    choose(chip) {
      history.pushState(null, "", chip.href);
      this.show(location.search, true);
    },
    async show(query, isChosen) {
      this.$el.ariaBusy = "true";
      try {
        const answer = await fetch(`/tijdlijn${query}`);
        if (!answer.ok) throw new Error(answer.status);
        this.days.replaceChildren(...this.nodes(await answer.text()));
        this.days.dataset.query = query.replace("?", "");
        this.days.dataset.today = answer.headers.get("X-Today");
        for (const chip of this.$el.querySelectorAll(".chip")) {
          if (new URL(chip.href).search === query) chip.setAttribute("aria-current", "true");
          else chip.removeAttribute("aria-current");
        }
        if (isChosen) window.scrollTo({ top: 0 });
        this.watchTheEnd();
      } catch {
        this.say(this.texts.notLoaded, "alert");
      } finally {
        this.$el.ariaBusy = "false";
      }
    },

    // ---- small things
    async openPhoto(link) {
      const { openViewer } = await import("/assets/viewer.js"); // most visits need no viewer
      openViewer(link, this.texts);
    },
    letNoticeGo() {
      const notice = this.$el.querySelector(".toast");
      if (!notice) return;
      history.replaceState(null, "", location.pathname); // said once, not at every reload
      setTimeout(() => notice.remove(), TOAST);
    },
    nodes(html) {
      const box = document.createElement("template");
      box.innerHTML = html;
      return [...box.content.children];
    },
    ask(address, body) {
      return fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    },
    announce(text) {
      this.say(text, "status", "visually-hidden");
    },
    say(text, role, look = role === "alert" ? "failed" : "toast") {
      const box = Object.assign(document.createElement("p"), { className: look });
      box.setAttribute("role", role);
      this.$el.append(box);
      box.textContent = text;
      setTimeout(() => box.remove(), TOAST);
    },
  },
};
