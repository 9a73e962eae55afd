// Takes what the server drew into the page's own frame, where it stands in <main>, and lets it be.
import { keepLine } from "/assets/line.js";

export default {
  props: { lost: String },
  render() {
    return Vue.h('div');
  },
  mounted() {
    const drawn = document.getElementById('first') ?? window.kvKept;
    const focused = document.activeElement;
    if (drawn) {
      this.$el.className = drawn.className;
      this.$el.append(...drawn.childNodes);
      drawn.remove();
    }
    if (this.$el.contains(focused)) focused.focus({ preventScroll: true });   // moving drops it
    // a form's answer leads on; what is announced meanwhile must not lead elsewhere
    this.$el.addEventListener('submit', () => window.socket?.disconnect());
    this.line = keepLine(this.$el, this.lost);
    setTimeout(() => window.kvStyles?.(), 300);
  },
  unmounted() {
    this.line.remove();
    window.kvKept = document.createElement('div');
    window.kvKept.className = this.$el.className;
    window.kvKept.append(...this.$el.childNodes);
  },
};
