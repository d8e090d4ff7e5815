const ASK_EVERY = 5000;
const ASK_SELDOM = 20000;
let version = document.documentElement.dataset.served;

/** Where the page is served, what is new replaces what is shown; choices and view stay. */
async function keepLive() {
  let wait = ASK_EVERY;
  try {
    const answer = await fetch("now", { cache: "no-store" });
    if (answer.ok) {
      const now = await answer.json();
      const isNew = now.version !== version;
      replaceParts(now.parts, isNew);
      if (isNew) {
        data = now.data;
        version = now.version;
        redraw();
      }
      wait = now.isLive ? ASK_EVERY : ASK_SELDOM;
    }
    document.documentElement.dataset.asked = String(Number(document.documentElement.dataset.asked ?? 0) + 1);
  } catch (error) {
    document.getElementById("live").textContent = "The server of this page has gone: this is how far it had come.";
    wait = ASK_SELDOM;
  }
  setTimeout(keepLive, wait);
}

/** Parts that came out otherwise; a table that was sorted is sorted again. */
function replaceParts(parts, isNew) {
  Object.entries(parts).forEach(([id, html]) => {
    const part = document.getElementById(id);
    const isAsBefore = part.dataset.html === html || (part.dataset.html === undefined && !isNew && id !== "live");
    part.dataset.html = html;
    if (isAsBefore) {
      return;
    }
    const sorted = [...part.querySelectorAll("th[aria-sort]")].map((header) => [header.cellIndex, header.getAttribute("aria-sort")]);
    part.innerHTML = html;
    part.querySelectorAll("table.sortable").forEach(makeSortable);
    sorted.forEach(([column, order]) => {
      const press = part.querySelectorAll("th button")[column];
      press?.click();
      if (order === "descending") {
        press?.click();
      }
    });
  });
}

/** Everything, as the data now say; figures whose places are new are mounted. */
function redraw() {
  figures.forEach((fig) => {
    fig.at = -1;
    draw(fig);
  });
  showTrials();
  showOpenTrials();
}
