// Saves every answer as soon as it is given. Without this script the page's buttons do the same.
// What could not be saved stays marked in the page and in this browser's storage, is sent again, and survives a reload.
// What waits when the page is left is sent as it goes.

import { adopt, fits, forget, keep, post, read } from "./kept.js";

const form = document.getElementById("answers");
const token = "__RequestVerificationToken";
const storage = form.dataset.storage;
const cards = () => [...form.querySelectorAll("[data-element]")];
const cardOf = id => form.querySelector(`[data-element="${id}"]`);
const versionIn = card => card.querySelector(`[name="version-${card.dataset.element}"]`);
const waiting = new Map(); // element id → timer of a text still being typed
const queued = new Set();  // elements that wait for their turn to be saved
const underWay = new Set(); // elements that are being saved
let turn = Promise.resolve(); // one save after the other, so that the score shown is that of the last
let retryAfter = 2000;
let retryTimer;
let spoken; // timer of the length of a text that is said aloud
let isSent = false; // the form itself was sent, with everything in it

function fields(card) {
  return [...new FormData(form)].filter(([name]) => name.endsWith("-" + card.dataset.element));
}

function say(card, text, state = "") {
  const place = card.querySelector(".saved");
  if (place && place.textContent !== text) {
    place.textContent = text;
  }

  if (place) {
    place.className = `saved ${state}`.trim();
  }
}

const remember = card => keep(storage, card.dataset.element, fields(card));

/** What was not saved; nothing for a question that does not apply now and so has no fields. */
const kept = card => versionIn(card) && read(storage, card.dataset.element);

/** Puts what was not saved before a reload back into the page. */
function restore(card) {
  const values = kept(card).fields;
  for (const field of card.querySelectorAll("input, textarea")) {
    const mine = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = mine.includes(field.value);
    } else if (mine.length > 0) {
      field.value = mine[0];
      if (field.tagName === "TEXTAREA") {
        count(field);
      }

      field.closest("details.note")?.toggleAttribute("open", mine[0] !== "");
    }
  }
}

/** Replaces a part beside the questions without taking away the focus or the place scrolled to. */
function put(id, page) {
  const place = document.getElementById(id);
  const fresh = page.getElementById(id);
  if (!place || !fresh || place.innerHTML === fresh.innerHTML) {
    return;
  }

  const focused = [...place.querySelectorAll("a")].indexOf(document.activeElement);
  const scrolled = place.querySelector("ol")?.scrollLeft;
  place.replaceWith(fresh);
  fresh.querySelectorAll("a")[focused]?.focus({ preventScroll: true });
  fresh.querySelector("ol")?.scrollTo({ left: scrolled });
}

/** Replaces a card; who was in it is where they were, or at the choice to be made. */
function replace(card, fresh) {
  const focused = card.contains(document.activeElement) ? document.activeElement.id : "";
  const open = [...card.querySelectorAll("details")].map(details => details.open);
  card.replaceWith(fresh);
  fresh.querySelectorAll("details").forEach((details, place) => { details.open ||= open[place]; });
  fresh.querySelectorAll("textarea").forEach(count);
  if (focused) {
    (fresh.querySelector(".conflict") ?? document.getElementById(focused))?.focus();
  }
}

function retryLater(atLeast = 0) {
  clearTimeout(retryTimer);
  retryTimer = setTimeout(() => {
    retryAfter = Math.min(retryAfter * 2, 60000);
    saveKept();
  }, Math.max(retryAfter, Math.min(atLeast, 60000)));
}

/** Sends again what this page could not save; what another tab is saving is that tab's. */
function saveKept() {
  for (const card of cards().filter(card => kept(card) && card.querySelector(".saved.pending, .saved.refused"))) {
    save(card);
  }
}

function save(card) {
  const id = card.dataset.element;
  clearTimeout(waiting.get(id));
  waiting.delete(id);
  remember(card);
  if (!queued.has(id)) {
    queued.add(id);
    if (!card.querySelector(".saved.pending, .saved.refused, .saved.invalid")) {
      say(card, form.dataset.saving);
    }

    turn = turn.then(() => send(id));
  }
}

async function send(id) {
  queued.delete(id);
  const card = cardOf(id);
  const sent = fields(card);
  keep(storage, id, sent, true); // should the page go away now, the next one asks what became of it
  underWay.add(id);
  try {
    const answer = await postElement(id, sent);
    if (answer.status !== 200 && answer.status !== 409) {
      remember(card);
    }

    if (answer.status === 401) {
      sayToSignIn(card);
      retryLater();
    } else if (answer.status === 413) {
      say(card, form.dataset.tooLarge, "invalid");
    } else if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
      say(card, form.dataset.busy, "pending");
      retryLater(1000 * answer.headers.get("Retry-After"));
    } else if (answer.status === 200 || answer.status === 409 || answer.status === 422) {
      retryAfter = 2000;
      take(card, answer.status, new DOMParser().parseFromString(await answer.text(), "text/html"), sent);
    } else {
      say(card, form.dataset.refused, "refused");
    }
  } catch {
    say(card, form.dataset.unsaved, "pending"); // it stays marked as sent: nobody knows what became of it
    retryLater();
  } finally {
    underWay.delete(id);
  }
}

