// What is around a draft: the week of its desk, and what the first button offers now.
import { ask } from "/assets/composer/asking.js";
import { draft, goTo, isEmpty, refresh } from "/assets/composer/draft.js";

const OFTEN = 60_000; // milliseconds after which it may be evening, or another day
const SOON = 500; // milliseconds: each save tells all who write here, also the screen that it came from

export const desk = Vue.reactive({
  week: "", // as the server draws it
  day: "", // any day of that week; empty for the week of now
  offer: { at: "", label: "", note: "" }, // a moment that suits better than now, and why
  notice: null, // {sentence, post}: what was just planned, and may be taken back
  refused: "",
});

let timer;
let looks = 0; // asked so far: the answer to the last one counts

/** Begin with the week that the server drew, and ask anew when anything changes at the desk. */
export function beginAround(opened, texts) {
  Object.assign(desk, opened);
  letNoticeIn(texts);
  const lookAgain = () => document.hidden || look(desk.day);
  document.addEventListener("visibilitychange", lookAgain);
  setInterval(lookAgain, OFTEN);
  Vue.nextTick(() => {
    window.socket.on("connect", () => {
      look(desk.day);
      refresh();
    });
    window.socket.on("klasvenster", (message) => {
      if (message.desk !== draft.desk) return;
      if (message.days) look(desk.day);
      timer ??= setTimeout(learn, SOON);
    });
  });
}

/** What led here has the first word; once. */
function letNoticeIn({ takenBack }) {
  const address = new URL(location);
  if (!address.searchParams.has("terug")) return;
  desk.notice = { sentence: takenBack };
  address.searchParams.delete("terug");
  history.replaceState(history.state, "", address);
}

function learn() {
  timer = undefined;
  refresh();
}

/** Show the week of a day. Without a line the one that is shown stays. */
export async function look(day) {
  const asked = draft.desk;
  const which = ++looks;
  desk.day = day;
  const answer = await ask(`/schrijven/week/${asked}?dag=${day}`);
  if (answer?.status === 200 && asked === draft.desk && which === looks) Object.assign(desk, answer.body);
}

/** Go on at another desk, with its own draft and week. What is written stays where it was, and that
 *  is said. Answers whether that is possible now. */
export async function moveTo(key, left) {
  const isLeft = !isEmpty();
  if (!(await goTo(key))) return false;
  Object.assign(desk, { notice: isLeft ? { sentence: left } : null, refused: "" });
  await look("");
  return true;
}

/** Cancel a plan: the words and the photos come back to the desk. */
export async function returnToDraft(post, { sorry, joined, unplanned }) {
  const sentence = isEmpty() ? unplanned : joined;
  Object.assign(desk, { refused: "", notice: null });
  const answer = await ask(`/bericht/${post}/naar-concept`, { method: "POST" });
  const isBack = answer?.status === 204;
  if (isBack) desk.notice = { sentence };
  else desk.refused = answer?.body?.sentence ?? sorry;
  await Promise.all([look(desk.day), refresh()]);
  return isBack;
}
