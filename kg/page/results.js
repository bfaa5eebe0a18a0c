// Answers to SPARQL as rows of terms, and rows as files.
// https://www.w3.org/TR/sparql11-results-json/, https://www.w3.org/TR/sparql11-results-csv-tsv/, https://www.w3.org/TR/n-triples/
//
// A term is { type: "uri" | "literal" | "bnode", value, "xml:lang", datatype }, or null where a variable is unbound.

const XSD = "http://www.w3.org/2001/XMLSchema#";
const TRIPLE = /^(<[^>]*>|_:\S+)\s+(<[^>]*>)\s+(<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@[A-Za-z-]+(?:--[a-z]+)?)?)\s*\.\s*$/;
const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

// { columns, rows } of SPARQL JSON, or { boolean }
export function fromJson(text) {
  const { head, results, boolean } = JSON.parse(text);
  if (boolean !== undefined) return { boolean };
  return { columns: head.vars, rows: results.bindings.map((row) => head.vars.map((name) => row[name] ?? null)) };
}

// { columns, rows, isTriples } of N-Triples
export function fromTriples(text) {
  const rows = text.split("\n").map((line) => TRIPLE.exec(line)).filter(Boolean).map((match) => match.slice(1, 4).map(term));
  return { columns: ["subject", "predicate", "object"], rows, isTriples: true };
}

function term(text) {
  if (text[0] === "<") return { type: "uri", value: unescaped(text.slice(1, -1)) };
  if (text[0] === "_") return { type: "bnode", value: text.slice(2) };
  const end = text.lastIndexOf('"');
  const made = { type: "literal", value: unescaped(text.slice(1, end)) };
  const rest = text.slice(end + 1);
  if (rest[0] === "@") made["xml:lang"] = rest.slice(1);
  if (rest[0] === "^") made.datatype = rest.slice(3, -1);
  return made;
}

function unescaped(text) {
  return text.replace(/\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(.))/gs, (_, four, eight, sign) => (sign ? ESCAPES[sign] ?? sign : String.fromCodePoint(parseInt(four ?? eight, 16))));
}

export function isIri(value) {
  return value?.type === "uri";
}

export function isNumber(value) {
  return value?.type === "literal" && value.datatype?.startsWith(XSD) && value.value.trim() !== "" && Number.isFinite(Number(value.value));
}

// Terms in order: numbers by size, all else as words; what is unbound comes last.
export function compare(a, b) {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  if (isNumber(a) && isNumber(b)) return Number(a.value) - Number(b.value);
  return a.value.localeCompare(b.value, "nl", { numeric: true });
}

// As the W3C has it, except that no cell is what a spreadsheet takes for a formula.
export function toCsv({ columns, rows }, csvValue) {
  return [columns, ...rows.map((row) => row.map((value) => value?.value ?? ""))].map((row) => row.map(csvValue).join(",")).join("\r\n").concat("\r\n");
}

export function toTsv({ columns, rows }) {
  return [columns.map((name) => `?${name}`), ...rows.map((row) => row.map(written))].map((row) => row.join("\t")).join("\n").concat("\n");
}

function written(value) {
  if (!value) return "";
  if (value.type === "uri") return `<${value.value}>`;
  if (value.type === "bnode") return `_:${value.value}`;
  const text = `"${value.value.replace(/[\\"\n\r\t]/g, (sign) => ({ "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" })[sign])}"`;
  if (value["xml:lang"]) return `${text}@${value["xml:lang"]}`;
  return value.datatype && value.datatype !== `${XSD}string` ? `${text}^^<${value.datatype}>` : text;
}

export function toJson({ columns, rows }) {
  const bindings = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]]).filter(([, value]) => value)));
  return `${JSON.stringify({ head: { vars: columns }, results: { bindings } }, null, 1)}\n`;
}

// Two columns as lines between things: { edges: [{ from, to, weight, relations }], nodes: Map id -> number of lines }
export function edgesOf({ columns, rows, isTriples }, from, to) {
  const edges = new Map();
  const nodes = new Map();
  for (const row of rows) {
    const [a, b] = [row[columns.indexOf(from)], row[columns.indexOf(to)]];
    if (!a || !b || a.value === b.value || (isTriples && !isIri(b))) continue;
    const key = `${a.value} ${b.value}`;
    if (!edges.has(key)) edges.set(key, { from: a.value, to: b.value, weight: 0, relations: new Set() });
    const edge = edges.get(key);
    edge.weight += 1;
    if (isTriples) edge.relations.add(row[1].value);
    for (const { value } of [a, b]) nodes.set(value, (nodes.get(value) ?? 0) + 1);
  }
  return { edges: [...edges.values()], nodes };
}

// The columns that can be the ends of lines, the best guess first: those of things, then those of words of which several
// rows have the same.
export function endColumns({ columns, rows, isTriples }) {
  if (isTriples) return ["subject", "object"];
  const some = rows.slice(0, 1000);
  const about = columns.map((name, at) => {
    const values = some.map((row) => row[at]).filter(Boolean);
    const share = (test) => values.length > 0 && values.filter(test).length / values.length > 0.5;
    const isWords = share((value) => value.type === "literal" && !isNumber(value) && value.value.length < 120);
    return { name, isThing: share(isIri), isWords, variety: new Set(values.map(({ value }) => value)).size / (values.length || 1) };
  });
  const words = about.filter(({ isThing, isWords }) => isWords && !isThing).sort((a, b) => a.variety - b.variety);
  const shared = words.filter(({ variety }) => variety < 0.95);
  return [...about.filter(({ isThing }) => isThing), ...shared, ...words.filter((each) => !shared.includes(each))].map(({ name }) => name);
}
