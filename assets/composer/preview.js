// The message as parents will see it: a picture of a card, in which nothing can be pressed.
import { draft } from "/assets/composer/draft.js";

const WIDE = matchMedia("(width >= 1000px)");

export default {
  props: { texts: Object },
  data() {
    return { draft, isWide: WIDE.matches };
  },
  created() {
    WIDE.addEventListener("change", this.look);
  },
  mounted() {
    this.quiet();
  },
  updated() {
    this.quiet();
  },
  unmounted() {
    WIDE.removeEventListener("change", this.look);
  },
  render() {
    const h = Vue.h;
    const card = h("div", { ref: "card", class: "preview-card", innerHTML: draft.preview });
    if (this.isWide) return h("section", { class: "preview" }, [h("h2", { class: "meta" }, this.texts.title), card]);
    return h("details", { class: "preview", onToggle: this.show }, [h("summary", this.texts.title), card]);
  },
  methods: {
    show({ target }) {
      if (target.open) target.scrollIntoView({ block: "nearest" });
    },
    look() {
      this.isWide = WIDE.matches;
    },
    // it is no post: whoever looks for one finds those that are out
    quiet() {
      for (const part of this.$refs.card.querySelectorAll("[data-testid], [id]")) {
        delete part.dataset.testid;
        part.removeAttribute("id");
      }
      for (const part of this.$refs.card.querySelectorAll("a, button")) part.inert = true;
    },
  },
};
