// Adopts the posts that the server drew, and keeps them alive: hearts, news, older posts, photos.
import { adopt } from "/assets/adopting.js";
import { Hearts } from "/assets/hearts.js";
import { keepPhotos } from "/assets/photos.js";
import { redraw, steadily } from "/assets/redrawing.js";

const TOAST = 4000; // milliseconds that a short word stays
const SPREAD = 400; // milliseconds over which phones ask for news, so that they do not all ask at once
const SAID_ONCE = ["geplaatst", "gewijzigd", "gekoppeld"]; // what led here, and had the first word

export default {
  props: { lost: String, texts: Object, mostAsked: Number, countsAsSeen: Boolean, mayWrite: Boolean },
  render() {
    return Vue.h("div");
  },

  mounted() {
    adopt(this.$el, this.lost);
    this.days = this.$el.querySelector(".days");
    this.hearts = new Hearts(this.$el, this.heartRefused);
    this.$el.addEventListener("click", this.click);
    window.addEventListener("popstate", this.goBack);
    this.watchTheEnd();
    this.letNoticeGo();
    Vue.nextTick(() => {
      window.socket.on("klasvenster", this.hear);
      window.socket.on("connect", () => this.hearts.deliverAll());
      keepPhotos(this.$el);
      this.bringAlong();
    });
    const early = window.kvEarly ?? [];
    window.kvEarly = null;
    for (const [post, likes] of early) this.hearts.wish(post, likes);
  },

  methods: {
    /** What not everybody needs. Without a line it comes with the next visit. */
    async bringAlong() {
      try {
        if (this.countsAsSeen) (await import("/assets/seen.js")).noteSeen(this.days);
        if (this.mayWrite) (await import("/assets/corrections.js")).keepCorrections(this);
      } catch {
        /* the quiet line says it */
      }
    },
    click(event) {
      const part = (selector) => event.target.closest(selector);
      if (part(".like")) this.hearts.press(part(".like"));
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

    // ---- news
    hear(message) {
      if (message.counts) this.hearts.count(message.counts);
      if (message.mine) this.hearts.mark(message.mine);
      if (message.joined) this.catchUp();
      if (message.news) setTimeout(this.catchUp, Math.random() * SPREAD);
    },
    async catchUp() {
      if (this.asking) {
        this.askAgain = true;
        return;
      }
      this.asking = true;
      const { turn } = this;
      try {
        const { query, today } = this.days.dataset;
        const cards = [...this.$el.querySelectorAll("article")].slice(0, this.mostAsked);
        const shown = cards.map((card) => card.dataset.postId);
        const edited = cards.filter((card) => card.dataset.edition);
        const editions = Object.fromEntries(edited.map(({ dataset }) => [dataset.postId, dataset.edition]));
        const answer = await this.ask(`/tijdlijn/stand?${query}`, { shown, editions, today });
        if (answer.status === 401 || answer.status === 404) location.reload();
        const now = answer.ok && (await answer.json());
        if (now && turn === this.turn) this.become(now);
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
        this.show(this.days.dataset.query);
        return;
      }
      steadily(this.days, [...now.gone, ...Object.keys(now.edited)], () => {
        for (const post of now.gone) this.take(this.hearts.card(post));
        for (const [post, html] of Object.entries(now.edited)) redraw(this.hearts.card(post), this.nodes(html)[0]);
      });
      this.hearts.count(now.counts);
      this.hearts.mark(now.mine);
      for (const [post, said] of Object.entries(now.reach)) this.tellReach(post, said);
      if (now.news) this.putFirst(now.news);
    },
    tellReach(post, said) {
      const reach = this.hearts.card(post)?.querySelector("[data-testid=reach]");
      if (reach && reach.textContent !== said) reach.textContent = said;
    },
    /** The message of a card is there no more: nor can it be taken back. */
    take(card) {
      const day = card?.parentElement;
      if (!day) return;
      card.dispatchEvent(new CustomEvent("gone"));
      const undo = this.$el.querySelector(`[data-undo="${card.dataset.postId}"]`);
      this.remove(card, undo);
      if (!day.querySelector("article")) day.remove();
      if (!this.days.querySelector("article")) this.show(this.days.dataset.query); // which says what there is now
    },
    remove(...parts) {
      const hadFocus = parts.some((part) => part?.contains(document.activeElement));
      for (const part of parts) part?.remove();
      if (hadFocus) this.days.focus({ preventScroll: true });
    },
    putFirst(html) {
      const wasDown = window.scrollY > 300;
      this.days.querySelector(".empty")?.remove();
      for (const day of [...this.nodes(html)].reverse()) {
        const same = this.days.querySelector(`[data-day="${day.dataset.day}"]`);
        const fresh = [...day.querySelectorAll("article")].filter((card) => !this.hearts.card(card.dataset.postId));
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
        if (!button.isConnected) return; // another child was chosen meanwhile
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
    async choose(chip) {
      if (!(await this.show(new URL(chip.href).search.slice(1)))) return;
      history.pushState(null, "", chip.href);
      window.scrollTo({ top: 0 });
    },
    goBack() {
      const query = location.search.slice(1); // a photo that was closed, or "#news", is the same place
      if (location.pathname === "/" && query !== this.days.dataset.query) this.show(query);
    },
    /** Whether it is there. The last choice counts, whichever answer comes last. */
    async show(query) {
      const turn = (this.turn = Symbol(query));
      this.$el.ariaBusy = "true";
      try {
        const answer = await fetch(`/tijdlijn?${query}`);
        if (!answer.ok) throw new Error(answer.status);
        const html = await answer.text();
        if (turn !== this.turn) return false;
        this.days.replaceChildren(...this.nodes(html));
        this.days.dataset.query = query;
        this.days.dataset.today = answer.headers.get("X-Today");
        for (const chip of this.$el.querySelectorAll(".chip")) {
          if (new URL(chip.href).search.slice(1) === query) chip.setAttribute("aria-current", "true");
          else chip.removeAttribute("aria-current");
        }
        this.watchTheEnd();
        return true;
      } catch {
        if (turn === this.turn) this.say(this.texts.notLoaded, "alert");
        return false;
      } finally {
        if (turn === this.turn) this.$el.ariaBusy = "false";
      }
    },

    // ---- small things
    heartRefused() {
      this.say(this.texts.failed, "alert");
      this.catchUp();
    },
    async openPhoto(link) {
      try {
        const { openViewer } = await import("/assets/viewer.js"); // most visits need no viewer
        openViewer(link, this.texts);
      } catch {
        this.say(this.texts.failed, "alert"); // no line
      }
    },
    letNoticeGo() {
      const here = new URL(location.href);
      for (const name of SAID_ONCE) here.searchParams.delete(name);
      if (here.href !== location.href) history.replaceState(null, "", here); // not at every reload
      const notice = this.$el.querySelector(".toast");
      setTimeout(() => notice?.remove(), TOAST);
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