async function postElement(id, values, mayRenew = true) {
  const answer = await post(form.dataset.save + id, values, form.elements[token].value);
  return answer.status === 400 && mayRenew && await renewToken() ? postElement(id, values, false) : answer;
}

/** Saves at once what would be saved in a moment. */
function saveWaiting() {
  for (const id of [...waiting.keys()]) {
    save(cardOf(id));
  }
}

/** Sends what waits while the page goes away. What is too long for that stays, and the next page says so. */
function sendOff() {
  for (const card of isSent ? [] : cards().filter(kept)) {
    const id = card.dataset.element;
    const waits = waiting.has(id) || queued.has(id) || card.querySelector(".saved.pending");
    if (!waits || underWay.has(id)) {
      continue;
    }

    clearTimeout(waiting.get(id));
    waiting.delete(id);
    const values = fields(card);
    const canGo = fits(values, form.elements[token].value);
    keep(storage, id, values, canGo);
    if (canGo) {
      post(form.dataset.save + id, values, form.elements[token].value).catch(() => { });
    }
  }
}

/** After signing in again the page's token is not valid any more: takes that of the same page of now, if it is for the same person. */
async function renewToken() {
  const answer = await fetch(location.pathname);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("answers");
  if (fresh?.dataset.storage !== form.dataset.storage) {
    return false;
  }

  document.querySelectorAll(`[name="${token}"]`).forEach(field => { field.value = fresh.elements[token].value; });
  return true;
}

function sayToSignIn(card) {
  if (!card.querySelector(".saved a")) {
    say(card, form.dataset.signedOut + " ", "refused");
    const link = document.createElement("a");
    Object.assign(link, { href: form.dataset.signInAt, target: "_blank", textContent: form.dataset.signIn });
    card.querySelector(".saved")?.append(link);
  }
}

/** Ticks and texts, as they can be compared: the platform trims texts. */
const compared = answer => JSON.stringify(answer.filter(([name]) => !name.startsWith("version-")).map(([name, value]) => [name, value.trim()]));

function clearErrors(card) {
  card.querySelectorAll(".error").forEach(error => error.remove());
  card.querySelectorAll("textarea[aria-invalid]").forEach(text => {
    text.removeAttribute("aria-invalid");
    const described = (text.getAttribute("aria-describedby") ?? "").split(" ").filter(id => id && id !== `${text.id}-error`);
    if (described.length > 0) {
      text.setAttribute("aria-describedby", described.join(" "));
    } else {
      text.removeAttribute("aria-describedby");
    }
  });
}

/** Puts what the platform says beside what it is about, without touching what was typed. */
function showErrors(card, fresh) {
  const before = [...card.querySelectorAll(".error")].map(error => error.textContent).join();
  const errors = [...fresh.querySelectorAll(".error")];
  if (before !== errors.map(error => error.textContent).join()) {
    clearErrors(card);
    for (const error of errors) {
      const text = document.getElementById(error.id.replace(/-error$/, ""));
      if (text?.tagName === "TEXTAREA") {
        const described = fresh.querySelector(`[name="${text.name}"]`).getAttribute("aria-describedby");
        text.setAttribute("aria-invalid", "true");
        text.setAttribute("aria-describedby", described);
        text.before(error);
      } else {
        card.querySelector(":scope > header").after(error);
      }
    }
  }

  say(card, form.dataset.invalid, "invalid");
}

/** While a choice waits, its box shows both versions as they are now; it goes when what was typed since has decided. */
function putConflict(card, fresh) {
  const box = card.querySelector(".conflict");
  const now = fresh.querySelector(".conflict");
  if (box && !now) {
    box.remove();
  } else if (box && box.innerHTML !== now.innerHTML) {
    box.replaceWith(now);
  }
}

/** Says what the choice put away, and offers it back. */
function putPutAway(card, fresh) {
  const line = card.querySelector(".put-away");
  const now = fresh.querySelector(".put-away");
  if (line && now && line.innerHTML !== now.innerHTML) {
    line.replaceChildren(...now.childNodes);
  }
}

/** Brings what stands beside the questions up to date. */
function putBeside(page) {
  put("sections", page);
  put("score", page);
  put("status-score", page);
  put("status-sections", page);
}

