// Leads to what a form says about itself, also in a browser that does not know "autofocus" there.

const refusal = document.querySelector(".refusal[autofocus]");
if (refusal && !location.hash) {
  refusal.focus();
}
