// One question to the server, with an end to the waiting.
const PATIENCE = 8000; // milliseconds; a school's line is slow while photos go out

export const GONE = 404; // or not ours any more
export const MOVED_ON = 409; // somebody else changed the same words
export const REFUSED = 422;

/** Answers {status, body}; null without a line. */
export async function ask(address, { method = "GET", body, isLeaving = false, patience = PATIENCE } = {}) {
  const options = { method, cache: "no-store", keepalive: isLeaving, signal: AbortSignal.timeout(patience) };
  if (body) Object.assign(options, { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
  try {
    const answer = await fetch(address, options);
    const text = await answer.text();
    return { status: answer.status, body: parsed(text) };
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

/** The sentence with its facts filled in. */
export const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_all, name) => facts[name]);

export const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
