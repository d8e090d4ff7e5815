/** Sorts a table by the column whose header is pressed; again turns the order round. */
function makeSortable(table) {
  const headers = [...table.tHead.rows[0].cells];
  headers.forEach((header, column) => {
    const button = element("button", { type: "button" }, ...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const isDown = header.getAttribute("aria-sort") === "ascending";
      headers.forEach((other) => other.removeAttribute("aria-sort"));
      header.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      const body = table.tBodies[0];
      body.append(...[...body.rows].sort((a, b) => compare(a.cells[column], b.cells[column], isDown)));
    });
  });
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
