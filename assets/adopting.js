// Takes what the server drew into the page's own frame, where it stands in <main>, and lets it be.
import { keepLine } from "/assets/line.js";

/** Move what is drawn into `element`, and watch the line from there, which may be `lost`. */
export function adopt(element, lost) {
  const drawn = document.getElementById("first");
  const focused = document.activeElement;
  element.className = drawn.className;
  element.append(...drawn.childNodes);
  drawn.remove();
  if (element.contains(focused)) focused.focus({ preventScroll: true }); // moving drops it
  keepLine(element, lost);
  setTimeout(() => window.kvStyles?.(), 300);
}
