// Saves every answer as soon as it is given. Without this script the page's buttons do the same.
// What could not be saved stays marked in the page and in this browser's storage, is sent again, and survives a reload.

const form = document.getElementById("answers");
const storageKey = element => `${form.dataset.storage}:${element}`;
const cards = () => [...form.querySelectorAll("[data-element]")];
const waiting = new Map(); // element id → timer of a text still being typed
const busy = new Set();    // elements whose save is under way
let retryAfter = 2000;
let retryTimer;

function fields(card) {
  return [...new FormData(form)].filter(([name]) => name.endsWith("-" + card.dataset.element));
}

function say(card, text, state = "") {
  const place = card.querySelector(".saved");
  if (place) {
    place.textContent = text;
    place.className = `saved ${state}`.trim();
  }
}

function remember(card) {
  try {
    localStorage.setItem(storageKey(card.dataset.element), JSON.stringify(fields(card)));
  } catch {
    // Storage is full or switched off: the page itself still holds the answer.
  }
}

function forget(card) {
  localStorage.removeItem(storageKey(card.dataset.element));
}

/** Puts what was not saved before a reload back into the page. */
function restore(card) {
  const kept = localStorage.getItem(storageKey(card.dataset.element));
  if (!kept) {
    return false;
  }

  const values = JSON.parse(kept);
  for (const field of card.querySelectorAll("input, textarea")) {
    const mine = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = mine.includes(field.value);
    } else if (mine.length > 0) {
      field.value = mine[0];
    }
  }

  return true;
}

/** Replaces a part of the page without taking the focus away. */
function put(place, fresh) {
  if (place && fresh) {
    place.replaceWith(fresh);
  }
}

function retryLater() {
  clearTimeout(retryTimer);
  retryTimer = setTimeout(() => {
    retryAfter = Math.min(retryAfter * 2, 60000);
    saveKept();
  }, retryAfter);
}

function saveKept() {
  for (const card of cards()) {
    if (localStorage.getItem(storageKey(card.dataset.element))) {
      save(card);
    }
  }
}

async function save(card) {
  const id = card.dataset.element;
  clearTimeout(waiting.get(id));
  waiting.delete(id);
  remember(card);
  if (busy.has(id)) {
    return; // the save under way looks again when it ends
  }

  busy.add(id);
  const sent = JSON.stringify(fields(card));
  say(card, form.dataset.saving);
  try {
    const body = new URLSearchParams(fields(card));
    body.append("__RequestVerificationToken", form.elements["__RequestVerificationToken"].value);
    const answer = await fetch(form.dataset.save + id, { method: "POST", body, redirect: "error" });
    if (answer.status === 401) {
      say(card, form.dataset.signedOut + " ", "refused");
      const link = document.createElement("a");
      Object.assign(link, { href: "/account/sign-in", target: "_blank", textContent: form.dataset.signIn });
      card.querySelector(".saved").append(link);
      retryLater();
    } else if (answer.status === 400 || answer.status === 404) {
      say(card, form.dataset.refused, "refused");
    } else if (answer.status === 200 || answer.status === 409 || answer.status === 422) {
      retryAfter = 2000;
      take(card, answer.status, new DOMParser().parseFromString(await answer.text(), "text/html"), sent);
    } else {
      throw new Error(String(answer.status));
    }
  } catch {
    say(card, form.dataset.unsaved, "pending");
    retryLater();
  } finally {
    busy.delete(id);
  }
}

/** Takes what the platform answered to a save. */
function take(card, status, page, sent) {
  const fresh = page.querySelector("[data-element]");
  put(document.getElementById("sections"), page.getElementById("sections"));
  put(document.getElementById("score"), page.getElementById("score"));
  const version = `version-${card.dataset.element}`;
  const changedSince = JSON.stringify(fields(card)) !== sent;
  if (status === 200) {
    card.querySelector(`[name="${version}"]`).value = fresh.querySelector(`[name="${version}"]`).value;
    card.querySelector(":scope > .error")?.remove();
    if (changedSince) {
      setTimeout(() => save(card)); // something was typed while the save was under way
    } else {
      forget(card);
      say(card, fresh.querySelector(".saved").textContent);
    }
  } else {
    forget(card); // a conflict is kept by the platform; a refused answer is in the card that comes back
    card.replaceWith(fresh);
  }
}

form.addEventListener("change", event => {
  const card = event.target.closest("[data-element]");
  if (!card) {
    return;
  }

  // The switch stands alone: ticking it unticks the others, ticking another unticks it.
  if (event.target.type === "checkbox" && event.target.checked) {
    const isSwitch = event.target.closest(".switch") !== null;
    for (const other of card.querySelectorAll(".answer input:checked")) {
      if (other !== event.target && (isSwitch || other.closest(".switch"))) {
        other.checked = false;
      }
    }
  }

  save(card);
});

form.addEventListener("input", event => {
  const card = event.target.closest("[data-element]");
  if (card && event.target.tagName === "TEXTAREA") {
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
  }
});

// The form itself sends everything, so nothing has to be kept for it.
form.addEventListener("submit", () => cards().forEach(card => clearTimeout(waiting.get(card.dataset.element))));
addEventListener("online", () => { retryAfter = 2000; saveKept(); });

for (const card of cards()) {
  if (restore(card)) {
    save(card);
  }
}
