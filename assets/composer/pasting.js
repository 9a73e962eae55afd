// What is pasted from Word or from a page becomes plain paragraphs, list items and addresses.
const PARAGRAPHS = new Set(
  "ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DIV|DL|FIGURE|FOOTER|H1|H2|H3|H4|H5|H6|HEADER|HR|MAIN|OL|P|PRE|SECTION|TABLE|UL".split("|"),
);
const LINES = new Set(["DD", "DT", "LI", "TR"]);
const UNSEEN = new Set(["HEAD", "LINK", "META", "NOSCRIPT", "SCRIPT", "STYLE", "TEMPLATE", "TITLE", "XML"]);
const LONG = 10_000; // characters, which no message has
const NEXT_LINE = "\u2028"; // between two lines, of which each may bring one
const BULLET = "• ";
const WORDS_OWN_SIGN = /^[·•o§\uf0a7\uf0b7-]$/; // of a list that Word makes without one

/** Put what is on the clipboard in the field, as if it was typed: ctrl-z takes it out again. */
export function insertPasted(event, { oneLine = false } = {}) {
  const html = event.clipboardData?.getData("text/html");
  const plainText = event.clipboardData?.getData("text/plain") ?? "";
  if (!html && !oneLine && plainText.length < LONG) return; // plain text is what it is
  const text = html ? plain(html) : plainText;
  if (!text) return;
  event.preventDefault();
  insert(event.target, oneLine ? text.replace(/\s+/g, " ").trim() : text);
}

function insert(input, text) {
  // the only way that leaves the browser's own undo whole; with every line it takes longer
  if (text.length < LONG) return document.execCommand("insertText", false, text);
  input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The words of some HTML, as people would type them. */
export function plain(html) {
  const page = new DOMParser().parseFromString(html, "text/html"); // runs and loads nothing
  return written(page.body)
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/ ?([\n\u2028]) ?/g, "$1")
    .replace(/[\n\u2028]+/g, (breaks) => (breaks.replaceAll(NEXT_LINE, "").length > 1 ? "\n\n" : "\n"))
    .trim();
}

const onItsOwn = (line) => `${NEXT_LINE}${line}${NEXT_LINE}`;

function written(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
  if (node.nodeType !== Node.ELEMENT_NODE || UNSEEN.has(node.tagName)) return "";
  if (node.tagName === "BR") return "\n";
  if (isSignOfWord(node)) return BULLET;
  const inside = [...node.childNodes].map(written).join("");
  if (node.tagName === "A") return link(node, inside);
  if (LINES.has(node.tagName)) return onItsOwn(`${node.tagName === "LI" ? BULLET : ""}${inside.trim()}`);
  if (node.tagName === "TD" || node.tagName === "TH") return `${inside.trim()} `;
  if (isItemOfWord(node)) return onItsOwn(inside.trim());
  return PARAGRAPHS.has(node.tagName) ? `\n\n${inside.trim()}\n\n` : inside;
}

// "the museum (https://...)"; the address alone when it is what was read
function link(node, inside) {
  const address = node.getAttribute("href") ?? "";
  const words = inside.trim();
  if (!/^(https?:|mailto:)/i.test(address) || !words) return inside;
  const bare = (text) => text.replace(/^(https?:\/\/|mailto:)/i, "").replace(/\/$/, "").toLowerCase();
  if (bare(address) === bare(words)) return address.replace(/^mailto:/i, "");
  return `${inside} (${address.replace(/^mailto:/i, "")})`;
}

// Word writes a list as paragraphs, each with its own sign and a row of spaces.
const isItemOfWord = (node) => /mso-list:\s*l\d/i.test(node.getAttribute("style") ?? "");

function isSignOfWord(node) {
  const isMarked = /mso-list:\s*ignore/i.test(node.getAttribute("style") ?? "");
  return isMarked && WORDS_OWN_SIGN.test(node.textContent.replace(/[\s\u00a0]+/g, ""));
}
