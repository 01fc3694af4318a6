// A question that belongs to one option shows while that option is chosen.
// The pattern library's own way marks radios with aria-expanded, which radios may not carry.
const HIDDEN = "govuk-radios__conditional--hidden";

function sync(control) {
  for (const option of control.querySelectorAll("[data-reveals]")) {
    document.getElementById(option.dataset.reveals)?.classList.toggle(HIDDEN, !option.checked);
  }
}

function start(scope) {
  for (const control of scope.querySelectorAll("[data-reveal]")) sync(control);
}

document.addEventListener("change", (event) => {
  const control = event.target.closest("[data-reveal]");
  if (control) sync(control);
});
document.addEventListener("ymylon:replaced", (event) => start(event.target));
// The browser may have put back what was chosen before.
window.addEventListener("pageshow", () => start(document));
start(document);
