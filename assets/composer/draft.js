// What is being written: kept in this browser at once, on the server a moment later. What somebody
// else wrote there meanwhile is taken in, and never written over without a choice.
import { ask, wellFormed, whyNot } from "/assets/composer/asking.js";
import { bothOf, Copies } from "/assets/composer/keeping.js";
import { leavePartner, meetPartner } from "/assets/composer/partner.js";
import { drop, isDropping, whenDropped } from "/assets/composer/photo_sending.js";
import { marksOf, moved } from "/assets/composer/marks.js";
import { copy, FIELDS, fieldsOf, LISTS, mergedList, mergedWords, same, saySame, WORDS } from "/assets/composer/merging.js";

const PAUSE = 250; // milliseconds without a key after which it is saved
const LONGEST = 400; // milliseconds of typing on, after which it is saved as well
const AGAIN = 3000; // milliseconds between two tries over a line that is gone
const SLOW = 20_000; // milliseconds for the answer to a press
export const NOWHERE = { field: "", sentence: "" };

export const draft = Vue.reactive({
  desk: "", // its key; of a message that is out: the message itself
  title: "",
  text: "",
  photos: [],
  audience: [],
  settled: [],
  marks: { title: [], text: [] }, // where children are named
  names: "", // the card about them, as the server draws it
  namesSaid: "", // the same in a sentence, to be read aloud
  preview: "",
  about: {}, // the desk: its name, and how many take part
  saved: "", // when: "14.31"
  isAway: false, // what is typed is in this browser only
  isKept: true, // in this browser
  isGone: false, // nobody may write here any more
  isHeld: false, // on its way out, or to another desk: nothing is changed or saved
  isTakenAway: false, // somebody else published, planned or emptied it
  partner: "", // who writes along
  missed: "", // why it came back
  conflicts: {}, // by field: what somebody else made of it
  coming: [], // photos on their way, by the name of their sending
  leftOut: [], // photos for which there was no room
  refused: NOWHERE, // a press, and at which field
  trouble: "", // why it is not saved, of no field in particular
});

const screen = [...crypto.getRandomValues(new Uint32Array(2))].join("-"); // what this one calls itself
let copies, texts, mostPhotos;
let isMended = false; // a message that is out, of which the server keeps no draft
let base = {}; // the fields as the server has them, as far as this screen took them over
let sent = null; // the fields that were sent last: the server may have them
let version = 0;
let number = 0;
let turn = Promise.resolve(); // questions about the draft are asked one by one
let isWaiting = false; // to be saved
let isAsking = false; // what became of it
let timer, since;

const isTorn = (field) => field in draft.conflicts;
const isChanged = () => FIELDS.some((field) => !isTorn(field) && !same(draft[field], base[field]));
const canSave = () => !draft.isHeld && !draft.isGone && isChanged();
const tellPartner = (said) => (draft.partner = said);
export const isEmpty = () => !(draft.title.trim() || draft.text.trim() || draft.photos.length);

function inTurn(work) {
  turn = turn.catch(() => null).then(work);
  return turn;
}

/** Begin with what the server knows, and with what this browser could not bring there yet. */
export function begin({ person, opened, loose, isEdit, ...given }) {
  copies = new Copies(person, screen);
  isMended = isEdit;
  ({ texts, mostPhotos } = given);
  open(opened);
  const elsewhere = [...draft.photos, ...copies.photosElsewhere(draft.desk)];
  const missing = loose.filter((photo) => !elsewhere.includes(photo));
  if (missing.length) change("photos", [...draft.photos, ...missing]);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && save());
  addEventListener("online", () => save());
}

