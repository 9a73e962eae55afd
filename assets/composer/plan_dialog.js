// Asks on which school day and at what time a message goes out.
import { ask, fill, wait, whyNot } from "/assets/composer/asking.js";
import { draft } from "/assets/composer/draft.js";

const AGAIN = 1000; // milliseconds between two tries over a line that is gone
const USUAL = "15:30"; // the parents are at the gate, or on their way

export default {
  props: { texts: Object, troubles: Object, person: String, isGoing: Boolean, said: String },
  emits: ["plan"],
  data() {
    return { days: [], day: "", time: USUAL, isLost: false, isLoaded: false, why: "" };
  },
  computed: {
    trouble() {
      if (this.isLost) return this.texts.lost;
      const isOver = this.isLoaded && this.days.length === 0;
      return this.why || (isOver ? this.texts.none : this.said);
    },
    chosen() {
      return this.days.find(({ day }) => day === this.day);
    },
  },
  render() {
    const h = Vue.h;
    const attributes = { ref: "dialog", role: "dialog", class: "plan", "aria-labelledby": "plan-title", onClick: this.leave };
    const close = { type: "button", class: "close", "aria-label": this.texts.close, onClick: this.close };
    return h("dialog", attributes, h("form", { onSubmit: this.plan }, [
      h("header", [h("h2", { id: "plan-title" }, this.texts.title), h("button", close, "×")]),
      h("fieldset", [h("legend", this.texts.day), h("div", { class: "plan-days" }, this.days.map(this.drawDay))]),
      h("label", { class: "plan-time" }, [
        h("span", this.texts.time),
        h("input", { type: "time", "data-testid": "plan-time", required: true, value: this.time, onInput: (event) => (this.time = event.target.value) }),
      ]),
      h("p", { class: "refusal", role: "alert" }, this.trouble),
      h("footer", [this.drawConfirm(), h("button", { type: "button", class: "button quiet", onClick: this.close }, this.texts.cancel)]),
    ]));
  },
  methods: {
    drawDay({ day, name, note, isOpen }) {
      const h = Vue.h;
      const radio = { type: "radio", name: "plan-day", "data-testid": "plan-day", value: day, disabled: !isOpen, checked: day === this.day, onChange: () => (this.day = day) };
      return h("label", { key: day, class: isOpen ? null : "full" }, [
        h("input", radio),
        h("span", [h("span", { class: "name" }, name), note ? h("span", { class: "meta" }, note) : null]),
      ]);
    },
    drawConfirm() {
      const isReady = this.chosen && this.time;
      const moment = isReady && { day: this.chosen.words, time: this.time.replace(/^0/, "").replace(":", this.texts.sign) };
      const attributes = { type: "submit", class: "button", "data-testid": "plan-confirm", "aria-disabled": isReady && !this.isGoing ? null : "true" };
      return Vue.h("button", attributes, this.isGoing ? this.texts.going : isReady ? fill(this.texts.plan, moment) : this.texts.title);
    },
    async open() {
      this.time = this.remembered() ?? USUAL;
      this.$refs.dialog.showModal();
      await this.load();
      this.$refs.dialog.querySelector("input:checked")?.focus();
    },
    async load() {
      const answer = await ask(`/schrijven/dagen/${draft.desk}`);
      this.isLost = answer === null;
      this.why = answer && answer.status !== 200 ? whyNot(answer, this.troubles) : "";
      if (answer?.status === 200) this.show(answer.body);
      if (!this.isLost) return;
      await wait(AGAIN);
      if (this.$refs.dialog?.open) await this.load();
    },
    show({ days, now }) {
      Object.assign(this, { days, isLoaded: true });
      const isToCome = ({ day, isOpen }) => isOpen && `${day}T${this.time}` > now;
      if (!this.chosen?.isOpen) this.day = days.find(isToCome)?.day ?? "";
    },
    close() {
      this.$refs.dialog.close();
    },
    leave(event) {
      if (event.target === this.$refs.dialog) this.close(); // beside it
    },
    plan(event) {
      event.preventDefault();
      if (!this.chosen || !this.time || this.isGoing) return;
      this.remember();
      this.$emit("plan", `${this.day}T${this.time}`);
    },
    place() {
      return `klasvenster:tijd:${this.person}`;
    },
    remembered() {
      try {
        return localStorage.getItem(this.place());
      } catch {
        return null; // forbidden
      }
    },
    remember() {
      try {
        localStorage.setItem(this.place(), this.time);
      } catch {
        /* full, or forbidden: then it is the usual time again */
      }
    },
  },
};
