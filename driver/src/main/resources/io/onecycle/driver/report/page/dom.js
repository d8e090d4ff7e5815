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

/** The text, in which numbers such as 1e-4 and options such as --seed stay on one line. */
function unbroken(text) {
  return text.split(/((?:\d[\d.]*e-\d+|--[\w-]+)[,;:.)]*)/).map((part, i) => (i % 2 ? element("span", { class: "unbroken" }, part) : part));
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
