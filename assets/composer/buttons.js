// What is done with a message. A press reads the screen as it is then, and shows at once that it was.
import { fill, wait, whyNot } from "/assets/composer/asking.js";
import { abandon, change, draft, forget, goOut, goTo, isEmpty, NOWHERE, refresh, release } from "/assets/composer/draft.js";
import { FIELDS } from "/assets/composer/merging.js";
import { desk, look } from "/assets/composer/desk.js";
import { drop } from "/assets/composer/photo_sending.js";
import PlanDialog from "/assets/composer/plan_dialog.js";

const AGAIN = 1000; // milliseconds between two looks whether there is a line
const UNHEARD = 0; // nothing was sent; without a status it was, and nobody was heard afterwards

const find = (handle) => document.querySelector(`[data-testid=${handle}]`);
const count = (state) => document.querySelectorAll(`[data-photo-state=${state}]`).length;

// Where a message goes with each deed; see pages/composer/__init__.py.
const ADDRESSES = {
  publish: () => `/schrijven/plaatsen/${draft.desk}`,
  plan: () => `/schrijven/plannen/${draft.desk}`,
  edit: () => `/bericht/${draft.desk}/bewerken`,
};

export default {
  props: { person: String, texts: Object, groups: Array, edited: Object },
  data() {
    return { draft, desk, going: "", said: "", back: "", presses: 0 };
  },
  computed: {
    own() {
      return this.texts.buttons;
    },
  },
  render() {
    const h = Vue.h;
    return h("div", { class: "publish" }, [
      this.edited ? null : h("p", { class: "note", role: "status" }, this.note()),
      h("p", { class: "refusal", role: "alert" }, [this.said || draft.trouble, this.drawWayIn()]),
      h("div", { class: "publish-buttons" }, [
        ...(this.edited ? this.drawEditing() : this.drawButtons()),
        h("p", { class: "saved meta", role: "status" }, this.saved()),
      ]),
      this.edited ? null : this.drawDialog(),
    ]);
  },
  mounted() {
    const written = () => JSON.stringify(FIELDS.map((field) => draft[field])); // a new list may say the same
    Vue.watch(written, this.forgetSaid);
  },
  methods: {
    note() {
      if (this.back) return this.back;
      return desk.offer.note === this.said ? "" : desk.offer.note;
    },
    drawWayIn() {
      const isSignedOut = this.texts.troubles.signedOut === (this.said || draft.trouble);
      const href = `/inloggen?verder=${encodeURIComponent(location.pathname + location.search)}`;
      return isSignedOut ? Vue.h("a", { href }, ` ${this.own.signIn}`) : null;
    },
    /** What was refused is being mended. */
    forgetSaid() {
      if (!this.going) Object.assign(this, { said: "", back: "" });
    },
    drawDialog() {
      const { texts, person } = this;
      const said = this.said || this.back;
      const isGoing = this.going === "plan";
      const onPlan = (at) => this.press("plan", { at });
      return Vue.h(PlanDialog, { ref: "dialog", texts: texts.plan, troubles: texts.troubles, person, isGoing, said, onPlan });
    },
    drawButtons() {
      const { offer } = desk;
      const { going, schedule, anyway } = this.own;
      const nowLabel = offer.isQuiet ? anyway : this.publishLabel();
      const now = this.drawButton("composer-publish", offer.at ? "button quiet" : "button", this.going === "publish" ? going.publish : nowLabel, () => this.press("publish"));
      const later = this.drawButton("composer-schedule", "button quiet", schedule, this.ask);
      if (!offer.at) return [now, later];
      const offered = this.drawButton("composer-offer", "button", this.going === "plan" ? going.plan : offer.label, () => this.press("plan", { at: offer.at }));
      return [offered, later, now];
    },
    publishLabel() {
      if (!draft.about.isOfSchool) return draft.about.publish;
      const chosen = this.groups.filter(({ key }) => draft.audience.includes(key));
      const { forNobody, forOne, forSome, forAll } = this.own;
      if (chosen.length === this.groups.length) return forAll;
      if (chosen.length < 2) return chosen.length ? fill(forOne, { group: chosen[0].name }) : forNobody;
      return fill(forSome, { count: chosen.length });
    },
    drawEditing() {
      const label = this.going ? this.own.going.edit : this.own.save;
      return [
        this.drawButton("composer-publish", "button", label, () => this.press("edit", this.edited)),
        Vue.h("a", { class: "button quiet", href: "/", onClick: this.cancel }, this.own.cancel),
      ];
    },
    drawButton(handle, look, label, onClick) {
      const disabled = this.going || draft.isHeld ? "true" : null; // not disabled: that takes the focus away
      return Vue.h("button", { key: handle, type: "button", class: look, "data-testid": handle, "aria-disabled": disabled, onClick }, label);
    },
    cancel() {
      abandon();
      for (const photo of [...draft.photos, ...draft.coming]) drop(photo); // those that are out stay
    },
    saved() {
      if (draft.isAway) return draft.isKept ? this.own.away : this.own.nowhere;
      return draft.saved && fill(this.own.saved, { time: draft.saved });
    },
    ask() {
      if (this.going) return;
      this.said = "";
      this.$refs.dialog.open();
    },
    async press(deed, facts = {}) {
      if (this.going || draft.isHeld) return;
      this.presses += 1;
      Object.assign(this, { said: "", back: "" });
      draft.refused = NOWHERE;
      this.readScreen();
      const why = this.whyNow();
      if (why) return this.refuse(...why);
      this.going = deed;
      const wasEmpty = isEmpty();
      const { status, body } = await goOut(ADDRESSES[deed](), facts);
      if (status === UNHEARD) this.stop(this.own.offline[deed]);
      else if (!status) this.stop(this.own.lost[deed], !wasEmpty);
      else if (status === 409 && wasEmpty) this.refuse(this.own.nothing, "title");
      else this.settle(deed, { status, body });
    },
    // A press can overtake what was typed just before it: what counts is what the screen shows now.
    readScreen() {
      change("title", find("composer-title").value);
      change("text", find("composer-body").value);
    },
    /** Why it cannot go out yet: the sentence, and the field that it is about. */
    whyNow() {
      const [torn] = Object.keys(draft.conflicts);
      if (torn) return [this.own.choose, torn];
      if (draft.isGone) return [this.texts.fields.gone];
      if (count("busy") + count("waiting")) return [this.own.coming];
      return count("failed") ? [this.own.failed] : null;
    },
    settle(deed, answer) {
      const { status, body } = answer;
      if (status === 200 && body.to) {
        forget();
        location.assign(body.to);
      } else if (status === 200) this.planned(body);
      else if (status === 404) this.refuse(this.texts.fields.gone);
      else if (status === 409) this.refuse(...(this.whyNow() ?? [isEmpty() ? this.texts.fields.takenAway : this.own.moved]));
      else this.refuse(whyNot(answer, this.texts.troubles), body?.place);
    },
    /** It was refused: the sentence stands at the field that it is about, or at the buttons. */
    refuse(sentence, field = "") {
      release();
      Object.assign(this, { going: "", said: field ? "" : sentence });
      if (!field) return this.show();
      this.$refs.dialog?.close();
      draft.refused = { field, sentence };
    },
    /** Nobody was heard. What became of it is asked as soon as somebody is; when it may have gone
     *  out, the desk that it left tells. */
    async stop(sentence, mayBeOut = false) {
      const { presses, going: deed } = this;
      const where = draft.desk;
      const isOver = () => presses !== this.presses || where !== draft.desk;
      release();
      Object.assign(this, { going: "", said: sentence });
      this.show();
      if (this.edited) return;
      do await wait(AGAIN);
      while (!isOver() && !(await refresh()));
      if (isOver()) return;
      await look(desk.day);
      const isTornByIt = Object.values(draft.conflicts).some(({ isEmptied }) => isEmptied);
      const hasGoneOut = mayBeOut && draft.isTakenAway; // not by hand, on this screen
      if (hasGoneOut && deed === "publish") return location.assign("/?geplaatst=ja"); // it arrived after all
      Object.assign(this, { said: "", back: hasGoneOut || isTornByIt ? "" : this.own.back[deed] });
    },
    /** It goes out later; the desk is empty again. */
    async planned({ sentence, post }) {
      forget();
      release();
      await goTo(draft.desk);
      Object.assign(this, { going: "", said: "" });
      this.$refs.dialog.close();
      desk.notice = { sentence, post };
      await look(desk.day);
      document.querySelector(".week-of-desk").scrollIntoView({ block: "nearest" });
    },
    // What is said makes the page longer: keep the button, and the sentence above it, in view.
    async show() {
      await Vue.nextTick();
      this.$el.scrollIntoView({ block: "nearest" });
    },
  },
};
