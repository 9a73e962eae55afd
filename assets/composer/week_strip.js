// The week of a desk, what becomes of it, and what was just planned.
import { draft } from "/assets/composer/draft.js";
import { desk, look, returnToDraft } from "/assets/composer/desk.js";

export default {
  props: { texts: Object },
  data() {
    return { desk, isReturning: false };
  },
  render() {
    const h = Vue.h;
    return h("section", { class: "week-of-desk", "aria-label": this.texts.name, onClick: this.press }, [
      h("div", { innerHTML: desk.week }),
      h("div", { class: "notice", role: "status" }, desk.notice
        ? [h("p", desk.notice.sentence), desk.notice.post ? this.drawUndo(desk.notice.post) : null]
        : null),
      h("p", { class: "refusal", role: "alert" }, desk.refused),
    ]);
  },
  methods: {
    drawUndo(post) {
      return Vue.h("button", { type: "button", class: "button quiet", "data-return": post }, this.texts.undo);
    },
    async press(event) {
      const { day, goes, plan, return: post } = event.target.closest("button")?.dataset ?? {};
      if (day) await this.goTo(day, goes);
      if (plan) this.open(event.target.closest("button"), plan);
      if (post) await this.takeBack(post);
    },
    async takeBack(post) {
      if (this.isReturning || draft.isHeld) return; // pressed twice
      this.isReturning = true;
      const isBack = await returnToDraft(post, this.texts);
      this.isReturning = false;
      if (isBack) document.querySelector("[data-testid=composer-title]").focus();
    },
    async goTo(day, goes) {
      await look(day);
      await Vue.nextTick();
      this.$el.querySelector(`[data-goes=${goes}]`).focus(); // it is drawn anew
    },
    open(button, plan) {
      const details = document.getElementById(`plan-${plan}`);
      details.hidden = !details.hidden;
      desk.notice = null; // else two of them may say the same
      button.setAttribute("aria-expanded", String(!details.hidden));
    },
  },
};