function open(opened) {
  leavePartner(tellPartner);
  Object.assign(draft, fieldsOf(opened), { desk: opened.desk, about: opened.about });
  Object.assign(draft, { conflicts: {}, isGone: false, isHeld: false, isTakenAway: false });
  Object.assign(draft, { leftOut: [], refused: NOWHERE, trouble: "" });
  base = fieldsOf(opened);
  sent = null;
  const kept = copies.takeAll(opened.desk);
  if (kept) {
    Object.assign(draft, fieldsOf(kept.fields));
    base = fieldsOf(kept.base);
    for (const field of FIELDS) if (same(kept.sent?.[field], opened[field])) base[field] = copy(opened[field]);
    const removed = kept.base.photos.filter((photo) => !kept.fields.photos.includes(photo));
    if (!isMended) removed.forEach(drop); // without a line, before this page
  }
  takeIn(opened, copy(base));
  if (canSave()) save();
}

/** Keep what differs from the server, until it is there. */
function keep() {
  const isUnsaved = isChanged() || Object.keys(draft.conflicts).length > 0;
  if (isUnsaved) draft.isKept = copies.keep(draft.desk, { fields: fieldsOf(draft), base, sent });
  else forget();
}

/** It has gone out, or nobody wants it. */
export function forget() {
  copies.drop(draft.desk);
}

/** Nobody wants it, nor when an answer about it still comes. */
export const abandon = () => copies.abandon(draft.desk);

// ---- changed here

/** Somebody here changes a field. */
export function change(field, value) {
  if (same(draft[field], value)) return;
  if (field in draft.marks) draft.marks[field] = moved(draft.marks[field], draft[field], value);
  draft[field] = copy(value);
  const isElsewhere = WORDS.includes(draft.refused.field) && draft.refused.field !== field;
  if (!isElsewhere) draft.refused = NOWHERE;
  draft.isTakenAway = false;
  keep();
  later();
}

function later() {
  clearTimeout(timer);
  since ??= performance.now();
  timer = setTimeout(save, Math.min(PAUSE, Math.max(0, since + LONGEST - performance.now())));
}

/** Bring what is written to the server, after what is on its way already. */
export function save() {
  clearTimeout(timer);
  since = undefined;
  if (isWaiting) return turn;
  isWaiting = true;
  return inTurn(() => {
    isWaiting = false;
    return canSave() ? send() : null;
  });
}

/** The page may be gone before an answer: nothing is waited for. */
function leave() {
  if (!isMended && canSave()) send({ isLeaving: true });
}

/** Learn what somebody else made of it. Answers whether the server was heard. */
export function refresh() {
  if (isAsking) return turn;
  isAsking = true;
  return inTurn(async () => {
    isAsking = false;
    if (canSave()) return send(); // which is answered with what lies there
    const answer = await ask(`/schrijven/concept/${draft.desk}`);
    if (answer?.status === 404) draft.isGone = true;
    if (answer?.status === 200) takeIn(answer.body, copy(base));
    if (canSave()) later();
    return answer !== null;
  });
}

/** What goes to the server. A field that two changed stays as it was, until somebody chooses. */
function envelope() {
  const mine = fieldsOf(draft);
  for (const field of WORDS) mine[field] = isTorn(field) ? base[field] : wellFormed(mine[field]);
  return isMended ? mine : { mine, base: copy(base), version, screen, number: ++number };
}

/** Answers whether the server was heard. */
async function send({ isLeaving = false } = {}) {
  const { desk } = draft;
  const body = envelope();
  sent = body.mine ?? null;
  keep();
  const address = isMended ? `/bericht/${desk}/voorbeeld` : `/schrijven/concept/${desk}`;
  const answer = await ask(address, { method: "PUT", body, isLeaving });
  if (!isLeaving && desk === draft.desk) hear(answer, body);
  return answer !== null;
}

function hear(answer, body) {
  draft.isAway = !answer || answer.status >= 500;
  if (draft.isAway) timer = setTimeout(save, AGAIN);
  else if (answer.status === 200) takeIn(answer.body, body.mine, body.base);
  else if (answer.status === 409) {
    takeIn(answer.body, body.base);
    if (canSave()) later();
  } else if (answer.status === 404) draft.isGone = true;
  else draft.trouble = whyNot(answer, texts); // said, and leads nobody away from where they type
}

