// Keeps what is typed and chosen in this window, so that a reload or a look elsewhere loses nothing.
const SIGNS = ["input", "change"]; // not every browser tells of a choice by both

// A choice that is there no more, and a field with something in it already, are left as they are.
function takes(input, kept) {
  return input.options ? [...input.options].some(({ value }) => value === kept) : !input.value;
}

export default {
  props: { owner: String, fields: Array, given: Array },
  render() {
    return Vue.h("span", { hidden: true });
  },
  mounted() {
    for (const sign of SIGNS) document.addEventListener(sign, this.keep);
    Vue.nextTick(this.bringBack);
  },
  unmounted() {
    for (const sign of SIGNS) document.removeEventListener(sign, this.keep);
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
        const input = document.querySelector(`[data-testid=${field}]`);
        if (this.given.includes(field)) this.keep({ target: input });
        const kept = sessionStorage.getItem(this.place(field));
        if (!kept || !takes(input, kept)) continue;
        input.value = kept;
        for (const sign of SIGNS) input.dispatchEvent(new Event(sign, { bubbles: true })); // as if by hand
      }
    },
    forget() {
      for (const field of this.fields) sessionStorage.removeItem(this.place(field));
    },
  },
};
