// Begin anew: what is written goes, and can be called back for a while.
import { change, draft, isEmpty } from "/assets/composer/draft.js";
import { copy, fieldsOf } from "/assets/composer/merging.js";
import { callBack, drop, setAside } from "/assets/composer/photo_sending.js";

const FOR = 15_000; // milliseconds in which it can be called back; its photos are kept as long

export default {
  props: { texts: Object },
  data() {
    return { draft, emptied: null, timer: 0 };
  },
  unmounted() {
    clearTimeout(this.timer); // the photos stay in the draft
  },
  render() {
    const h = Vue.h;
    const press = (label, onClick) => h("button", { type: "button", class: "button plain", onClick }, label);
    if (this.emptied?.desk === draft.desk) {
      return h("p", { class: "emptying", role: "status" }, [this.texts.emptied, press(this.texts.undo, this.callBack)]);
    }
    return h("p", { class: "emptying" }, isEmpty() ? null : press(this.texts.empty, this.empty));
  },
  methods: {
    empty() {
      if (draft.isHeld) return;
      const { title, text, settled, photos } = fieldsOf(draft);
      this.emptied = { desk: draft.desk, title, text, settled, photos };
      setAside(photos);
      for (const field of ["title", "text"]) change(field, "");
      for (const field of ["settled", "photos"]) change(field, []);
      this.timer = setTimeout(this.finish, FOR);
    },
    callBack() {
      if (draft.isHeld) return;
      clearTimeout(this.timer);
      const { desk: _here, ...fields } = this.emptied;
      this.emptied = null;
      fields.photos = callBack(fields.photos);
      for (const [field, value] of Object.entries(copy(fields))) if (!draft[field].length) change(field, value);
    },
    finish() {
      this.emptied.photos.forEach(drop);
      this.emptied = null;
    },
  },
};
