const PNG_SCALE = 2;

/** The figure as it is now, as a picture of its own: what report --plots would draw of the choices. */
function pictureOf(fig) {
  const made = FIGURES[fig.name](data, choicesOf(fig.name), LIGHT, 900, true);
  return { svg: svgOf(made, 900), height: Math.ceil(made.height) };
}

function exportButtons(fig) {
  return [
    button("SVG", () => save(fig.name + ".svg", new Blob([pictureOf(fig).svg], { type: "image/svg+xml" })), { class: "export", "aria-label": `Save the figure ${fig.name} as SVG` }),
    button("PNG", () => savePng(fig), { class: "export", "aria-label": `Save the figure ${fig.name} as PNG` }),
  ];
}

function savePng(fig) {
  const { svg, height } = pictureOf(fig);
  const image = new Image();
  image.onload = () => {
    const canvas = element("canvas", { width: 900 * PNG_SCALE, height: height * PNG_SCALE });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(fig.name + ".png", blob));
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
}

function save(name, blob) {
  const link = element("a", { href: URL.createObjectURL(blob), download: data.name.replace(/[^\w.-]+/g, "_") + "-" + name });
  link.click();
  say("saved " + link.download);
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** Rows of texts, as RFC 4180 has it; what a spreadsheet would take for a formula stays text. */
function csv(lines) {
  const cell = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  return lines.map((line) => line.map((text) => cell(String(text ?? ""))).join(",") + "\r\n").join("");
}

function saveCsv(name, lines) {
  save(name + ".csv", new Blob([csv(lines)], { type: "text/csv" }));
}
