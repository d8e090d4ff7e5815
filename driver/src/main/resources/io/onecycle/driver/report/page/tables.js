/** Sorts a table by the column whose header is pressed; again turns the order round. */
function makeSortable(table) {
  const headers = [...table.tHead.rows[0].cells];
  const names = headers.map((header) => header.textContent);
  headers.forEach((header, column) => {
    const press = element("button", { type: "button" }, ...header.childNodes);
    header.append(press);
    press.addEventListener("click", () => {
      const isDown = header.getAttribute("aria-sort") === "ascending";
      headers.forEach((other) => other.removeAttribute("aria-sort"));
      header.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      const body = table.tBodies[0];
      body.append(...[...body.rows].sort((a, b) => compare(a.cells[column], b.cells[column], isDown)));
    });
  });
  // Where tables are shown as cards, each value names its column.
  [...table.tBodies[0].rows].forEach((row) => [...row.cells].forEach((cell, i) => (cell.dataset.label = names[i])));
  const name = table.dataset.name;
  // Numbers with all their digits, all else as it is shown.
  const text = (cell) => (cell.dataset.v !== undefined && Number.isFinite(Number(cell.textContent)) ? String(Number(cell.dataset.v)) : cell.title || cell.textContent);
  const lines = () => [names].concat([...table.tBodies[0].rows].map((row) => [...row.cells].map(text)));
  table.closest(".scroll").before(element("div", { class: "controls" }, button("CSV", () => saveCsv(name, lines()), { class: "export", "aria-label": "Save the table " + name + " as CSV" })));
}

/** Numbers before texts, and what is missing last in either order. */
function compare(a, b, isDown) {
  const missing = (cell) => (cell.textContent === "–" ? 1 : 0);
  if (missing(a) || missing(b)) {
    return missing(a) - missing(b);
  }
  const sign = isDown ? -1 : 1;
  const isNumber = (cell) => cell.dataset.v !== undefined;
  if (isNumber(a) && isNumber(b)) {
    return sign * (Number(a.dataset.v) - Number(b.dataset.v));
  }
  return sign * (isNumber(b) - isNumber(a) || a.textContent.localeCompare(b.textContent, "en", { numeric: true }));
}
