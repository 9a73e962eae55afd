// One photo that fills the screen: arrows, swipe, Escape, and back to where the viewer was.

export function openViewer(link, texts) {
  const links = [...link.closest(".photos").querySelectorAll("a")];
  let at = links.indexOf(link);
  const dialog = document.createElement("dialog");
  dialog.className = "viewer";
  dialog.setAttribute("aria-label", texts.photos);
  const figure = dialog.appendChild(document.createElement("figure"));
  const picture = figure.appendChild(document.createElement("img"));
  const caption = figure.appendChild(document.createElement("figcaption")).appendChild(document.createElement("span"));
  caption.setAttribute("role", "status");

  const button = (look, label, sign, act) => {
    const made = Object.assign(document.createElement("button"), {
      type: "button",
      className: look,
      textContent: sign,
      onclick: act,
    });
    made.setAttribute("aria-label", label);
    dialog.append(made);
    return made;
  };
  const show = (to) => {
    at = Math.min(Math.max(to, 0), links.length - 1);
    const alt = links[at].dataset.alt;
    picture.src = links[at].getAttribute("href");
    picture.alt = alt || texts.photo;
    const place = texts.place.replace("{number}", at + 1).replace("{count}", links.length);
    caption.textContent = alt ? `${alt} · ${place}` : place;
    previous.hidden = at === 0;
    next.hidden = at === links.length - 1;
    if (links[at + 1]) new Image().src = links[at + 1].getAttribute("href"); // the next one is there already
  };
  const close = button("close", texts.close, "×", () => dialog.close());
  const previous = button("previous", texts.previous, "‹", () => show(at - 1));
  const next = button("next", texts.next, "›", () => show(at + 1));

  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(at - 1);
    if (event.key === "ArrowRight") show(at + 1);
  });
  let from = null;
  dialog.addEventListener(
    "touchstart",
    (event) => (from = event.touches.length === 1 ? event.touches[0].clientX : null),
    { passive: true },
  );
  dialog.addEventListener("touchend", (event) => {
    const moved = from === null ? 0 : event.changedTouches[0].clientX - from;
    if (Math.abs(moved) > 50) show(at + (moved < 0 ? 1 : -1));
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    links[at].closest("li").hidden ? link.focus() : links[at].focus();
  });
  document.body.append(dialog);
  show(at);
  dialog.showModal();
  close.focus();
}
