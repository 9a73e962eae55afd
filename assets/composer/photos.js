// A file input that sends each photo at once and by itself, and goes on where a lost line stopped.
// What is ready hangs in the draft; what a partner adds or removes there is followed.
import { fill, parsed, wait } from "/assets/composer/asking.js";
import { change, draft } from "/assets/composer/draft.js";
import { drop, pause, put, smaller, TRIES } from "/assets/composer/photo_sending.js";

const NAMED = 2; // of the photos that are left out; the others are counted
const AT_ONCE = 3; // more does not make a school's line faster

// crypto.randomUUID exists on https only, and a school may try this on its own network first
function newId() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0"));
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export default {
  props: { limits: Object, texts: Object },
  data() {
    return { draft, items: [], notices: [], said: "" };
  },
  created() {
    this.follow(draft.photos);
    Vue.watch(() => draft.photos, this.follow);
  },
  mounted() {
    window.addEventListener("online", this.goOn);
  },
  unmounted() {
    window.removeEventListener("online", this.goOn);
  },
  render() {
    const h = Vue.h;
    return h("section", { class: "kv-photos", "aria-label": this.texts.photos, inert: draft.isHeld }, [
      h("ul", { class: "kv-photos-list", "aria-busy": String(this.isSending()) }, [
        ...this.items.map((item, index) => this.drawItem(item, index)),
        h("li", { key: "add" }, this.drawTile()),
      ]),
      ...this.notices.map((notice) => this.drawNotice(notice)),
      h("p", { class: "visually-hidden", role: "status" }, this.said),
    ]);
  },
  methods: {
    drawTile() {
      const h = Vue.h;
      return h("label", { class: "kv-photos-add" }, [
        h("input", {
          type: "file",
          multiple: true,
          accept: "image/*,.heic,.heif",
          "data-testid": "composer-photos",
          onChange: this.pick,
        }),
        h("span", this.texts.add),
        h("span", this.texts.limit),
      ]);
    },
    drawItem(item, index) {
      const h = Vue.h;
      const inside = item.state === "ready" ? this.drawPhoto(item, index) : this.drawProgress(item);
      return h("li", { key: item.id, class: "kv-photos-item", "data-photo-state": item.state }, [
        inside,
        h("span", { class: "kv-photos-tools" }, [
          this.drawTool(item, "earlier", "‹", index, () => this.move(item, -1), index === 0),
          this.drawTool(item, "remove", "×", index, () => this.remove(item)),
          this.drawTool(item, "later", "›", index, () => this.move(item, 1), index === this.items.length - 1),
        ]),
      ]);
    },
    drawPhoto(item, index) {
      const alt = fill(this.texts.photo, { number: index + 1, count: this.items.length });
      const src = `/foto/${item.photo}/320`;
      return Vue.h("img", { src, alt, "data-testid": "composer-photo", "data-photo-id": item.photo });
    },
    drawProgress(item) {
      const h = Vue.h;
      const label = fill(this.texts.sending, { name: item.name });
      return h("span", { class: "kv-photos-coming" }, [
        h("span", { class: "kv-photos-name" }, item.name),
        h("progress", { max: 1, value: item.share, "aria-label": label }),
        h("span", { class: "kv-photos-note" }, item.note),
        item.state === "failed"
          ? h("button", { type: "button", onClick: () => this.retry(item) }, this.texts.retry)
          : null,
      ]);
    },
    drawTool(item, what, sign, index, onClick, isAtEnd = false) {
      const label = fill(this.texts[what], { number: index + 1 });
      // aria-disabled and not disabled: a button that vanishes under the finger takes the focus along
      return Vue.h(
        "button",
        {
          type: "button",
          title: label,
          "aria-label": label,
          "aria-disabled": isAtEnd ? "true" : null,
          "data-tool": what,
          onClick: isAtEnd ? undefined : onClick,
        },
        sign,
      );
    },
    drawNotice(notice) {
      const h = Vue.h;
      const close = () => (this.notices = this.notices.filter((other) => other.key !== notice.key));
      return h("p", { key: notice.key, class: "kv-photos-notice", role: "alert" }, [
        h("span", notice.sentence),
        h("button", { type: "button", "aria-label": this.texts.close, onClick: close }, "×"),
      ]);
    },

    pick(event) {
      const files = [...event.target.files];
      event.target.value = ""; // the same photo may be chosen again after it was removed
      this.notices = [];
      const room = Math.max(0, this.limits.photos - this.items.length);
      files.slice(0, room).forEach((file) => this.add(file));
      if (files.length > room) this.leaveOut(files.slice(room));
      this.tell();
      this.pump();
    },
    add(file) {
      const why = file.size === 0 ? this.texts.empty : file.size > this.limits.bytes ? this.texts.tooHeavy : null;
      if (why) return this.notify(`${file.name}: ${why}`);
      const item = { id: newId(), name: file.name, state: "waiting", share: 0, tries: 0, note: this.texts.waiting };
      this.items.push({ ...item, file: Vue.markRaw(file) });
    },
    leaveOut(files) {
      const names = files.slice(0, NAMED).map((file) => file.name);
      if (files.length > NAMED) names.push(fill(this.texts.more, { count: files.length - NAMED }));
      const listed = new Intl.ListFormat(document.documentElement.lang).format(names);
      this.notify(fill(this.texts.leftOut, { names: listed }));
    },
    notify(sentence) {
      this.notices.push({ key: newId(), sentence });
    },
    tell() {
      const isReady = (item) => item.state === "ready";
      draft.coming = this.items.filter((item) => !isReady(item)).map((item) => item.id);
      change("photos", this.items.filter(isReady).map((item) => item.photo));
    },
    follow(photos) {
      this.giveUp(draft.leftOut);
      const known = new Map(this.items.map((item) => [item.photo, item]));
      const made = (id) => ({ id, photo: id, name: "", state: "ready", share: 1, note: "" });
      const coming = this.items.filter((item) => item.state !== "ready");
      const isInOrder = photos.join() === [...known.keys()].filter(Boolean).join();
      if (!isInOrder) this.items = [...photos.map((id) => known.get(id) ?? made(id)), ...coming];
    },
    // Somebody else added photos in the same moment, and there is no room for these.
    giveUp(photos) {
      if (!photos.length) return;
      draft.leftOut = [];
      this.leaveOut(this.items.filter(({ photo }) => photos.includes(photo)));
      photos.forEach(drop);
    },
    isSending() {
      return this.items.some((item) => ["busy", "waiting"].includes(item.state)); // one that failed waits for nothing
    },
    pump() {
      const busy = this.items.filter((item) => item.state === "busy").length;
      const next = this.items.filter((item) => item.state === "waiting" && !item.isResting);
      next.slice(0, Math.max(0, AT_ONCE - busy)).forEach((item) => this.send(item));
    },
    goOn() {
      this.items.forEach((item) => (item.isResting = false));
      this.pump();
    },
    retry(item) {
      Object.assign(item, { state: "waiting", tries: 0, note: this.texts.waiting });
      this.tell();
      this.pump();
    },
    async send(item) {
      const isWanted = () => this.items.includes(item); // it may be removed whenever we wait
      item.state = "busy";
      item.note = "";
      item.data ??= Vue.markRaw(await smaller(item.file, isWanted));
      const at = item.tries && isWanted() ? await this.here(item) : 0;
      if (!isWanted()) return;
      const answer = at < 0 ? { status: -at } : await this.put(item, at);
      if (!isWanted()) return answer.body?.id && drop(answer.body.id);
      this.settle(item, answer);
      this.tell();
      this.pump();
    },
    put(item, at) {
      return put(item, at, (share) => {
        item.share = share;
        if (share === 1) item.note = this.texts.making;
      });
    },
    // How many bytes the server has of it; below zero: minus the status, when it cannot say.
    async here(item) {
      try {
        const answer = await fetch(`/foto-in/${item.id}`);
        const body = parsed(await answer.text());
        return body ? body.size : -Math.max(answer.status, 1);
      } catch {
        return -599; // no line yet
      }
    },
    settle(item, { status, body }) {
      if (status === 200 && body?.id) Object.assign(item, { state: "ready", photo: body.id, file: null, data: null });
      else if (body?.sentence) this.refuse(item, `${item.name}: ${body.sentence}`);
      else if ([200, 401, 403, 404].includes(status)) this.refuse(item, fill(this.texts.signedOut, item));
      else if (++item.tries < TRIES) this.rest(item, body?.size === undefined ? pause(item.tries) : 0);
      else {
        item.state = "failed";
        this.notify(fill(this.texts.failed, item));
      }
    },
    refuse(item, sentence) {
      this.items = this.items.filter((other) => other !== item);
      this.notify(sentence);
    },
    async rest(item, milliseconds) {
      Object.assign(item, { state: "waiting", isResting: true, note: milliseconds ? this.texts.offline : "" });
      await wait(milliseconds);
      item.isResting = false;
      this.pump();
    },

    async remove(item) {
      const index = this.items.indexOf(item);
      this.items.splice(index, 1);
      item.request?.abort();
      drop(item.photo ?? item.id);
      this.tell();
      this.pump();
      await Vue.nextTick();
      const next = this.$el.querySelectorAll("[data-tool=remove]")[Math.min(index, this.items.length - 1)];
      (next ?? this.$el.querySelector("input")).focus();
    },
    async move(item, by) {
      const index = this.items.indexOf(item);
      const button = document.activeElement;
      this.items.splice(index, 1);
      this.items.splice(index + by, 0, item);
      this.said = fill(this.texts.photo, { number: index + by + 1, count: this.items.length });
      this.tell();
      await Vue.nextTick();
      button?.focus();
    },
  },
};
