// A button that reads the screen when it is pressed, and shows at once that it was.
const PATIENCE = 8000; // milliseconds for the line to answer; a school's line is slow while photos go out

const find = (handle) => document.querySelector(`[data-testid=${handle}]`);
const count = (state) => document.querySelectorAll(`[data-photo-state=${state}]`).length;

// A click can overtake the letters typed just before it: what counts is what the screen shows now.
function readScreen() {
  const ready = [...document.querySelectorAll("[data-testid=composer-photo]")];
  return {
    group: find("composer-group").value,
    title: find("composer-title").value,
    text: find("composer-body").value,
    photos: ready.map((photo) => photo.dataset.photoId),
    busy: count("busy") + count("waiting"),
    failed: count("failed"),
  };
}

// A line that died unnoticed looks like one, and would deliver the press when it is back: so ask first.
function isThere(socket) {
  if (!socket?.connected) return false;
  return new Promise((tell) => {
    socket.timeout(PATIENCE).emit("klasvenster_alive", (silent) => {
      if (silent) socket.io.engine.close();
      tell(!silent);
    });
  });
}

export default {
  props: { label: String, texts: Object },
  emits: ["click"],
  data() {
    return { isGoing: false, said: "" };
  },
  unmounted() {
    this.forgetLine();
  },
  render() {
    const h = Vue.h;
    const attributes = {
      type: "button",
      class: "button",
      "data-testid": "composer-publish",
      "aria-disabled": this.isGoing ? "true" : null, // not disabled: that takes the focus away
      onClick: this.press,
    };
    return h("div", { class: "publish" }, [
      h("div", { hidden: this.isGoing || Boolean(this.said) }, this.$slots.default?.()),
      h("p", { class: "refusal", role: "alert" }, this.said),
      h("button", attributes, this.isGoing ? this.texts.going : this.label),
    ]);
  },
  methods: {
    async press() {
      if (this.isGoing) return;
      const screen = readScreen();
      this.forgetLine();
      Object.assign(this, { isGoing: true, said: "" });
      if (!(await isThere(window.socket))) return this.stop(this.texts.offline);
      window.socket.once("disconnect", this.lose);
      this.$emit("click", screen);
    },
    lose() {
      this.stop(this.texts.lost);
    },
    stop(sentence) {
      Object.assign(this, { isGoing: false, said: sentence });
      window.socket?.once("connect", this.comeBack);
      this.show();
    },
    comeBack() {
      this.said = this.texts.back;
    },
    forgetLine() {
      window.socket?.off("disconnect", this.lose);
      window.socket?.off("connect", this.comeBack);
    },
    answered(mend) {
      this.forgetLine();
      Object.assign(this, { isGoing: false, said: "" });
      const field = mend && find(mend);
      if (!field) return this.show();
      field.focus({ preventScroll: true });
      field.closest(".q-field").scrollIntoView({ block: "center" });
    },
    goneOut() {
      this.forgetLine();
    },
    // What is said makes the page longer: keep the button, and the sentence above it, in view.
    async show() {
      await Vue.nextTick();
      this.$el.scrollIntoView({ block: "nearest" });
    },
  },
};
