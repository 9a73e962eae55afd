// For those who write: the menu on a card, a question before a message is withdrawn, and the bar to take one back.
import { keepUndo } from "/assets/undo.js";

const FRESH = 60_000; // milliseconds after which the number of families that have seen it may be old

/** `timeline`: the element of timeline.js. */
export function keepCorrections(timeline) {
  const root = timeline.$el;
  root.addEventListener("click", (event) => {
    const withdraw = event.target.closest("[data-withdraw]");
    if (withdraw) askFirst(timeline, withdraw.closest("article"));
  });
  keepMenus(root);
  root.dataset.corrects = "";
  keepUndo(timeline);
  const freshen = () => document.hidden || timeline.catchUp();
  document.addEventListener("visibilitychange", freshen);
  setInterval(freshen, FRESH);
}

function keepMenus(root) {
  const open = () => root.querySelectorAll(".tools[open]");
  document.addEventListener("click", (event) => {
    for (const menu of open()) {
      if (!menu.contains(event.target) || event.target.closest("[data-withdraw]")) menu.open = false;
    }
  });
  root.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest(".tools[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  const opened = ({ target: menu }) => {
    if (menu.matches(".tools[open]")) menu.querySelector("ul").scrollIntoView({ block: "nearest" });
  };
  root.addEventListener("toggle", opened, true); // this one does not bubble
}

function askFirst(timeline, { dataset: { postId: post } }) {
  const card = () => timeline.hearts.card(post); // it may be drawn anew, or go, meanwhile
  const question = timeline.$el.querySelector(".question");
  const refusal = question.querySelector("[role=alert]");
  question.querySelector("[data-title]").textContent = card().querySelector("h3").textContent;
  refusal.textContent = "";
  question.querySelector("[data-edit]").href = `/bericht/${post}/bewerken`;
  question.querySelector("[data-yes]").onclick = async ({ target: button }) => {
    button.disabled = true;
    refusal.textContent = await withdrawn(post, timeline.texts.failed);
    button.disabled = false;
    if (refusal.textContent) return;
    question.close();
    timeline.take(card());
  };
  question.onclose = () => {
    const place = card()?.querySelector(".tools summary") ?? timeline.days;
    place.focus({ preventScroll: true });
  };
  question.showModal();
}

/** Why it is not withdrawn, or nothing. */
async function withdrawn(post, failed) {
  try {
    const answer = await fetch(`/bericht/${post}/intrekken`, { method: "POST" });
    if (answer.ok || answer.status === 404) return ""; // gone already
    return (await answer.json()).sentence;
  } catch {
    return failed;
  }
}
