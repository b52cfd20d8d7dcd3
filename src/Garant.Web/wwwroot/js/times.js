// Writes moments in the reader's own zone. The page itself has them in UTC.

const language = document.documentElement.lang === "fr" ? "fr-FR" : "en-GB";
const format = options => new Intl.DateTimeFormat(language, options);
const long = format({ day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
const date = format({ day: "numeric", month: "short", year: "numeric" });
const time = format({ hour: "2-digit", minute: "2-digit" });

/** Only the first place: what follows may be what somebody calls themselves. */
const put = (pattern, text) => pattern.replace("{0}", () => text);

function localise(element) {
  const moment = new Date(element.dateTime);
  if (element.dataset.full === undefined || Number.isNaN(moment.getTime())) {
    return;
  }

  const full = put(element.dataset.full, long.format(moment));
  const { brief, earlier } = element.dataset;
  let text = full;
  if (brief !== undefined) {
    const isToday = moment.toDateString() === new Date().toDateString();
    text = isToday ? put(brief, time.format(moment)) : put(earlier ?? brief, date.format(moment));
    element.title = full;
  }

  if (element.textContent !== text) {
    element.textContent = text;
  }
}

const localiseIn = root => root.querySelectorAll?.("time[datetime]").forEach(localise);

localiseIn(document);
new MutationObserver(changes => {
  for (const added of changes.flatMap(change => [...change.addedNodes])) {
    if (added.nodeName === "TIME") {
      localise(added);
    } else {
      localiseIn(added);
    }
  }
}).observe(document.body, { childList: true, subtree: true });
