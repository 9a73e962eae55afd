// One question to the server, with an end to the waiting.
const PATIENCE = 8000; // milliseconds; a school's line is slow while photos go out
const LONGEST_FAREWELL = 20_000; // characters, of three bytes at most: browsers send 64 kB for a page that is gone

/** Answers {status, body}; null when it was not the server that we heard. */
export async function ask(address, { method = "GET", body, isLeaving = false, patience = PATIENCE } = {}) {
  const sent = body && JSON.stringify(body);
  const keepalive = isLeaving && sent.length < LONGEST_FAREWELL;
  const headers = body ? { "Content-Type": "application/json" } : {};
  try {
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(address, { method, body: sent, headers, keepalive, signal, cache: "no-store" });
    const said = parsed(await answer.text());
    // a page of a filter or of a portal says 200 as well
    return [200, 409].includes(answer.status) && said === null ? null : { status: answer.status, body: said };
  } catch {
    return null;
  }
}

/** What JSON says; null when it is none: an empty answer, or a proxy's own page. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The sentence that says why something was refused. */
export function whyNot({ status, body }, { signedOut, tooLarge, fault }) {
  return body?.sentence ?? { 401: signedOut, 403: signedOut, 413: tooLarge }[status] ?? fault;
}

/** Without halves of characters, such as of an emoji that was cut: no server takes them. */
export const wellFormed = (text) => new TextDecoder().decode(new TextEncoder().encode(text));

/** The sentence with its facts filled in. */
export const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_all, name) => facts[name]);

export const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
