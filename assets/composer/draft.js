// What is being written: kept in this browser at once, on the server a moment later. What somebody
// else wrote there meanwhile is taken in, and never written over without a choice.
import { ask, GONE, MOVED_ON, REFUSED } from "/assets/composer/asking.js";
import { marksOf, moved } from "/assets/composer/marks.js";
import { copy, FIELDS, fieldsOf, LISTS, mergedList, mergedWords, same, WORDS } from "/assets/composer/merging.js";

const PAUSE = 250; // milliseconds without a key after which it is saved
const LONGEST = 400; // milliseconds of typing on, after which it is saved as well
const AGAIN = 3000; // milliseconds between two tries over a line that is gone
const SLOW = 20_000; // milliseconds for the answer to a press
const STILL_WRITING = 60; // seconds since the last change of a partner

export const draft = Vue.reactive({
  desk: "", // its key; of a message that is out: the message itself
  title: "",
  text: "",
  photos: [],
  audience: [],
  settled: [],
  marks: { title: [], text: [] }, // where children are named
  names: "", // the card about them, as the server draws it
  preview: "",
  about: {}, // the desk: its name, and how many take part
  saved: "", // when: "14.31"
  isAway: false, // what is typed is in this browser only
  isGone: false, // nobody may write here any more
  isHeld: false, // on its way out: nothing is changed or saved
  partner: "", // who writes along
  missed: "", // why it came back
  conflicts: {}, // by field: what somebody else made of it
  refused: { field: "", sentence: "" },
});

const screen = [...crypto.getRandomValues(new Uint32Array(2))].join("-"); // what this one calls itself
let owner = "";
let isOut = false; // a message that is mended, of which the server keeps no draft
let base = {}; // the fields as they stand on the server at `version`, as far as is known here
let version = 0;
let number = 0;
let turn = Promise.resolve(); // questions about the draft are asked one by one
let isWaiting = false; // to be saved
let isAsking = false; // what became of it
let timer, since, partnerTimer;

const place = () => `klasvenster:concept:${owner}:${draft.desk}`;
const isTorn = (field) => field in draft.conflicts;
const isChanged = () => FIELDS.some((field) => !isTorn(field) && !same(draft[field], base[field]));
export const isEmpty = () => !(draft.title.trim() || draft.text.trim() || draft.photos.length);

/** Begin with what the server knows, and with what this browser could not bring there yet. */
export function begin({ person, opened, loose, isEdit }) {
  owner = person;
  isOut = isEdit;
  open(opened);
  const missing = loose.filter((photo) => !draft.photos.includes(photo));
  if (missing.length) change("photos", [...draft.photos, ...missing]);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  addEventListener("online", () => save());
}

function open(opened) {
  Object.assign(draft, fieldsOf(opened), { desk: opened.desk, about: opened.about });
  Object.assign(draft, { conflicts: {}, isGone: false, isAway: false, isHeld: false, partner: "" });
  draft.refused = { field: "", sentence: "" };
  base = fieldsOf(opened);
  const kept = readKept();
  if (kept) {
    Object.assign(draft, kept.fields);
    base = kept.base;
  }
  version = -1;
  takeIn(opened, base);
  if (isChanged()) save();
}

// ---- kept in this browser

function readKept() {
  try {
    const { fields, base: common } = JSON.parse(localStorage.getItem(place()));
    return { fields: fieldsOf(fields), base: fieldsOf(common) };
  } catch {
    return null; // nothing, or not one of ours
  }
}

/** Keep what differs from the server, until it is there. */
function keep() {
  const isUnsaved = isChanged() || Object.keys(draft.conflicts).length > 0;
  try {
    if (isUnsaved) localStorage.setItem(place(), JSON.stringify({ fields: fieldsOf(draft), base }));
    else localStorage.removeItem(place());
  } catch {
    /* full, or not allowed here: then the server alone keeps it */
  }
}

/** It has gone out, and the desk is as the server has it. */
export function forget() {
  localStorage.removeItem(place());
}

// ---- changed here

/** Somebody here changes a field. */
export function change(field, value) {
  if (same(draft[field], value)) return;
  if (field in draft.marks) draft.marks[field] = moved(draft.marks[field], draft[field], value);
  draft[field] = copy(value);
  const isElsewhere = WORDS.includes(draft.refused.field) && draft.refused.field !== field;
  if (!isElsewhere) draft.refused = { field: "", sentence: "" };
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
  if (!isWaiting) {
    isWaiting = true;
    turn = turn.then(() => {
      isWaiting = false;
      return draft.isHeld || draft.isGone || !isChanged() ? null : send();
    });
  }
  return turn;
}

/** The page may be gone before an answer: nothing is waited for. */
function leave() {
  if (!isOut && !draft.isHeld && !draft.isGone && isChanged()) send({ isLeaving: true });
}

