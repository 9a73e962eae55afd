// Who writes along at this desk: now, or a while ago.
const STILL_WRITING = 60; // seconds since the last change

let timer;

/** Tell what is to be said about who wrote there last; and again when that is a while ago. */
export function meetPartner({ writes, wrote, age }, tell) {
  if (!writes) return; // it was saved by who looks: a partner may be writing all the same
  clearTimeout(timer);
  const left = STILL_WRITING - age;
  tell(left > 0 ? writes : wrote);
  if (left > 0) timer = setTimeout(tell, left * 1000, wrote);
}

/** Another desk, or nothing left to write along at. */
export function leavePartner(tell) {
  clearTimeout(timer);
  tell("");
}
