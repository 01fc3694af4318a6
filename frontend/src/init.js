// Starts the few GOV.UK patterns that our pages use, and says to the style sheet that scripts are on.
import { Button, CharacterCount, Checkboxes, ErrorSummary, PasswordInput, Radios, createAll, isSupported } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled");
if (isSupported()) {
  document.body.classList.add("govuk-frontend-supported");
  for (const pattern of [Button, CharacterCount, Checkboxes, ErrorSummary, PasswordInput, Radios]) createAll(pattern);
}

// A page fetched again by live.js brings new controls: these are started there, and only these.
document.addEventListener("ymylon:replaced", (event) => {
  if (!isSupported()) return;
  for (const pattern of [Button, Radios, Checkboxes]) createAll(pattern, undefined, { scope: event.target });
});
