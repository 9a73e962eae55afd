// One photo that fills the screen: arrows, swipe, zoom, Escape, the way back, and then the place where the viewer was.
const SWIPE = 50; // pixels that a finger must move

export function openViewer(link, texts) {
  const links = [...link.closest(".photos").querySelectorAll("a")];
  const dialog = document.createElement("dialog");
  dialog.className = "viewer";
  dialog.setAttribute("aria-label", texts.photos);
  const figure = dialog.appendChild(document.createElement("figure"));
  const picture = figure.appendChild(document.createElement("img"));
  const caption = figure.appendChild(document.createElement("figcaption")).appendChild(document.createElement("span"));
  caption.setAttribute("role", "status");
  const closed = new AbortController();
  let at = links.indexOf(link);

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
  const close = button(dialog, "close", texts.close, "×", () => dialog.close());
  const previous = button(dialog, "previous", texts.previous, "‹", () => show(at - 1));
  const next = button(dialog, "next", texts.next, "›", () => show(at + 1));

  listenToKeys(dialog, (by) => show(at + by));
  listenToFingers(dialog, (by) => show(at + by));
  letZoomedBeMoved(dialog, closed.signal);
  dialog.addEventListener("close", () => {
    closed.abort();
    dialog.remove();
    (links[at].closest("li").hidden ? link : links[at]).focus();
  });
  closeOnTheWayBack(dialog);
  document.body.append(dialog);
  show(at);
  dialog.showModal();
  close.focus();
}

function button(dialog, look, label, sign, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: look, textContent: sign, onclick: act });
  made.setAttribute("aria-label", label);
  return dialog.appendChild(made);
}

function listenToKeys(dialog, go) {
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") go(-1);
    if (event.key === "ArrowRight") go(+1);
  });
}

const isZoomed = () => window.visualViewport.scale > 1.01;

/** To the side is the next photo, down is away. Two fingers zoom, and then one finger looks around. */
function listenToFingers(dialog, go) {
  let from = null;
  const start = ({ touches }) => (from = touches.length === 1 && !isZoomed() ? touches[0] : null);
  dialog.addEventListener("touchstart", start, { passive: true });
  dialog.addEventListener("touchend", ({ changedTouches }) => {
    if (!from || isZoomed()) return;
    const aside = changedTouches[0].clientX - from.clientX;
    const down = changedTouches[0].clientY - from.clientY;
    if (down > SWIPE && down > Math.abs(aside)) dialog.close();
    else if (Math.abs(aside) > SWIPE) go(aside < 0 ? +1 : -1);
  });
}

function letZoomedBeMoved(dialog, signal) {
  const look = () => dialog.classList.toggle("zoomed", isZoomed());
  window.visualViewport.addEventListener("resize", look, { signal });
  look();
}

/** A phone's way back closes the photo, and leaves the timeline where it is. */
function closeOnTheWayBack(dialog) {
  history.pushState({ photo: true }, "");
  const goneBack = () => dialog.close();
  window.addEventListener("popstate", goneBack, { once: true });
  dialog.addEventListener("close", () => {
    window.removeEventListener("popstate", goneBack);
    if (history.state?.photo) history.back();
  });
}
