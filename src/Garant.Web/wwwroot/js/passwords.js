// Puts a box under each password with which one can see what one types.

for (const password of document.querySelectorAll("input[type=password][data-show]")) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox" });
  const label = Object.assign(document.createElement("label"), { className: "show" });
  label.append(box, password.dataset.show);
  password.after(label);
  box.addEventListener("change", () => { password.type = box.checked ? "text" : "password"; });

  // What is sent is a password again: no browser keeps it among the texts it proposes.
  password.form?.addEventListener("submit", () => { password.type = "password"; });
}