/** Takes what the platform answered to a save. */
function take(card, status, page, sent) {
  const fresh = page.querySelector("[data-element]");
  putBeside(page);
  const stored = [...fresh.querySelectorAll("input:checked, textarea")].map(field => [field.name, field.value]);
  const now = fields(card);
  if (status === 422) {
    if (compared(now) === compared(sent)) {
      showErrors(card, fresh); // what was typed stays in the page as it is, and in this browser
    } else {
      save(card);
    }

    return;
  }

  const isStored = status === 200 && versionIn(fresh) && compared(stored) === compared(sent);
  if (isStored) {
    versionIn(card).value = versionIn(fresh).value;
    clearErrors(card);
    putConflict(card, fresh);
    putPutAway(card, fresh);
  }

  if (compared(now) !== compared(sent)) {
    save(card); // something was typed while the save was under way
  } else {
    forget(storage, card.dataset.element, sent);
    if (isStored) {
      say(card, "");
      card.querySelector(".saved").append(...fresh.querySelector(".saved").childNodes); // the moment, which the page writes in the reader's zone
    } else {
      replace(card, fresh); // a colleague's answer, a choice to be made, or what is wrong with the answer
    }
  }
}

/** Says under a long text how long it is. It is spoken only near the most, and when the typing rests. */
function count(text) {
  let place = document.getElementById(`${text.id}-count`);
  if (!place) {
    place = Object.assign(document.createElement("p"), { id: `${text.id}-count`, className: "hint count" });
    place.append(document.createElement("span"), Object.assign(document.createElement("span"), { className: "visually-hidden" }));
    place.lastChild.setAttribute("aria-live", "polite");
    place.firstChild.setAttribute("aria-hidden", "true");
    text.after(place);
  }

  const most = Number(text.dataset.most);
  const length = text.value.trim().length;
  const figure = number => number.toLocaleString(document.documentElement.lang);
  const said = form.dataset.count.replace("{0}", figure(length)).replace("{1}", figure(most));
  place.hidden = length === 0;
  place.firstChild.textContent = said;
  place.classList.toggle("over", length > most);
  clearTimeout(spoken);
  spoken = setTimeout(() => { place.lastChild.textContent = length > most * 0.9 ? said : ""; }, 1000);
}

form.addEventListener("change", event => {
  const card = event.target.closest("[data-element]");
  if (!card) {
    return;
  }

  // "Not concerned" and "nothing of this" stand alone: ticking one unticks the others, ticking another unticks it.
  if (event.target.type === "checkbox" && event.target.checked) {
    const isAlone = event.target.closest(".alone") !== null;
    for (const other of card.querySelectorAll(".answer input:checked")) {
      if (other !== event.target && (isAlone || other.closest(".alone"))) {
        other.checked = false;
      }
    }
  }

  save(card);
});

form.addEventListener("input", event => {
  const card = event.target.closest("[data-element]");
  if (card && event.target.tagName === "TEXTAREA") {
    count(event.target);
    remember(card);
    clearTimeout(waiting.get(card.dataset.element));
    waiting.set(card.dataset.element, setTimeout(() => save(card), 800));
  }
});

form.addEventListener("click", event => {
  if (event.target.matches("button.clear")) {
    event.preventDefault();
    const card = event.target.closest("[data-element]");
    card.querySelectorAll(".answer input:checked").forEach(input => { input.checked = false; });
    save(card);
    card.querySelector(".answer input")?.focus();
  } else if (event.target.matches("button.back")) {
    event.preventDefault();
    const card = event.target.closest("[data-element]");
    const ids = event.target.value.slice(event.target.value.indexOf(":") + 1).split(" ");
    card.querySelectorAll(".answer input").forEach(input => { input.checked = ids.includes(input.value); });
    card.querySelector(".answer input:checked")?.focus();
    card.querySelector(".put-away").replaceChildren();
    save(card);
  }
});

// The form itself sends everything. The page after it asks whether that arrived.
form.addEventListener("submit", event => {
  if (event.submitter?.formMethod !== "dialog") {
    isSent = true;
    cards().forEach(card => clearTimeout(waiting.get(card.dataset.element)));
    waiting.clear();
    cards().filter(kept).forEach(card => keep(storage, card.dataset.element, fields(card), true));
  }
});
document.addEventListener("garant:saved", event => putBeside(event.detail));
addEventListener("beforeunload", saveWaiting); // before the next page is asked for, which then shows it
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    saveWaiting();
  }
});
addEventListener("pagehide", sendOff);
addEventListener("pageshow", event => {
  if (event.persisted) {
    isSent = false;
    cards().filter(kept).forEach(save);
  }
});
addEventListener("online", () => { retryAfter = 2000; saveKept(); });
addEventListener("focus", saveKept); // such as after signing in in another tab

form.querySelectorAll("textarea").forEach(count);
adopt(form.dataset.trialStorage, storage);
cards().filter(kept).forEach(card => {
  restore(card);
  save(card);
});
