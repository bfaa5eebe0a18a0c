// Kinds: a form and a colour for each (colours are --kind-… in explorer.css), the same in legend, list and drawing.

// Outlines in a box of 24 by 24. "open" ones are drawn as an outline filled with paper: what is only cited, or a part.
const FORMS = {
  document: { path: "M5 1.5h9.5L20 7v15.5H5z" },
  kamerstuk: { path: "M5 2h9.5L19.5 7v15H5z", open: true },
  parldoc: { path: "M4 5h16v14H4z", open: true },
  dossier: { path: "M2 5h8l2 3h10v12H2z", open: true },
  motion: { path: "M5 2h2v1h13l-4 5 4 5H7v9H5z" },
  report: { path: "M12 1l11 11-11 11L1 12z" },
  programme: { path: "M12 1l3.2 7.4 8 .8-6 5.4 1.7 7.9L12 18.4l-6.9 4.1 1.7-7.9-6-5.4 8-.8z" },
  law: { path: "M6.5 2.5h11L23 12l-5.5 9.5h-11L1 12z" },
  article: { path: "M6.5 2.5h11L23 12l-5.5 9.5h-11L1 12z", open: true },
  ministry: { path: "M12 1.5L23 21.5H1z" },
  body: { path: "M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21z" },
  committee: { path: "M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21z", open: true },
  party: { path: "M12 1L23 9.3 18.8 22.5H5.200L1 9.3z" },
  person: { path: "M12 1.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11zM2.5 22.5c0-6 4-8.5 9.5-8.5s9.5 2.5 9.5 8.5z" },
  place: { path: "M12 23C7 16 4 13 4 9a8 8 0 0 1 16 0c0 4-3 7-8 14z" },
  url: { path: "M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16z", open: true },
  question: { path: "M2 4h20v13H12l-5 5v-5H2z", open: true },
  answer: { path: "M2 4h20v13h-5v5l-5-5H2z" },
  thing: { path: "M5 5h14v14H5z" },
};

export const KIND_FORMS = {};
for (const [kind, form] of Object.entries(FORMS)) {
  KIND_FORMS[kind] = { open: Boolean(form.open), path: form.path, outline: new Path2D(form.path), colour: "" };
}
export const PAINT = {}; // colours that the drawing needs, read from the style sheet: light or dark

export function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const kind of Object.keys(KIND_FORMS)) KIND_FORMS[kind].colour = style.getPropertyValue(`--kind-${kind}`).trim();
  for (const name of ["paper", "sheet", "ink", "soft", "faint", "edge", "accent", "wash"]) PAINT[name] = style.getPropertyValue(`--${name}`).trim();
}

export function kindIcon(kind) {
  const form = KIND_FORMS[kind] ?? KIND_FORMS.thing;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "-1 -1 26 26");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", form.open ? "icon open" : "icon");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", form.path);
  svg.append(path);
  svg.style.color = `var(--kind-${kind})`;
  return svg;
}
