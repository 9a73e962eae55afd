// A file input that sends each photo at once and by itself, and goes on where a lost line stopped.
const NAMED = 2; // of the photos that are left out; the others are counted
const AT_ONCE = 3; // more does not make a school's line faster
const HEAVY = 2_500_000; // bytes; from here on a JPEG is worth the time of scaling it down first
const WIDE = 2560; // pixels: a third more than the largest size that is kept
const QUALITY = 0.88;
const TRIES = 8;
const SILENCE = 15_000; // milliseconds without progress, then the line counts as lost
const LONGEST_WAIT = 10_000; // milliseconds between two tries

const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_all, name) => facts[name]);
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const pause = (tries) => Math.min(500 * 2 ** tries, LONGEST_WAIT);

// crypto.randomUUID exists on https only, and a school may try this on its own network first
function newId() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0"));
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

let scaling = Promise.resolve(); // one at a time: a tablet has no memory for three large pictures

function smaller(file, isWanted) {
  const isWorthIt = file.size > HEAVY && /^image\/jpeg$/.test(file.type);
  scaling = scaling.then(() => (isWorthIt && isWanted() ? scaledDown(file).catch(() => file) : file));
  return scaling;
}

async function scaledDown(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, WIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const scaled = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return scaled && scaled.size < file.size ? scaled : file;
}

// Answers {status, body}; status 0 is a line that broke.
function put(item, at, onProgress) {
  return new Promise((answer) => {
    const request = new XMLHttpRequest();
    let heard = Date.now();
    const watch = setInterval(() => Date.now() - heard > SILENCE && request.abort(), 1000);
    request.open("PUT", `/foto-in/${item.id}?at=${at}&total=${item.data.size}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => {
      heard = Date.now();
      onProgress((at + event.loaded) / item.data.size);
    };
    request.upload.onload = () => clearInterval(watch); // all is sent; making a photo may take its turn
    request.onloadend = () => {
      clearInterval(watch);
      answer({ status: request.status, body: parsed(request.responseText) });
    };
    item.request = Vue.markRaw(request);
    request.send(at ? item.data.slice(at) : item.data);
  });
}

// Away with a photo, also over a line that is gone for a moment or a page that is being left.
async function drop(name) {
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = await fetch(`/foto-in/${name}`, { method: "DELETE", keepalive: true }).catch(() => null);
    if (answer && answer.status < 500) return;
    await wait(pause(tries));
  } // what is left goes by itself, after a day
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not one of our answers: the sign-in page, or a proxy's
  }
}

export default {
  props: { ready: Array, most: Number, mostBytes: Number, texts: Object },
  emits: ["photos"],
  data() {
    return { items: [], notices: [], said: "" };
  },
  created() {
    this.items = (this.ready ?? []).map((id) => ({ id, photo: id, name: "", state: "ready", share: 1, note: "" }));
  },
  mounted() {
    window.addEventListener("online", this.goOn);
    if (this.items.length) this.tell();
  },
  unmounted() {
    window.removeEventListener("online", this.goOn);
  },
  render() {
    const h = Vue.h;
    return h("section", { class: "kv-photos", "aria-label": this.texts.photos }, [
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
      const room = this.most - this.items.length;
      files.slice(0, room).forEach((file) => this.add(file));
      if (files.length > room) this.leaveOut(files.slice(room));
      this.tell();
      this.pump();
    },
    add(file) {
      const why = file.size === 0 ? this.texts.empty : file.size > this.mostBytes ? this.texts.tooHeavy : null;
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
      const ids = this.items.filter((item) => item.state === "ready").map((item) => item.photo);
      this.$emit("photos", { ids });
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
