// Two sides, one draft: whose words go on. The server does the same in services/draft_merging.py.
export const WORDS = ["title", "text"]; // both sides of these are kept until somebody chooses
export const LISTS = ["photos", "audience", "settled"]; // of these both sides' changes can be made
export const FIELDS = [...WORDS, ...LISTS];

export const copy = (value) => JSON.parse(JSON.stringify(value));
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
/** The same message: for whom it is has no order, its photos have one. */
export const saySame = (one, other) => same(sorted(one), sorted(other));
const sorted = ({ audience, settled, ...rest }) => ({ ...rest, audience: [...audience].sort(), settled: [...settled].sort() });
export const fieldsOf = (source) => Object.fromEntries(FIELDS.map((field) => [field, copy(source[field])]));

/** What becomes of words that both sides began with `common`: {words}, or {clash: true}. */
export function mergedWords(mine, theirs, common) {
  if (theirs === common) return { words: mine };
  if (mine === common || mine === theirs) return { words: theirs };
  return { clash: true };
}

/** The changes of both sides: what one added stays, what one took away is gone. */
export function mergedList(mine, theirs, common) {
  if (same(theirs, common)) return mine;
  if (same(mine, common)) return copy(theirs);
  const isLeft = (one) => !(common.includes(one) && !mine.includes(one));
  const kept = theirs.filter(isLeft);
  return [...kept, ...mine.filter((one) => !common.includes(one) && !kept.includes(one))];
}
