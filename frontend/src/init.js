// Starts the few GOV.UK patterns that our pages use, and says to the style sheet that scripts are on.
import { Button, CharacterCount, ErrorSummary, PasswordInput, createAll } from "./govuk-frontend.min.js";
import "./reveal.js";

// Usually said by a script inside the page, which our content policy forbids. A browser that reads modules is supported.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const pattern of [Button, CharacterCount, ErrorSummary, PasswordInput]) createAll(pattern);

// A part of a page that live.js has fetched again brings new controls.
document.addEventListener("ymylon:replaced", (event) => {
  createAll(Button, undefined, { scope: event.target });
});
