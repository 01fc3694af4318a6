// Keeps "in 23 minutes" true while a page lies open. The words are the server's, in the page's language:
//   <template id="ym-times" data-late='{"one":"{n} minute late",...}' data-soon='...' data-by="by {time}" ...> icons </template>
//   <p class="ym-entry__when" data-countdown="2026-11-22T03:30:00Z"><b>in 23 minutes</b> <span>by 03:30</span></p>
import { now, toTheMinute } from "./clock.js";

const MINUTE = 60_000;
const DAY = 24 * 60;
const words = document.getElementById("ym-times");
const plural = new Intl.PluralRules(document.documentElement.lang || "en");

function counted(kind, minutes) {
  const forms = JSON.parse(words.dataset[kind]);
  if (minutes < 1) return forms.none;
  return (forms[plural.select(minutes)] ?? forms.other).replace("{n}", minutes);
}

function span(minutes) {
  const hours = words.dataset.hours.replace("{n}", Math.floor(minutes / 60));
  return minutes % 60 ? `${hours} ${words.dataset.minutes.replace("{n}", minutes % 60)}` : hours;
}

// Within a day either way the words move by the minute; beyond it they keep what the server wrote.
function said(dueAt) {
  const minutes = Math.floor(dueAt / MINUTE) - Math.floor(now() / MINUTE);
  const { was, by, inside, over } = words.dataset;
  const clock = toTheMinute(dueAt);
  if (Math.abs(minutes) >= DAY) return null;
  if (now() > dueAt) {
    const late = minutes > -60 ? counted("late", -minutes) : over.replace("{span}", span(-minutes));
    // On another day the server's words name it; they stay.
    return ["late", late, minutes > -60 ? was.replace("{time}", clock) : null];
  }
  if (minutes < 60) return ["soon", counted("soon", minutes), by.replace("{time}", clock)];
  return ["calm", by.replace("{time}", clock), inside.replace("{span}", span(minutes))];
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
    if (second && small !== null) second.textContent = small;
    if (!first) when.textContent = [strong, small].filter(Boolean).join(", ");
    markWith(when.closest(".ym-entry"), tone);
  }
}

if (words) {
  setInterval(refresh, MINUTE / 2);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
}
