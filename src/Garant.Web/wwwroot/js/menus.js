// Closes an open menu by Escape and by a click beside it; a list longer than its room shows the place where one is.

/** Scrolls the list alone: the page stays where its address says. */
function showHere(list) {
  const here = list?.querySelector("[aria-current]")?.getBoundingClientRect();
  if (here) {
    list.scrollTop += Math.max(0, here.bottom - list.getBoundingClientRect().bottom + 8);
  }
}

document.querySelectorAll("nav.sections").forEach(showHere);
for (const menu of document.querySelectorAll("details.menu")) {
  menu.addEventListener("toggle", () => {
    if (menu.open) {
      showHere(menu.querySelector("ul, ol"));
    }
  });
}

const openMenus = () => document.querySelectorAll("details.menu[open]");

addEventListener("click", event => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});

addEventListener("keydown", event => {
  if (event.key !== "Escape") {
    return;
  }

  for (const menu of openMenus()) {
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) {
      menu.querySelector("summary").focus();
    }
  }
});
