// Where children are named in a text: the places move along with what is typed before them.

/** The marks of one field. */
export const marksOf = (named, field) => named.filter((one) => one.field === field);

/** The same marks in a text that was changed in one place. What stood there is looked at anew. */
export function moved(marks, before, after) {
  if (before === after || !marks.length) return marks;
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const by = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    if (mark.start >= before.length - tail) return [{ ...mark, start: mark.start + by, end: mark.end + by }];
    return [];
  });
}

/** Put another text in a field, and leave the caret with the words it stood at. */
export function rewrite(input, text) {
  const before = input.value;
  if (before === text) return;
  const { selectionStart, selectionEnd } = input;
  const caret = [selectionStart, selectionEnd].map((at) => ({ start: at, end: at }));
  const [from, to] = caret.map((one) => moved([one], before, text)[0]?.start ?? text.length);
  input.value = text;
  if (document.activeElement === input) input.setSelectionRange(from, to);
}
