// Typed text outlives a lost connection.
//   <form data-keep>                        the form waits on the page, says so, and is sent again by its button
//   <form data-keep data-keep-url="...">    and what is typed is sent to the server, which seals it for its author
// Nothing is ever written to this machine's own storage: it may be shared.
const PAUSE = 3000;
const LONGEST_ANSWER = 4000;

// A small file of ours tells whether the server can be reached; no record is opened by asking for it.
async function isReachable() {
  if (!navigator.onLine) return false;
  const mark = document.querySelector("link[rel=icon]")?.href;
  try {
    const answer = await fetch(mark, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(LONGEST_ANSWER) });
    return answer.status < 500;
  } catch {
    return false;
  }
}

function start(form) {
  const place = form.querySelector("[data-keep-place]");
  let isSending = false;
  let isSent = false;
  let isUnkept = false;
  let timer = 0;
  let keeping = Promise.resolve();

  function say(words) {
    if (!place) return;
    place.hidden = !words;
    place.querySelector("[data-keep-words]").textContent = words ?? "";
  }

  form.addEventListener("submit", async (event) => {
    if (isSent || event.defaultPrevented) return;
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    // What is kept after it was sent would come back as somebody else's words: nothing more is, and what is on its way arrives first.
    clearTimeout(timer);
    const button = event.submitter;
    const [reachable] = await Promise.all([isReachable(), keeping]);
    isSending = false;
    if (!reachable) {
      say(place?.dataset.unsent);
      place?.scrollIntoView({ block: "nearest" });
      isUnkept = true;
      return;
    }
    isSent = true;
    // Should the line drop in this very moment, the next press asks again.
    setTimeout(() => { isSent = false; }, LONGEST_ANSWER);
    say("");
    form.requestSubmit(button ?? undefined);
  });

  async function keep() {
    if (isSending || isSent) return;
    try {
      const answer = await fetch(form.dataset.keepUrl, {
        method: "POST", body: new FormData(form), credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(LONGEST_ANSWER),
      });
      // The server was reached, and would not: it leads to signing in, or something was sent from this page before.
      if (!answer.ok && answer.status < 500) return say(place?.dataset.refused);
      if (!answer.ok) throw new Error(String(answer.status));
      isUnkept = false;
      say("");
    } catch {
      say(place?.dataset.unkept);
    }
  }

  function keepInTurn() {
    keeping = keeping.then(keep);
  }

  form.addEventListener("input", () => {
    isUnkept = true;
    if (!form.dataset.keepUrl) return;
    clearTimeout(timer);
    timer = setTimeout(keepInTurn, PAUSE);
  });
  window.addEventListener("online", () => { if (isUnkept && form.dataset.keepUrl) keepInTurn(); else say(""); });
  // Only while the line is down: leaving would then lose the words for good.
  window.addEventListener("beforeunload", (event) => { if (isUnkept && !isSent && !navigator.onLine) event.preventDefault(); });
  // Back in the browser's history: the page is shown again as it was left, and may be sent again.
  window.addEventListener("pageshow", () => { isSending = isSent = false; });
}

for (const form of document.querySelectorAll("form[data-keep]")) start(form);
