// What is drawn, as a file: picture (PNG, SVG), table (CSV) or graph (Turtle).

import { drawing, things } from "./drawing.js";
import { csvValue, download } from "./files.js";
import { picture } from "./network.js";
import { toPng, toSvg } from "./picture-files.js";
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

function toCsv() {
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

function toTurtle() {
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
  if (form === "png") download(name, "image/png", await toPng(picture));
  if (form === "svg") download(name, "image/svg+xml", toSvg(picture));
  if (form === "csv") download(name, "text/csv", `\ufeff${toCsv()}`);
  if (form === "turtle") download(name, "text/turtle", toTurtle());
}
