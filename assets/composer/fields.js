// The title and the text of a message. The names of children are marked behind the letters, what a
// partner wrote is offered and never put over them, and a refusal stands at its field.
import { fill } from "/assets/composer/asking.js";
import { change, draft, save, settle } from "/assets/composer/draft.js";
import { rewrite } from "/assets/composer/marks.js";
import { insertPasted } from "/assets/composer/pasting.js";

const CHOICES = ["theirs", "mine", "both"];
const lengthOf = (text) => [...text.trim()].length; // as it will be published

export default {
  props: { texts: Object, limits: Object },
  data() {
    return { draft };
  },
  mounted() {
    for (const field of ["title", "text"]) {
      const input = this.$refs[field];
      input.value = draft[field];
      Vue.watch(() => draft[field], (text) => rewrite(input, text));
    }
    Vue.watch(() => draft.refused, this.lead);
  },
  render() {
    const h = Vue.h;
    return h("div", { class: "fields" }, [
      h("p", { class: "partner meta", role: "status" }, draft.partner),
      h("p", { class: "note", role: "status" }, draft.isTakenAway ? this.texts.takenAway : ""),
      draft.missed ? h("p", { class: "note" }, draft.missed) : null,
      draft.isGone ? h("p", { class: "refusal", role: "alert" }, this.texts.gone) : null,
      this.drawField("title", "composer-title", 0.8),
      this.drawField("text", "composer-body", 0),
      h("p", { class: "refusal of-names", role: "alert" }, this.refusal("names")),
      h("p", { class: "visually-hidden", role: "status" }, draft.namesSaid),
      h("div", { id: "composer-names", tabindex: -1, onClick: this.press, innerHTML: draft.names }),
    ]);
  },
  methods: {
    label(field) {
      return field === "text" && draft.about.isOfSchool ? this.texts.textOfSchool : this.texts[field];
    },
    refusal(field) {
      return draft.refused.field === field ? draft.refused.sentence : "";
    },
    drawField(field, handle, countedFrom) {
      const h = Vue.h;
      const refusal = this.refusal(field);
      const area = {
        id: handle,
        ref: field,
        "data-testid": handle,
        rows: 1,
        lang: "nl",
        dir: "auto",
        spellcheck: "true",
        autocapitalize: "sentences",
        autocomplete: "off",
        enterkeyhint: field === "title" ? "next" : null,
        readonly: draft.isHeld,
        "aria-describedby": `${handle}-refusal`,
        "aria-invalid": refusal ? "true" : null,
        onInput: (event) => this.take(field, event.target),
        onKeydown: (event) => field === "title" && event.key === "Enter" && this.goOn(event),
        onPaste: (event) => insertPasted(event, { oneLine: field === "title" }),
      };
      return h("div", { class: `field of-${field}` }, [
        h("label", { for: handle }, this.label(field)),
        this.drawConflict(field),
        h("div", { class: "letters" }, [
          h("div", { class: "marks", "aria-hidden": "true", dir: "auto" }, this.drawMarks(field)),
          h("textarea", area),
        ]),
        h("p", { id: `${handle}-refusal`, class: "refusal", role: "alert" }, refusal),
        this.drawCount(field, countedFrom),
      ]);
    },
    // The same letters as in the field, which they make as high as what is typed.
    drawMarks(field) {
      const text = draft[field];
      const pieces = [];
      let at = 0;
      for (const { start, end, settled } of draft.marks[field]) {
        if (start < at || end > text.length) continue;
        const mark = Vue.h("mark", { class: settled ? "settled" : null }, text.slice(start, end));
        pieces.push(text.slice(at, start), mark);
        at = end;
      }
      return [...pieces, `${text.slice(at)}\u200b`]; // else an empty last line has no height
    },
    drawCount(field, from) {
      const length = lengthOf(draft[field]);
      const limit = this.limits[field];
      if (!length || length < from * limit) return null;
      return Vue.h("p", { class: ["meta counter", length > limit ? "too-long" : ""] }, fill(this.texts.count, { length, limit }));
    },
    drawConflict(field) {
      const h = Vue.h;
      const conflict = draft.conflicts[field];
      if (!conflict) return null;
      const choose = (choice) => {
        settle(field, choice);
        Vue.nextTick(() => this.$refs[field].focus());
      };
      const { theirs, writer, isEmptied } = conflict;
      const sentence = isEmptied ? this.texts.emptied : this.texts.conflicts[field];
      const choices = theirs ? CHOICES : ["theirs", "mine"];
      const label = (choice) => this.texts[choice === "theirs" && !theirs ? "empty" : choice];
      return h("div", { class: "conflict" }, [
        h("p", { role: "alert" }, h("b", fill(sentence, { writer: writer ?? this.texts.somebody }))),
        theirs ? h("blockquote", { dir: "auto" }, theirs) : null,
        h("div", { class: "choices" }, choices.map((choice) =>
          h("button", { type: "button", class: "button quiet", onClick: () => choose(choice) }, label(choice)))),
      ]);
    },
    take(field, input) {
      const isOneLine = field === "title" && /[\r\n]/.test(input.value);
      if (isOneLine) rewrite(input, input.value.replace(/\s*[\r\n]+\s*/g, " "));
      change(field, input.value);
    },
    goOn(event) {
      if (event.isComposing) return; // Enter is for the keyboard's suggestions
      event.preventDefault();
      this.$refs.text.focus();
    },
    press(event) {
      const { settle: children, unsettle: others } = event.target.closest("button")?.dataset ?? {};
      if (children) change("settled", [...new Set([...draft.settled, ...children.split(" ")])]);
      if (others) change("settled", draft.settled.filter((child) => !others.split(" ").includes(child)));
      if (!children && !others) return;
      event.currentTarget.focus({ preventScroll: true }); // the button goes
      save();
    },
    async lead({ field }) {
      await Vue.nextTick();
      const card = field === "names" && document.getElementById("names-card");
      const place = card || this.$refs[field];
      if (!place) return;
      place.focus({ preventScroll: true });
      place.closest(".field, #composer-names").scrollIntoView({ block: "center" });
    },
  },
};
