// The quiet line on a screen of NiceGUI's own elements.
import { keepLine } from "/assets/line.js";

export default {
  props: { lost: String },
  render() {
    return Vue.h("div");
  },
  mounted() {
    keepLine(this.$el, this.lost);
  },
};
