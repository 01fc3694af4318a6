// Keeps "in 23 minutes" true while a page lies open. The words are the server's, in the page's language:
//   <template id="ym-times" data-late='{"one":"{n} minute late",...}' data-soon='...' data-by="..." data-was="..."> icons </template>
//   <p class="ym-entry__when" data-countdown="2026-11-22T03:30:00Z"><b>in 23 minutes</b> <span>by 03:30</span></p>
import { now, toTheMinute } from "./clock.js";

const MINUTE = 60_000;
const words = document.getElementById("ym-times");
const plural = new Intl.PluralRules(document.documentElement.lang || "en");

function counted(kind, minutes) {
  const forms = JSON.parse(words.dataset[kind]);
  if (minutes < 1) return forms.none;
  return (forms[plural.select(minutes)] ?? forms.other).replace("{n}", minutes);
}

// Only the last hour and a first hour of lateness move by the minute; the rest keeps what the server wrote.
function said(dueAt) {
  const minutes = Math.floor(dueAt / MINUTE) - Math.floor(now() / MINUTE);
  const clock = toTheMinute(dueAt);
  if (now() > dueAt && minutes > -60) return ["late", counted("late", -minutes), words.dataset.was.replace("{time}", clock)];
  if (now() <= dueAt && minutes < 60) return ["soon", counted("soon", minutes), words.dataset.by.replace("{time}", clock)];
  return null;
}

function markWith(entry, tone) {
  const mark = entry?.querySelector(".ym-entry__mark");
  const icon = words.content.querySelector(`[data-icon="${tone}"] > svg`);
  if (!mark || !icon || mark.classList.contains(`ym-is-${tone}`)) return;
  mark.className = `ym-entry__mark ym-is-${tone}`;
  mark.replaceChildren(icon.cloneNode(true));
}

function refresh() {
  for (const when of document.querySelectorAll("[data-countdown]")) {
    const found = said(new Date(when.dataset.countdown));
    if (!found) continue;
    const [tone, strong, small] = found;
    when.classList.remove("ym-is-calm", "ym-is-soon", "ym-is-late");
    when.classList.add(`ym-is-${tone}`);
    const [first, second] = [when.querySelector("b"), when.querySelector("span")];
    if (first) first.textContent = strong;
    if (second) second.textContent = small;
    if (!first) when.textContent = `${strong}, ${small}`;
    markWith(when.closest(".ym-entry"), tone);
  }
}

if (words) {
  setInterval(refresh, MINUTE / 2);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
}
