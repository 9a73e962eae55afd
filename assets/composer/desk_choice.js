// Where somebody writes: the name of the group, with the choice of another one in it.
import { fill } from "/assets/composer/asking.js";
import { draft, hold, release } from "/assets/composer/draft.js";
import { desk, moveTo } from "/assets/composer/desk.js";

const PAUSE = 250; // milliseconds: arrow keys on a closed choice pass by what is not meant
const REMEMBERED = 60 * 60 * 24 * 400; // seconds; browsers keep nothing longer

export default {
  props: { desks: Array, texts: Object },
  data() {
    return { draft, timer: 0 };
  },
  mounted() {
    this.remember();
    const address = new URL(location);
    address.searchParams.set("groep", draft.desk); // so that "back" finds it
    history.replaceState(history.state, "", address);
    addEventListener("popstate", this.goBack);
  },
  unmounted() {
    removeEventListener("popstate", this.goBack);
  },
  render() {
    const h = Vue.h;
    const choice = {
      ref: "choice",
      "data-testid": "composer-group",
      "aria-label": this.texts.choice,
      class: { name: true, only: this.desks.length === 1 },
      onChange: (event) => this.choose(event.target.value),
    };
    const options = this.desks.map(({ key, name }) => h("option", { value: key, selected: key === draft.desk }, name));
    return h("header", { class: "desk" }, [
      h("h1", this.texts.heading),
      h("select", choice, options),
      h("p", { class: "meta" }, draft.about.counts),
    ]);
  },
  methods: {
    choose(key) {
      if (draft.isHeld && !this.timer) return this.stay(); // on its way out
      hold(); // what is typed or pressed from here on is for the group that was chosen
      clearTimeout(this.timer);
      this.timer = setTimeout(async () => {
        this.timer = 0;
        release();
        if (!(await this.move(key))) return;
        history.pushState({}, "", `/schrijven?groep=${key}`);
        this.remember();
      }, PAUSE);
    },
    async move(key) {
      if (key === draft.desk) return false;
      if (draft.isHeld) return this.stay();
      const isSending = document.querySelector("[data-photo-state]:not([data-photo-state=ready])"); // for this desk
      const isThere = !isSending && (await moveTo(key, fill(this.texts.left, { desk: draft.about.name })));
      if (!isThere) desk.refused = isSending ? this.texts.sending : this.texts.stays;
      return isThere || this.stay();
    },
    stay() {
      this.$refs.choice.value = draft.desk;
      return false;
    },
    async goBack() {
      const key = new URLSearchParams(location.search).get("groep");
      if (await this.move(key)) this.remember();
    },
    // for the next time, also after a restart of the tablet
    remember() {
      document.cookie = `klasvenster_groep=${draft.desk}; path=/schrijven; samesite=lax; max-age=${REMEMBERED}`;
    },
  },
};
