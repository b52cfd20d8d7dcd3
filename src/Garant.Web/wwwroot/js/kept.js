// What was typed and is not saved yet, in this browser: by person, evaluation and question, so that nobody meets another's.

let storage; // none where the browser keeps nothing: the page itself still holds the answers
try {
  storage = localStorage;
} catch {
}

/** The most that requests under way may carry together when they shall outlive their page; browsers allow 64 kB. */
const mostOutliving = 60_000;
let outliving = 0;

const keyOf = (place, id) => `${place}:${id}`;
const textOf = (fields, sent) => JSON.stringify({ fields, sent });

/** The fields of a question, and whether they were sent by a page that may not have heard the answer; nothing where nothing waits. */
export function read(place, id) {
  try {
    const kept = JSON.parse(storage?.getItem(keyOf(place, id)) ?? "null");
    return Array.isArray(kept) ? { fields: kept, sent: false } : kept; // earlier versions kept the fields alone
  } catch {
    return null;
  }
}

export function keep(place, id, fields, sent = false) {
  try {
    storage?.setItem(keyOf(place, id), textOf(fields, sent));
  } catch {
    // It is full.
  }
}

const isStill = (kept, fields) => kept && JSON.stringify(kept.fields) === JSON.stringify(fields);

/** Says of what is kept whether it was sent, unless another tab has kept something else meanwhile. */
export function mark(place, id, fields, sent) {
  if (isStill(read(place, id), fields)) {
    keep(place, id, fields, sent);
  }
}

/** Forgets what was saved, unless another tab has kept something else meanwhile. */
export function forget(place, id, fields) {
  if (isStill(read(place, id), fields)) {
    storage?.removeItem(keyOf(place, id));
  }
}

/** What was typed in a trial, and not saved before it was taken along, is this evaluation's now. */
export function adopt(trial, place) {
  for (const key of Object.keys(storage ?? {}).filter(key => trial && key.startsWith(`${trial}:`))) {
    const own = keyOf(place, key.slice(trial.length + 1));
    storage.setItem(own, storage.getItem(own) ?? storage.getItem(key));
    storage.removeItem(key);
  }
}

/** Every question of which something waits. */
export function all(place) {
  const ids = Object.keys(storage ?? {}).filter(key => key.startsWith(`${place}:`)).map(key => key.slice(place.length + 1));
  return ids.map(id => ({ id, ...read(place, id) })).filter(entry => Array.isArray(entry.fields));
}

/** Sends the fields of a question. A request that is small enough outlives its page. */
export async function post(address, fields, token) {
  const body = new URLSearchParams(fields);
  body.append("__RequestVerificationToken", token);
  const size = body.toString().length;
  const keepalive = outliving + size <= mostOutliving;
  outliving += keepalive ? size : 0;
  try {
    return await fetch(address, { method: "POST", body, keepalive, redirect: "error", signal: AbortSignal.timeout(30000) });
  } finally {
    outliving -= keepalive ? size : 0;
  }
}

/** Whether the fields can be sent by a page that goes away now. */
export const fits = (fields, token) => outliving + new URLSearchParams(fields).toString().length + token.length + 100 <= mostOutliving;
