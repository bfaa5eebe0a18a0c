// The data of the page: things by number, and indexes over the passages. Written by kg/view/page.py.

const DATA = JSON.parse(document.getElementById("data").textContent);

class Thing {
  constructor(row, number) {
    this.number = number;
    this.iri = row.i;
    this.kind = DATA.kinds[row.k];
    this.label = row.l || row.i;
    this.short = row.s || this.label; // for the drawing
    this.names = row.n || [];
    this.versions = row.v || [];
    this.facts = row.f || [];
    this.pages = (row.u || []).filter(isWebAddress);
    this.document = row.d === undefined ? -1 : row.d; // of a unit: the number of its document
    this.line = row.r || "";
    this.text = row.t || "";
    this.passagesIn = [];
    this.passagesOut = []; // of a document: those of its units too
    this.units = []; // of a document
    this.links = []; // [relation, other, true when this is the source]
    this.neighbours = new Map(); // number -> weight; between documents and things, units taken as their document
  }

  get isUnit() {
    return this.document >= 0;
  }

  // The main part of a document's title, when its name is a number.
  get subtitle() {
    return this.kind === "document" ? this.short.split("\n")[1] || "" : "";
  }

  // How many references it has: to it, or from it for a document of the folder.
  get uses() {
    if (!PASSAGES.length) return this.links.length; // triples without citations
    return this.kind === "document" ? this.passagesOut.length : this.passagesIn.length;
  }
}

function isWebAddress(text) {
  return /^https?:\/\/[^\s]+$/i.test(text);
}

const THINGS = DATA.things.map((row, number) => new Thing(row, number));
const NUMBERS = new Map(THINGS.map((thing) => [thing.iri, thing.number]));
const PASSAGES = DATA.passages.map((row) => ({
  source: THINGS[row[0]],
  target: row[1] < 0 ? null : THINGS[row[1]],
  sentence: DATA.sentences[row[2]],
  line: row[3] || "",
  words: row[4] || "",
  footnote: row[5] || "",
  reason: row[6] || "",
  candidates: (row[7] || []).map((number) => THINGS[number]),
}));

// The thing that stands for it in the drawing: a unit's document, everything else itself.
function drawable(thing) {
  return thing.isUnit ? THINGS[thing.document] : thing;
}

function connect(a, b) {
  if (a === b) return;
  a.neighbours.set(b.number, (a.neighbours.get(b.number) || 0) + 1);
  b.neighbours.set(a.number, (b.neighbours.get(a.number) || 0) + 1);
}

for (const thing of THINGS) if (thing.isUnit) THINGS[thing.document].units.push(thing);
for (const passage of PASSAGES) {
  const { source, target } = passage;
  source.passagesOut.push(passage);
  if (source.isUnit) drawable(source).passagesOut.push(passage);
  if (target) {
    target.passagesIn.push(passage);
    connect(drawable(source), drawable(target));
  }
}
for (const [from, relation, to] of DATA.links) {
  THINGS[from].links.push([relation, THINGS[to], true]);
  THINGS[to].links.push([relation, THINGS[from], false]);
  connect(drawable(THINGS[from]), drawable(THINGS[to]));
}

// The passages that one drawn edge stands for, in both directions.
function passagesBetween(a, b) {
  return [...a.passagesOut.filter((p) => p.target && drawable(p.target) === b), ...b.passagesOut.filter((p) => p.target && drawable(p.target) === a)];
}

// Things of a kind, most used first.
function ranking(kind) {
  return THINGS.filter((thing) => thing.kind === kind).sort((a, b) => b.uses - a.uses || a.number - b.number);
}

// Lower case, without accents, white space and punctuation: the form in which names are compared.
function fold(text) {
  return text.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
}
