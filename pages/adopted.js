// A page that the server drew whole: nothing in it moves by itself.
import { adopt } from "/assets/adopting.js";

export default {
  props: { lost: String },
  render() {
    return Vue.h("div");
  },
  mounted() {
    adopt(this.$el, this.lost);
    // a form's answer leads on; what is announced meanwhile must not lead elsewhere
    this.$el.addEventListener("submit", () => window.socket?.disconnect());
  },
};
