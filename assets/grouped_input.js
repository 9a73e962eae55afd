// Draws boxes around the characters of a code, and keeps what is typed or pasted in step with them:
// "k7pm 4x2a" becomes K7PM-4X2A. Without it the field is an ordinary one, and the server understands
// the same.
const MEANT = { O: '0', I: '1', L: '1', U: 'V' };   // as services/access_codes.py

function codeIn(text, groups) {
  const upper = text.toUpperCase();
  const whole = groups.length > 1 && upper.match(/(?<![0-9A-Z])([0-9A-Z]{4})[ -]([0-9A-Z]{4})(?![0-9A-Z])/);
  if (whole) return whole[1] + whole[2];   // a whole line of the mail was pasted
  return upper.replace(groups.length > 1 ? /[^0-9A-Z]/g : /[^0-9]/g, '');
}

function grouped(characters, groups) {
  const parts = [];
  let at = 0;
  for (const size of groups) {
    if (at < characters.length) parts.push(characters.slice(at, at + size));
    at += size;
  }
  return parts.join('-');
}

function arrange(input, groups) {
  const most = groups.reduce((sum, size) => sum + size);
  const before = codeIn(input.value.slice(0, input.selectionStart ?? undefined), groups).length;
  let characters = codeIn(input.value, groups);
  if (characters.length > most) return;    // it is something else: let the reader see it
  if (groups.length > 1) characters = [...characters].map((sign) => MEANT[sign] ?? sign).join('');
  const shown = grouped(characters, groups);
  if (shown === input.value) return;
  input.value = shown;
  const caret = grouped(characters.slice(0, before), groups).length;
  if (document.activeElement === input) input.setSelectionRange(caret, caret);
}

for (const input of document.querySelectorAll('input[data-groups]')) {
  const groups = input.dataset.groups.split(',').map(Number);
  input.parentElement.classList.add('boxed');
  input.addEventListener('input', (event) => event.isComposing || arrange(input, groups));
  arrange(input, groups);
  if (!input.autofocus) continue;
  if (groups.length > 1) input.setSelectionRange(input.value.length, input.value.length);
  else input.select();   // six new digits are typed over the old ones
}
