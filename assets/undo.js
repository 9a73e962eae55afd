// What was just published may be taken back: the seconds that are left, and the press of the button.
const TICK = 500; // milliseconds
const REFUSED = 422;

/** `timeline`: the element of timeline.js. */
export function keepUndo(timeline) {
  for (const row of timeline.$el.querySelectorAll("[data-undo]")) keepRow(timeline, row);
}

function keepRow(timeline, row) {
  const counted = setInterval(() => count() > 0 || leave(), TICK);
  const button = row.querySelector("button");
  button.onclick = () => takeBack();
  button.disabled = false;
  count();

  /** Show how many seconds are left of those that the server told, from when the page was asked for. */
  function count() {
    const left = Math.floor(row.dataset.seconds - performance.now() / 1000);
    row.querySelector(".left").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    return left;
  }
  function leave() {
    clearInterval(counted);
    timeline.remove(row);
  }
  async function takeBack() {
    if (button.ariaDisabled === "true") return; // pressed twice
    button.ariaDisabled = "true";
    try {
      const answer = await fetch(`/bericht/${row.dataset.undo}/terug`, { method: "POST" });
      const said = answer.ok || answer.status === REFUSED ? await answer.json() : null;
      if (answer.ok) return location.assign(said.to);
      timeline.say(said?.sentence ?? timeline.texts.failed, "alert");
      if (said || answer.status === 404) return leave();
    } catch {
      timeline.say(timeline.texts.failed, "alert"); // no line
    }
    button.ariaDisabled = "false";
  }
}
