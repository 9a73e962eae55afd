// The whole screen on which a message is made or mended; see assets/composer/ for its parts.
import { keepLine } from "/assets/line.js";
import { begin, draft } from "/assets/composer/draft.js";
import { beginAround } from "/assets/composer/desk.js";
import Audience from "/assets/composer/audience.js";
import Buttons from "/assets/composer/buttons.js";
import Emptying from "/assets/composer/emptying.js";
import DeskChoice from "/assets/composer/desk_choice.js";
import Fields from "/assets/composer/fields.js";
import Photos from "/assets/composer/photos.js";
import Preview from "/assets/composer/preview.js";
import WeekStrip from "/assets/composer/week_strip.js";

const SCHOOL = "school"; // the key of its desk

export default {
  props: { lost: String, person: String, opened: Object, around: Object, desks: Array, loose: Array, edited: Object, limits: Object, texts: Object },
  data() {
    return { draft };
  },
  created() {
    const { person, opened, loose, edited } = this;
    begin({ person, opened, loose, isEdit: Boolean(edited), texts: this.texts.troubles, mostPhotos: this.limits.photos });
    if (this.around) beginAround(this.around, this.texts.week);
  },
  mounted() {
    document.getElementById("first").remove();
    keepLine(this.$el, this.lost);
    setTimeout(() => window.kvStyles?.(), 300);
    if (matchMedia("(pointer: fine)").matches) document.getElementById("composer-title").focus();
  },
  render() {
    const h = Vue.h;
    const { texts, limits, person, edited, desks } = this;
    return h("div", [
      h("main", { class: "composer", "aria-busy": String(draft.isHeld) }, [
        edited ? this.drawHeading() : h(DeskChoice, { desks, texts: texts.desk }),
        edited ? null : h(WeekStrip, { texts: texts.week }),
        h("div", { class: "writing" }, [
          h("div", { class: "form" }, [
            edited ? null : h(Audience, { groups: desks.filter(({ key }) => key !== SCHOOL), texts: texts.desk }),
            h(Fields, { texts: texts.fields, limits }),
            h(Photos, { texts: texts.photos, limits }),
            h(Buttons, { texts, person, groups: desks.filter(({ key }) => key !== SCHOOL), edited }),
            edited ? null : h(Emptying, { texts: texts.emptying }),
          ]),
          h(Preview, { texts: texts.preview }),
        ]),
      ]),
    ]);
  },
  methods: {
    drawHeading() {
      const h = Vue.h;
      const { about } = this.opened;
      return h("header", { class: "desk" }, [h("h1", { class: "name" }, this.texts.desk.editing), h("p", { class: "meta" }, about.name)]);
    },
  },
};