/** Ask what somebody else made of it. Answers whether the server was heard. */
export function refresh() {
  if (isAsking) return turn;
  isAsking = true;
  turn = turn.then(async () => {
    isAsking = false;
    const desk = draft.desk;
    const answer = await ask(`/schrijven/concept/${desk}`);
    if (answer?.status === GONE) draft.isGone = true;
    if (answer?.status === 200 && desk === draft.desk) takeIn(answer.body, base);
    if (isChanged()) later();
    return Boolean(answer);
  });
  return turn;
}

/** What goes to the server. A field that two changed stays as it was, until somebody chooses. */
function envelope(fields) {
  if (isOut) return fields;
  return { mine: fields, base, version, screen, number: ++number };
}

async function send({ isLeaving = false } = {}) {
  const sent = fieldsOf(draft);
  for (const field of Object.keys(draft.conflicts)) sent[field] = copy(base[field]);
  const common = copy(base);
  const address = isOut ? `/bericht/${draft.desk}/voorbeeld` : `/schrijven/concept/${draft.desk}`;
  const answer = await ask(address, { method: "PUT", body: envelope(sent), isLeaving });
  if (answer?.status === 200) takeIn(answer.body, isOut ? common : sent, isOut);
  else if (answer?.status === MOVED_ON) {
    takeIn(answer.body, common);
    if (isChanged()) later();
  } else if (answer?.status === GONE) draft.isGone = true;
  else if (answer?.status === REFUSED) draft.refused = { field: answer.body?.place || "text", sentence: answer.body?.sentence };
  else {
    draft.isAway = true;
    timer = setTimeout(save, AGAIN);
  }
  return Boolean(answer);
}

// ---- both sides

/** Take in what the server has, where `common` is what both sides began with. `isEcho`: it only
 *  answers to what is typed here, and keeps none of it. */
function takeIn(answer, common, isEcho = false) {
  if (answer.version < version) return; // overtaken
  version = answer.version;
  if (!isEcho) {
    for (const field of WORDS) takeInWords(field, answer[field], common[field], answer.partner.name);
    for (const field of LISTS) {
      draft[field] = mergedList(draft[field], answer[field], common[field]);
      base[field] = copy(answer[field]);
    }
  }
  for (const field of WORDS) {
    draft.marks[field] = moved(marksOf(answer.named, field), answer[field], draft[field]);
  }
  const { names, preview, saved, missed } = answer;
  Object.assign(draft, { names, preview, saved, missed, isAway: false });
  greet(answer.partner);
  keep();
}

function takeInWords(field, theirs, common, writer) {
  const { words, clash } = mergedWords(draft[field], theirs, common);
  if (clash) {
    base[field] = common; // and stays, until somebody chooses
    draft.conflicts[field] = { theirs, writer };
    return;
  }
  delete draft.conflicts[field];
  draft[field] = words;
  base[field] = theirs;
}

/** Somebody chose between what is written here and what somebody else wrote. */
export function settle(field, choice) {
  const { theirs } = draft.conflicts[field];
  const mine = draft[field];
  const both = [mine, theirs].filter(Boolean).join(field === "title" ? " " : "\n\n");
  delete draft.conflicts[field];
  base[field] = theirs;
  draft[field] = { theirs, mine, both }[choice];
  draft.refused = { field: "", sentence: "" };
  keep();
  save();
}

function greet({ writes, wrote, age }) {
  if (!writes) return; // it was saved by who looks: a partner may be writing all the same
  clearTimeout(partnerTimer);
  const left = STILL_WRITING - age;
  draft.partner = left > 0 ? writes : wrote;
  if (left > 0) partnerTimer = setTimeout(() => (draft.partner = wrote), left * 1000);
}

// ---- elsewhere, and out

/** Go on at another desk. Answers whether that is possible now. */
export async function goTo(desk) {
  await save();
  const answer = await ask(`/schrijven/concept/${desk}`);
  if (answer?.status !== 200) return false;
  clearTimeout(timer);
  open(answer.body);
  return true;
}

/** From here on nothing is changed: it is on its way out. Answers whether the server was heard,
 *  which has by then what is written here. */
export async function hold() {
  clearTimeout(timer);
  draft.isHeld = true;
  await turn;
  return send();
}

/** Let it go out, or wait for its moment. Answers as `ask` does. */
export async function deliver(address, facts) {
  const answer = await ask(address, { method: "POST", body: { ...envelope(fieldsOf(draft)), ...facts }, patience: SLOW });
  if (answer?.status === MOVED_ON) takeIn(answer.body, base);
  return answer;
}

/** It did not go out. */
export function release() {
  draft.isHeld = false;
  if (isChanged()) later();
}
