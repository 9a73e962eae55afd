// For which groups a message of the school is.
import { change, draft } from "/assets/composer/draft.js";

export default {
  props: { groups: Array, texts: Object },
  data() {
    return { draft };
  },
  mounted() {
    Vue.watch(() => draft.refused, this.lead);
  },
  render() {
    const h = Vue.h;
    if (!draft.about.isOfSchool) return h("div", { hidden: true });
    const chosen = this.groups.filter(({ key }) => draft.audience.includes(key));
    const isAll = chosen.length === this.groups.length;
    const all = () => change("audience", isAll ? [] : this.groups.map(({ key }) => key));
    const refusal = draft.refused.field === "audience" ? draft.refused.sentence : "";
    return h("fieldset", { class: "audience", tabindex: -1 }, [
      h("legend", this.texts.groups),
      h("p", { class: "refusal", role: "alert" }, refusal),
      this.drawBox("all", this.texts.all, isAll, all, chosen.length > 0 && !isAll),
      ...this.groups.map(({ key, name }) =>
        this.drawBox(key, name, draft.audience.includes(key), () => this.choose(key))),
    ]);
  },
  methods: {
    async lead({ field }) {
      if (field !== "audience") return;
      await Vue.nextTick();
      this.$el.focus({ preventScroll: true });
      this.$el.scrollIntoView({ block: "center" });
    },
    drawBox(key, name, checked, onChange, indeterminate = false) {
      const h = Vue.h;
      return h("label", { key, class: key === "all" ? "all" : null }, [
        h("input", { type: "checkbox", checked, indeterminate, onChange }),
        h("span", name),
      ]);
    },
    choose(key) {
      const isChosen = draft.audience.includes(key);
      const wanted = isChosen ? draft.audience.filter((one) => one !== key) : [...draft.audience, key];
      const inOrder = this.groups.map((group) => group.key).filter((one) => wanted.includes(one));
      change("audience", inOrder);
    },
  },
};
