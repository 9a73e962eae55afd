// Photos that did not arrive: in their place stands what is on them, until the line is back.

export const hasArrived = (photo) => photo.complete && photo.naturalWidth > 0;
export const hasFailed = (photo) => photo.complete && photo.naturalWidth === 0;

/** Ask once more for a photo that failed. */
export function askAgain(photo) {
  photo.src = photo.src;
}

/** Call `act` when the line is back, until `signal` says that it is enough. */
export function whenLineIsBack(act, signal) {
  window.addEventListener("online", act, { signal });
  window.socket.on("connect", act);
  signal?.addEventListener("abort", () => window.socket.off("connect", act));
}

/** Look after the photos in `root`, those that come later as well. */
export function keepPhotos(root) {
  const inCards = ".photos img";
  const look = ({ target: photo }) => {
    if (!photo.matches(inCards)) return;
    const link = photo.closest("a");
    if (hasFailed(photo)) link.dataset.missing = photo.alt;
    else delete link.dataset.missing;
  };
  root.addEventListener("error", look, true); // these two do not bubble
  root.addEventListener("load", look, true);
  for (const photo of root.querySelectorAll(inCards)) look({ target: photo }); // those that were earlier
  whenLineIsBack(() => [...root.querySelectorAll(inCards)].filter(hasFailed).forEach(askAgain));
}
