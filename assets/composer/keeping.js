// What the server does not have yet, kept in this browser: a copy for each screen, so that a window
// beside this one never takes its words away.
import { parsed } from "/assets/composer/asking.js";
import { LISTS, mergedList, WORDS } from "/assets/composer/merging.js";

const PREFIX = "klasvenster:concept:";

export class Copies {
  constructor(owner, screen) {
    this.isAbandoned = false;
    this.owner = owner;
    this.screen = screen;
  }

  place(desk) {
    return `${PREFIX}${this.owner}:${desk}:`;
  }

  /** Answers whether it is kept: storage may be full, or forbidden. */
  keep(desk, copy) {
    if (this.isAbandoned) return true;
    try {
      localStorage.setItem(this.place(desk) + this.screen, JSON.stringify({ ...copy, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  drop(desk) {
    remove(this.place(desk) + this.screen);
  }

  abandon(desk) {
    this.isAbandoned = true;
    this.drop(desk);
  }

  /** Everything that screens left at a desk, as one: {fields, base, sent}. Theirs are dropped, so
   *  keep it. Null when there is none. */
  takeAll(desk) {
    const found = copiesBelow(this.place(desk));
    for (const { key } of found) remove(key);
    return found.length ? found.reduce(joined) : null;
  }

  /** The photos that lie in a copy elsewhere, such as of a change that was not finished. */
  photosElsewhere(desk) {
    const elsewhere = copiesBelow(`${PREFIX}${this.owner}:`).filter(({ key }) => !key.startsWith(this.place(desk)));
    return elsewhere.flatMap(({ fields }) => fields.photos);
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    /* forbidden: then there is nothing either */
  }
}

function copiesBelow(place) {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(place));
    const copies = keys.map((key) => ({ key, ...parsed(localStorage.getItem(key)) }));
    return copies.filter(({ fields, base }) => fields && base).sort((one, other) => one.at - other.at);
  } catch {
    return []; // forbidden
  }
}

/** Two copies as one: nothing of what either changed is lost. */
function joined(one, other) {
  for (const field of WORDS) {
    const [mine, theirs] = [one.fields[field], other.fields[field]];
    if (theirs === other.base[field] || mine.includes(theirs)) continue;
    const isOver = mine === one.base[field] || theirs.includes(mine);
    if (isOver) one.base[field] = other.base[field];
    if (isOver) one.sent = { ...one.sent, [field]: other.sent?.[field] };
    one.fields[field] = isOver ? theirs : bothOf(field, mine, theirs);
  }
  for (const field of LISTS) one.fields[field] = mergedList(one.fields[field], other.fields[field], other.base[field]);
  return one;
}

/** Both titles on one line, both texts below each other. */
export const bothOf = (field, mine, theirs) => [mine, theirs].filter(Boolean).join(field === "title" ? " " : "\n\n");
