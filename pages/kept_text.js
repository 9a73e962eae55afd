// Keeps what is typed in this window, so that a reload or a look elsewhere loses nothing.
export default {
  props: { owner: String, fields: Array },
  render() {
    return Vue.h("span", { hidden: true });
  },
  mounted() {
    document.addEventListener("input", this.keep);
    Vue.nextTick(this.bringBack);
  },
  unmounted() {
    document.removeEventListener("input", this.keep);
  },
  methods: {
    place(field) {
      return `${this.owner}:${field}`;
    },
    keep(event) {
      const field = event.target.dataset.testid;
      if (this.fields.includes(field)) sessionStorage.setItem(this.place(field), event.target.value);
    },
    bringBack() {
      for (const field of this.fields) {
        const kept = sessionStorage.getItem(this.place(field));
        const input = document.querySelector(`[data-testid=${field}]`);
        if (!kept || !input || input.value) continue;
        input.value = kept;
        input.dispatchEvent(new Event("input", { bubbles: true })); // as if it were typed again
      }
    },
    forget() {
      for (const field of this.fields) sessionStorage.removeItem(this.place(field));
    },
  },
};
