// Keeps part of a page current by asking for it again, and says so when it can't.
//   <div id="now" data-live-url="..." data-live-seconds="4" data-live-lost="60" data-live-status="heard"> ... </div>
// The element that data-live-status names holds the words; a mark inside the answer, data-notice="key"
// data-notice-words="...", is read out once when its key is new.
import { now, setBy, toTheMinute, withSeconds } from "./clock.js";

const LONGEST_ANSWER = 10_000;

function noticesIn(part) {
  return new Map([...part.querySelectorAll("[data-notice]")].map((mark) => [mark.dataset.notice, mark.dataset.noticeWords ?? mark.textContent]));
}

// Someone may be reading with the keyboard: after the new text arrives, they stand where they stood.
function replaceKeepingPlace(part, html) {
  const held = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.innerHTML = html;
  if (held) document.getElementById(held)?.focus({ preventScroll: true });
  part.dispatchEvent(new CustomEvent("ymylon:replaced", { bubbles: true }));
}

function isBeingTypedIn(part) {
  const field = document.activeElement;
  return part.contains(field) && field.matches("input:not([type=hidden]), textarea, select");
}

function start(part) {
  const status = document.getElementById(part.dataset.liveStatus ?? "");
  const every = Number(part.dataset.liveSeconds || 4) * 1000;
  const patience = Number(part.dataset.liveLost || 60) * 1000;
  const spoken = document.createElement("p");
  spoken.className = "govuk-visually-hidden";
  spoken.setAttribute("role", "status");
  part.before(spoken);
  let known = noticesIn(part);
  let shown = "";
  let heardAt = now();
  let isLost = false;
  let isAsking = false;
  let timer = 0;

  function say() {
    if (!status) return;
    const words = isLost
      ? status.dataset.lost.replace("{time}", toTheMinute(heardAt))
      : status.dataset.heard.replace("{time}", withSeconds(heardAt));
    status.classList.toggle("is-lost", isLost);
    status.querySelector("[data-live-words]").textContent = words;
    const link = status.querySelector("[data-live-reload]");
    if (link) link.hidden = !isLost;
    for (const clock of document.querySelectorAll("[data-live-clock]")) clock.textContent = toTheMinute(now());
  }

  function heard(answer, html) {
    setBy(answer.headers.get("date"));
    heardAt = now();
    if (isLost) spoken.textContent = status?.dataset.back ?? "";
    isLost = false;
    if (html === shown || isBeingTypedIn(part)) return;
    replaceKeepingPlace(part, html);
    shown = html;
    const notices = noticesIn(part);
    const fresh = [...notices].filter(([key]) => !known.has(key)).map(([, words]) => words.trim());
    known = notices;
    if (fresh.length) spoken.textContent = fresh.join(" ");
  }

  function lose() {
    if (isLost || now() - heardAt < patience) return;
    isLost = true;
    spoken.textContent = status?.dataset.lost.replace("{time}", toTheMinute(heardAt)) ?? "";
  }

  async function ask() {
    if (isAsking) return;
    isAsking = true;
    clearTimeout(timer);
    try {
      const answer = await fetch(part.dataset.liveUrl, {
        credentials: "same-origin", cache: "no-cache", redirect: "error", signal: AbortSignal.timeout(LONGEST_ANSWER),
        headers: { "X-Requested-With": "fetch" },
      });
      if (answer.status === 200) heard(answer, await answer.text());
      else if (answer.status === 204) heard(answer, shown);
    } catch {
      // Nothing to do: silence is judged by its length, below.
    }
    isAsking = false;
    lose();
    say();
    timer = setTimeout(ask, every);
  }

  document.addEventListener("visibilitychange", () => { if (!document.hidden) { lose(); say(); ask(); } });
  window.addEventListener("online", ask);
  // Between two questions the loss of the line must still show on time.
  setInterval(() => { lose(); say(); }, 1000);
  ask();
}

for (const part of document.querySelectorAll("[data-live-url]")) start(part);