// ---- both sides

/** Take in what the server has, where `common` is what both sides began with: nothing, when it
 *  only looked at words that it does not keep. With `before` it answers to a save of that. */
function takeIn(answer, common, before) {
  if (answer.desk !== draft.desk) return;
  const wasFull = !isEmpty();
  const isLeftOut = (photo) => ![...answer.photos, ...before.photos].includes(photo);
  const isFull = answer.photos.length >= mostPhotos; // else they are gone, and not too many
  if (before) draft.leftOut = isFull ? common.photos.filter(isLeftOut) : [];
  if (common) takeInFields(answer, common);
  for (const field of WORDS) {
    draft.marks[field] = moved(marksOf(answer.named, field), answer[field], draft[field]);
  }
  const { names, namesSaid, preview, saved, missed } = answer;
  Object.assign(draft, { names, namesSaid, preview, saved, missed, isAway: false, isGone: false, trouble: "" });
  draft.isTakenAway ||= wasFull && isEmpty() && !draft.isHeld;
  meetPartner(answer.partner, tellPartner);
  if (draft.isTakenAway) leavePartner(tellPartner);
  keep();
}

function takeInFields(answer, common) {
  for (const field of WORDS) takeInWords(field, answer, common[field]);
  for (const field of LISTS) {
    const theirs = answer[field].filter((one) => !isDropping(one));
    draft[field] = mergedList(draft[field], theirs, common[field]);
    base[field] = theirs;
  }
  version = answer.version;
}

function takeInWords(field, answer, common) {
  const theirs = answer[field];
  const { words, clash } = mergedWords(draft[field], theirs, common);
  if (clash) {
    base[field] = common; // and stays, until somebody chooses
    draft.conflicts[field] = { theirs, writer: answer.partner.name, isEmptied: !(answer.title || answer.text) };
    return;
  }
  delete draft.conflicts[field];
  draft[field] = words;
  base[field] = theirs;
}

/** Somebody chose between what is written here and what somebody else wrote. */
export function settle(field, choice) {
  if (draft.isHeld) return;
  const { theirs } = draft.conflicts[field];
  const mine = draft[field];
  delete draft.conflicts[field];
  base[field] = theirs;
  draft[field] = { theirs, mine, both: bothOf(field, mine, theirs) }[choice];
  draft.refused = NOWHERE;
  keep();
  save();
}

// ---- elsewhere, and out

/** Go on at another desk. Answers whether that is possible now. */
export async function goTo(desk) {
  if (draft.isHeld) return false;
  hold();
  const opened = await inTurn(async () => {
    const isSaved = !isChanged() || (await send());
    return isSaved ? ask(`/schrijven/concept/${desk}`) : null;
  });
  release();
  if (opened?.status !== 200) return false;
  clearTimeout(timer);
  open(opened.body);
  return true;
}

/** Let what is written here go out, or wait for its moment. It is saved first: so the server is
 *  there, and what goes out is what this screen showed. Answers {status, body}, with status 0 when
 *  nothing was sent, and no status when nobody was heard afterwards. It stays held. */
export function goOut(address, facts) {
  const shown = fieldsOf(draft);
  hold();
  return inTurn(async () => {
    await whenDropped({ andAside: !isEmpty() });
    if (!(await send())) return { status: 0 };
    if (!saySame(fieldsOf(draft), shown) || Object.keys(draft.conflicts).length) return { status: 409 };
    const body = { ...envelope(), ...facts };
    const answer = await ask(address, { method: "POST", body, patience: SLOW });
    if (answer?.status === 409) takeIn(answer.body, body.base);
    return answer ?? {};
  });
}

/** From here on nothing is changed or saved. */
export function hold() {
  clearTimeout(timer);
  draft.isHeld = true;
}

/** It stays here. */
export function release() {
  draft.isHeld = false;
  if (canSave()) later();
}
