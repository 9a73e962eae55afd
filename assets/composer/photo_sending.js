// How one photo gets to the server: made smaller when that is worth it, in pieces when a line breaks.
import { parsed, wait } from "/assets/composer/asking.js";

const HEAVY = 2_500_000; // bytes; from here on a JPEG is worth the time of scaling it down first
const WIDE = 2560; // pixels: a third more than the largest size that is kept
const QUALITY = 0.88;
export const TRIES = 8;
const SILENCE = 15_000; // milliseconds without progress, then the line counts as lost
const A_MOMENT = 3000; // milliseconds
const LONGEST_WAIT = 10_000; // milliseconds between two tries

/** Milliseconds to wait after so many tries. */
export const pause = (tries) => Math.min(500 * 2 ** tries, LONGEST_WAIT);

let scaling = Promise.resolve(); // one at a time: a tablet has no memory for three large pictures

/** The file, or a smaller one of the same picture. */
export function smaller(file, isWanted) {
  const isWorthIt = file.size > HEAVY && /^image\/jpeg$/.test(file.type);
  scaling = scaling.then(() => (isWorthIt && isWanted() ? scaledDown(file).catch(() => file) : file));
  return scaling;
}

async function scaledDown(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, WIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const scaled = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return scaled && scaled.size < file.size ? scaled : file;
}

/** Send what is left of a file from byte `at` on. Answers {status, body}; status 0 is a line that broke. */
export function put(item, at, onProgress) {
  return new Promise((answer) => {
    const request = new XMLHttpRequest();
    let heard = Date.now();
    const watch = setInterval(() => Date.now() - heard > SILENCE && request.abort(), 1000);
    request.open("PUT", `/foto-in/${item.id}?at=${at}&total=${item.data.size}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => {
      heard = Date.now();
      onProgress((at + event.loaded) / item.data.size);
    };
    request.upload.onload = () => clearInterval(watch); // all is sent; making a photo may take its turn
    request.onloadend = () => {
      clearInterval(watch);
      answer({ status: request.status, body: parsed(request.responseText) });
    };
    item.request = Vue.markRaw(request);
    request.send(at ? item.data.slice(at) : item.data);
  });
}

const aside = new Set(); // photos that are removed, and may be called back
const dropping = new Map(); // photos that are on their way out, by name

export const isDropping = (name) => aside.has(name) || dropping.has(name);

/** Not shown any more, and not gone yet: until they are called back, dropped, or anything goes out.
 *  Those that can be called back are the answer. */
export const setAside = (names) => names.forEach((name) => aside.add(name));
export const callBack = (names) => names.filter((name) => aside.delete(name));

/** When all that are removed are gone; or not for much longer than a press may take. */
export function whenDropped({ andAside }) {
  if (andAside) aside.forEach(drop);
  return Promise.race([Promise.all(dropping.values()), wait(A_MOMENT)]);
}

/** Away with a photo, also over a line that is gone for a moment or a page that is being left. */
export function drop(name) {
  aside.delete(name);
  dropping.set(name, dropped(name).finally(() => dropping.delete(name)));
}

// Tried until the server has heard it: one that hangs in the draft would come back, and go out.
async function dropped(name) {
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`/foto-in/${name}`, { method: "DELETE", keepalive: true }).catch(() => null);
    if (answer?.ok || answer?.status === 404) return;
    await wait(pause(tries));
  }
}
