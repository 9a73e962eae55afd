// One photo that fills the screen: arrows, swipe, zoom, Escape, the way back, and then the place where the viewer was.
import { askAgain, hasArrived, hasFailed, whenLineIsBack } from "/assets/photos.js";
import { followCard } from "/assets/redrawing.js";

const SWIPE = 50; // pixels that a finger must move

export function openViewer(link, texts) {
  let links = [...link.closest(".photos").querySelectorAll("a")];
  const dialog = document.createElement("dialog");
  dialog.className = "viewer";
  dialog.setAttribute("aria-label", texts.photos);
  const figure = dialog.appendChild(document.createElement("figure"));
  const pictures = new Pictures(figure.appendChild(document.createElement("div")), texts);
  const legend = figure.appendChild(document.createElement("figcaption"));
  const caption = legend.appendChild(document.createElement("span"));
  caption.setAttribute("role", "status");
  caption.dir = "auto";
  legend.append(pictures.notice);
  const closed = new AbortController();
  let at = links.indexOf(link);

  const show = (to) => {
    at = Math.min(Math.max(to, 0), links.length - 1);
    const alt = links[at].dataset.alt;
    const place = texts.place.replace("{number}", at + 1).replace("{count}", links.length);
    caption.textContent = alt ? `${alt} · ${place}` : place;
    pictures.show(links[at], links[at + 1]);
    const focused = document.activeElement;
    previous.hidden = at === 0;
    next.hidden = at === links.length - 1;
    if (focused.hidden) [previous, next, close].find((one) => !one.hidden).focus();
  };
  const close = button(dialog, "close", texts.close, "×", () => dialog.close());
  const previous = button(dialog, "previous", texts.previous, "‹", () => show(at - 1));
  const next = button(dialog, "next", texts.next, "›", () => show(at + 1));

  listenToKeys((by) => show(at + by), closed.signal);
  listenToFingers(dialog, (by) => show(at + by));
  letZoomedBeMoved(dialog, closed.signal);
  whenLineIsBack(() => pictures.askAgain(), closed.signal);
  dialog.addEventListener("close", () => {
    closed.abort();
    dialog.remove();
    const place = links[at].closest("li").hidden ? link : links[at];
    (place.isConnected ? place : document.getElementById("news")).focus({ preventScroll: !place.isConnected });
  });
  closeOnTheWayBack(dialog);
  followCard(link.closest("article"), closed.signal, (fresh) => {
    const there = fresh ? [...fresh.querySelectorAll(".photos a")] : [];
    const same = there.find(({ href }) => href === links[at].href);
    if (!same) return dialog.close();
    links = there;
    link = same;
    show(there.indexOf(same));
  });
  document.body.append(dialog);
  show(at);
  dialog.showModal();
  close.focus();
}

/** The picture in `frame`: the small one that the page has, until the large one is there. */
class Pictures {
  constructor(frame, texts) {
    this.frame = frame;
    this.texts = texts;
    this.large = new Map(); // link -> its large picture, which may be on its way
    this.notice = document.createElement("p"); // that the large one can not come now
    this.notice.setAttribute("role", "status");
  }

  show(link, next) {
    Object.assign(this, { link, next });
    this.ask(link);
    const small = link.querySelector("img");
    this.frame.replaceChildren(...(small && hasArrived(small) ? [this.picture(link, small.currentSrc)] : []));
    this.settle();
  }

  askAgain() {
    [...this.large.values()].filter(hasFailed).forEach(askAgain);
  }

  ask(link) {
    if (!this.large.has(link)) {
      const large = this.picture(link, link.href);
      large.onload = large.onerror = () => link === this.link && this.settle();
      this.large.set(link, large);
    } else if (hasFailed(this.large.get(link))) askAgain(this.large.get(link));
  }

  picture(link, src) {
    return Object.assign(new Image(), { src, alt: link.dataset.alt || this.texts.photo, decoding: "sync" });
  }

  /** Show what has become of the large picture. When it is there, the next one may come. */
  settle() {
    const large = this.large.get(this.link);
    this.notice.textContent = hasFailed(large) ? this.texts.noLine : "";
    if (!hasArrived(large)) return;
    if (!large.isConnected) this.frame.replaceChildren(large);
    if (this.next) this.ask(this.next);
  }
}

function button(dialog, look, label, sign, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: look, textContent: sign, onclick: act });
  made.setAttribute("aria-label", label);
  return dialog.appendChild(made);
}

/** Wherever the focus is: a click beside the buttons takes it away from them. */
function listenToKeys(go, signal) {
  const listen = (event) => {
    if (event.key === "ArrowLeft") go(-1);
    if (event.key === "ArrowRight") go(+1);
  };
  document.addEventListener("keydown", listen, { signal });
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
