const ASK_EVERY = 5000;
const ASK_SELDOM = 20000;
let version = document.documentElement.dataset.served;

/** Where the page is served, what is new replaces what is shown; choices and view stay. */
async function keepLive() {
  let now = null;
  let wait = ASK_EVERY;
  try {
    const answer = await fetch("now", { cache: "no-store" });
    now = answer.ok ? await answer.json() : null;
  } catch (error) {
    tellGone();
    wait = ASK_SELDOM;
  }
  // Before what is new is drawn: should that go wrong, the page still asks for what comes next.
  setTimeout(keepLive, now && !now.isLive ? ASK_SELDOM : wait);
  if (now) {
    show(now);
  }
  document.documentElement.dataset.asked = String(Number(document.documentElement.dataset.asked ?? 0) + 1);
}

/** In the part that tells how far the sweep has come; what a server says later replaces it. */
function tellGone() {
  const live = document.getElementById("live");
  live.textContent = "The server of this page has gone: this is how far it had come.";
  live.dataset.html = live.textContent;
}

function show(now) {
  const isNew = now.version !== version;
  replaceParts(now.parts, isNew);
  if (isNew) {
    data = now.data;
    version = now.version;
    redraw();
  }
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
    const section = part.closest("section[data-of-parts]");
    if (section) {
      section.hidden = ![...section.querySelectorAll(":scope > div")].some((one) => one.firstChild);
    }
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

/** Everything, as the data now say: also choices and sections that there was nothing for before. */
function redraw() {
  figures.forEach((fig) => {
    fig.at = -1;
    renewControls(fig);
    draw(fig);
  });
  showTrials();
  showOpenTrials();
  showLinks();
}
