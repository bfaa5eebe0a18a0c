// What is drawn, as a file: picture (PNG, SVG), table (CSV) or graph (Turtle).

import { drawing, things } from "./drawing.js";
import { KIND_FORMS, PAINT } from "./kinds.js";
import { FONT, LABEL } from "./labels.js";
import { canvas, pictureInPixels } from "./network.js";
import { CONFIG, card } from "./source.js";

const CLASSES = {
  document: "Document", kamerstuk: "Document", parldoc: "Document", dossier: "Dossier", motion: "Motion", report: "Report",
  programme: "Programme", law: "Law", article: "Article", ministry: "Ministry", body: "Body", committee: "Committee",
  party: "Party", person: "Person", place: "Place", url: "WebPage",
};
const PREDICATES = { publisher: "dcterms:publisher", partOf: "eli:is_part_of", is_part_of: "eli:is_part_of" };
const PREFIXES = {
  kg: "https://w3id.org/kamergraaf/def#", dcterms: "http://purl.org/dc/terms/",
  eli: "http://data.europa.eu/eli/ontology#", skos: "http://www.w3.org/2004/02/skos/core#",
};

function download(name, type, content) {
  const link = document.createElement("a");
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

const escapeXml = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const round = (value) => Math.round(value * 10) / 10;

export function toSvg() {
  const { nodes, labels, edges, at } = pictureInPixels();
  const xs = [...nodes.flatMap(({ x, radius }) => [x - radius, x + radius]), ...labels.flatMap(({ box }) => [box.left, box.right])];
  const ys = [...nodes.flatMap(({ y, radius }) => [y - radius, y + radius]), ...labels.flatMap(({ box }) => [box.top, box.bottom])];
  const [left, top] = [Math.min(...xs) - 16, Math.min(...ys) - 16];
  const [width, height] = [Math.max(...xs) - left + 16, Math.max(...ys) - top + 16];
  const lines = edges.filter(({ from, to }) => at.has(from) && at.has(to)).map((edge) => lineOf(edge, at));
  const shapes = nodes.map(({ id, x, y, radius }) => {
    const form = KIND_FORMS[card(id).kind] ?? KIND_FORMS.thing;
    const scale = radius / 12;
    return `<path d="${form.path}" transform="translate(${round(x - radius)} ${round(y - radius)}) scale(${scale.toFixed(3)})" fill="${form.open ? PAINT.paper : form.colour}" stroke="${form.colour}" stroke-width="${form.open ? 2.6 : 1}"><title>${escapeXml(card(id).label)}</title></path>`;
  });
  const texts = labels.flatMap(({ lines: rows, box }) => rows.map((row, index) => `<text x="${round(box.left)}" y="${round(box.top + index * LABEL.leading + LABEL.size)}" font-weight="${row.font.split(" ")[0]}">${escapeXml(row.text)}</text>`));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${round(left)} ${round(top)} ${round(width)} ${round(height)}" width="${Math.ceil(width)}" height="${Math.ceil(height)}">
<rect x="${round(left)}" y="${round(top)}" width="100%" height="100%" fill="${PAINT.paper}"/>
<g stroke="${PAINT.edge}">${lines.join("")}</g>
<g stroke-linejoin="round">${shapes.join("")}</g>
<g font-family="${escapeXml(FONT)}" font-size="${LABEL.size}" fill="${PAINT.ink}" stroke="${PAINT.paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${texts.join("")}</g>
</svg>
`;
}

// A line with a small head, up to the rim of the node that it points at.
function lineOf({ from, to, width }, at) {
  const [a, b] = [at.get(from), at.get(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const [x, y] = [b.x - dx * (b.radius + 2), b.y - dy * (b.radius + 2)];
  const head = [[x, y], [x - dx * 7 - dy * 3, y - dy * 7 + dx * 3], [x - dx * 7 + dy * 3, y - dy * 7 - dx * 3]].map((point) => point.map(round).join(",")).join(" ");
  return `<line x1="${round(a.x)}" y1="${round(a.y)}" x2="${round(x - dx * 6)}" y2="${round(y - dy * 6)}" stroke-width="${round(width)}"/><polygon points="${head}" fill="${PAINT.edge}" stroke="none"/>`;
}

// The canvas as it is, on paper, at the density of the screen.
function toPng() {
  const source = canvas.querySelector("canvas");
  const copy = document.createElement("canvas");
  copy.width = source.width;
  copy.height = source.height;
  const context = copy.getContext("2d");
  context.fillStyle = PAINT.paper;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(source, 0, 0);
  return new Promise((resolve) => { copy.toBlob(resolve, "image/png"); });
}

// A value that a spreadsheet does not take for a formula.
function csvValue(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toCsv() {
  const rows = [["source", "source_label", "source_kind", "relation", "target", "target_label", "target_kind", "references"]];
  const joined = new Set();
  for (const { from, to, weight, relations } of drawing.edges) {
    if (drawing.hidden.has(from) || drawing.hidden.has(to)) continue;
    joined.add(from).add(to);
    rows.push([from, card(from).label, card(from).kind, [...new Set(relations)].join(" "), to, card(to).label, card(to).kind, weight]);
  }
  for (const iri of things()) if (!joined.has(iri)) rows.push([iri, card(iri).label, card(iri).kind, "", "", "", "", ""]);
  return `${rows.map((row) => row.map(csvValue).join(",")).join("\n")}\n`;
}

const escapeIri = (iri) => `<${iri.replace(/[\u0000-\u0020<>"{}|\\^`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`)}>`;
const literal = (text) => `"${text.replace(/[\\"\n\r\t]/g, (sign) => ({ "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" })[sign])}"`;

export function toTurtle() {
  const lines = Object.entries(PREFIXES).map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .`);
  lines.push("");
  for (const iri of [...things()].sort()) {
    const { kind, label } = card(iri);
    const parts = [CLASSES[kind] ? `a kg:${CLASSES[kind]}` : null, `skos:prefLabel ${literal(label)}@nl`].filter(Boolean);
    for (const { from, to, relations } of drawing.edges) {
      if (from !== iri || drawing.hidden.has(to)) continue;
      for (const relation of [...new Set(relations)].sort()) parts.push(`${PREDICATES[relation] ?? `kg:${relation}`} ${escapeIri(to)}`);
    }
    lines.push(`${escapeIri(iri)} ${parts.join(" ;\n\t")} .`);
  }
  return `${lines.join("\n")}\n`;
}

export async function exportAs(form) {
  const name = `${CONFIG.name ?? "kamergraaf"}.${form === "turtle" ? "ttl" : form}`;
  if (form === "png") download(name, "image/png", await toPng());
  if (form === "svg") download(name, "image/svg+xml", toSvg());
  if (form === "csv") download(name, "text/csv", `\ufeff${toCsv()}`);
  if (form === "turtle") download(name, "text/turtle", toTurtle());
}
