// Says on every page of an evaluation which answers wait in this browser, and sends them. What a page sent as it went away, and
// whose answer it did not hear, is sent again without a word: the platform knows what has arrived.

import { adopt, all, forget, mark, post } from "./kept.js";

const place = document.getElementById("unsent");
const storage = place.dataset.storage;
const list = place.querySelector("[role=status]");
const button = place.querySelector("button");
const said = new Map(); // element id → what came of sending it
let isBusy = true;
adopt(place.dataset.trialStorage, storage);

/** Those in a form of this page are the form's own. */
const isHere = id => document.querySelector(`#answers [name="version-${CSS.escape(id)}"]`) !== null;
const waiting = () => all(storage).filter(entry => !isHere(entry.id));
const sectionOf = id => id.slice(0, id.lastIndexOf("."));
const put = (pattern, ...texts) => pattern.replace(/\{(\d)\}/g, (_, number) => texts[number]);

function linkTo(id) {
  const section = sectionOf(id);
  return Object.assign(document.createElement("a"), { href: `${place.dataset.sections}${section}#e${id.replaceAll(".", "-")}`, textContent: put(place.dataset.question, id) });
}

function show() {
  const entries = waiting();
  const sections = Map.groupBy ? Map.groupBy(entries, entry => sectionOf(entry.id)) : entries.reduce((map, entry) => map.set(sectionOf(entry.id), [...(map.get(sectionOf(entry.id)) ?? []), entry]), new Map());
  const lines = [...sections].map(([section, those]) => line(put(those.length === 1 ? place.dataset.one : place.dataset.many, section, those.length)));
  for (const [id, text] of said) {
    if (text === place.dataset.conflict || entries.some(entry => entry.id === id)) {
      lines.push(line(linkTo(id), ": ", text));
    }
  }

  button.hidden = entries.length === 0;
  list.replaceChildren(...lines);
  place.hidden = lines.length === 0;
}

function line(...parts) {
  const paragraph = document.createElement("p");
  paragraph.append(...parts);
  return paragraph;
}

/** Why an answer was not saved. */
function reasonOf(status) {
  const { signedOut, busy, invalid, refused } = place.dataset;
  return status === 401 ? signedOut
    : status === 422 || status === 413 ? invalid
    : status >= 500 || status === 429 || status === 408 ? busy
    : refused;
}

/** Sends one answer; its page as it stands now where the platform took it. */
async function send({ id, fields }) {
  mark(storage, id, fields, true);
  said.delete(id);
  try {
    const answer = await post(place.dataset.save + id, fields, place.elements.__RequestVerificationToken.value);
    if (answer.status === 200 || answer.status === 409) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      forget(storage, id, fields);
      if (answer.status === 409) {
        said.set(id, place.dataset.conflict);
      }

      return page;
    }

    mark(storage, id, fields, false);
    said.set(id, reasonOf(answer.status));
  } catch {
    said.set(id, place.dataset.unsaved);
  }

  return null;
}

/** Sends answers one after the other, and brings the page up to date. */
async function sendAll(entries) {
  isBusy = true;
  let last = null;
  for (const entry of entries) {
    last = await send(entry) ?? last;
  }

  isBusy = false;
  if (last !== null && last.querySelector("[data-saves]")?.dataset.saves !== place.dataset.saves) {
    if (document.getElementById("answers")) {
      document.dispatchEvent(new CustomEvent("garant:saved", { detail: last })); // what is typed on this page stays
    } else if (said.size === 0) {
      location.reload();
    }
  }

  show();
  return last !== null;
}

place.addEventListener("submit", async event => {
  event.preventDefault();
  if (isBusy) {
    return;
  }

  const hasSaved = await sendAll(waiting());
  if (hasSaved && place.hidden) {
    list.replaceChildren(line(place.dataset.saved));
    place.hidden = false;
    place.focus();
  }
});

addEventListener("storage", event => {
  if (!isBusy && (event.key === null || event.key.startsWith(`${storage}:`))) {
    show();
  }
});
addEventListener("pageshow", event => {
  if (event.persisted) {
    show();
  }
});

await sendAll(waiting().filter(entry => entry.sent));
