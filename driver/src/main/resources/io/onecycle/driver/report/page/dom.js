function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function button(text, onClick, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", onClick);
  return made;
}

/** Light on paper, else as the reader's system is. */
function theme() {
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches && document.documentElement.dataset.print === undefined;
  return isDark ? DARK : LIGHT;
}

/** Says it to those who do not see. */
function say(text) {
  document.getElementById("status").textContent = text;
}
