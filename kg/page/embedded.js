// The data source of a single file: the calls of docs/explorer-data.md answered out of columns.

import { sparse, unpack, Grouped } from "./columns.js";
import { Counts } from "./counts.js";
import { Names, unitAsked } from "./names.js";
import { shortestPath, strongest } from "./surroundings.js";

const GROUPS = ["document", "report", "programme", "ministry", "body", "law", "kamerstuk", "parldoc", "motion", "dossier", "committee", "party", "person", "article", "place", "url", "thing"];
const OF_A_KIND = 12;
const DRAWN_RELATIONS = new Set(["inDossier", "responsibleMinistry", "publisher", "partOf", "askedBy"]);
const MOST = { related: 40, in: 100, out: 500 };

const byKey = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

export class Embedded {
  static async open() {
    return new Embedded(await unpack("core"));
  }

  constructor(core) {
    this.kinds = core.kinds;
    this.heads = core.heads;
    const { things, references, links } = core;
    this.size = things.rest.length;
    this.things = things;
    for (const name of ["short", "title", "unit", "line", "order", "names", "versions", "facts", "pages"]) this[name] = sparse(things[name]);
    for (const name of ["footnote", "pinpoint", "reason", "candidates"]) this[name] = sparse(references[name]);
    this.references = references;
    this.links = links;
    this.of = Int32Array.from(things.document, (document, at) => (document < 0 ? at : document)); // a unit's document, else itself
    this.documents = Int32Array.from(references.from, (from) => this.of[from]);
    this.toThing = new Grouped(references.to, this.size);
    this.fromDocument = new Grouped(this.documents, this.size);
    this.linksFrom = new Grouped(links.from, this.size);
    this.linksTo = new Grouped(links.to, this.size);
    this.units = new Grouped(things.document, this.size);
    this.counts = new Counts(this);
  }

  async answer(call, args) {
    return this[`answer_${call}`](args);
  }

  // Names of things: by place in the list here, by IRI outside.

  iri(number) {
    return this.heads[this.things.head[number]] + this.things.rest[number];
  }

  number(iri) {
    if (!this.byIri) {
      this.byIri = new Map();
      for (let at = 0; at < this.size; at += 1) this.byIri.set(this.iri(at), at);
    }
    return this.byIri.get(iri);
  }

  kind(number) {
    return this.kinds[this.things.kind[number]];
  }

  uses(number) {
    if (!this.documents.length) return this.linksFrom.count(number) + this.linksTo.count(number); // triples without references
    return this.kind(number) === "document" ? this.fromDocument.count(number) : this.toThing.count(number);
  }

  card(number) {
    const card = { iri: this.iri(number), kind: this.kind(number), label: this.things.label[number] };
    for (const name of ["short", "title", "unit", "line"]) if (this[name].has(number)) card[name] = this[name].get(number);
    if (this.things.document[number] >= 0) card.document = this.iri(this.things.document[number]);
    const uses = this.uses(number);
    if (uses) card.uses = uses;
    return card;
  }

  withThings(answer, numbers) {
    const things = {};
    for (const number of new Set(numbers)) {
      for (const each of [number, this.of[number]]) things[this.iri(each)] ??= this.card(each);
    }
    return { ...answer, things };
  }

  // Calls

  answer_overview({ filters = {} }) {
    const groups = [];
    const chosen = [];
    for (const kind of GROUPS) {
      const ranked = this.counts.ranking(kind, filters);
      if (!ranked.length) continue;
      const best = ranked.slice(0, OF_A_KIND);
      chosen.push(...best.map(([number]) => number));
      groups.push({ kind, total: ranked.length, iris: best.map(([number]) => this.iri(number)), counts: best.map(([, count]) => count) });
    }
    const figures = {
      documents: this.counts.ranking("document", filters).length,
      things: groups.filter((group) => group.kind !== "document").reduce((sum, group) => sum + group.total, 0),
      references: this.counts.total(filters),
    };
    return this.withThings({ figures, groups, edges: this.edgesAmong(chosen, filters) }, chosen);
  }

  answer_facets({ filters = {} }) {
    const found = this.counts.facets(filters);
    const named = [];
    for (const name of ["document", "ministry", "party"]) {
      found[name] = found[name].map(([number, count]) => {
        named.push(number);
        return [this.iri(number), count];
      });
    }
    return this.withThings(found, named);
  }

  answer_search({ text, limit = 12 }) {
    const units = this.unitsAsked(text, limit);
    const hits = new Map(units.map((number) => [number, ""]));
    for (const [number, name] of this.nameIndex().search(text, limit)) if (!hits.has(number)) hits.set(number, name);
    const best = [...hits].slice(0, limit);
    return this.withThings({ hits: best.map(([number, name]) => [this.iri(number), name]) }, best.map(([number]) => number));
  }

  answer_ranking({ kind, filters = {}, offset = 0, limit = 60 }) {
    const ranked = this.counts.ranking(kind, filters);
    const rows = ranked.slice(offset, offset + limit);
    return this.withThings({ total: ranked.length, rows: rows.map(([number, count, documents]) => [this.iri(number), count, documents]) }, rows.map(([number]) => number));
  }

  async answer_thing({ iri, filters = {} }) {
    const number = this.number(iri);
    if (number === undefined) throw new Error(iri);
    const mask = this.counts.mask(filters);
    const rows = (all) => (mask ? [...all].filter((row) => mask[row]) : [...all]);
    const outgoing = rows(this.rowsFrom(number));
    const incoming = this.counted(rows(this.toThing.rows(number)), (row) => this.documents[row]);
    const published = this.counted(rows(this.publishedRows(number)), (row) => this.documents[row]);
    const targets = this.counted(outgoing.filter((row) => this.references.to[row] >= 0), (row) => this.references.to[row]);
    const unresolved = outgoing.filter((row) => this.references.to[row] < 0).length;
    const units = [...this.units.rows(number)].sort((a, b) => this.order.get(a) - this.order.get(b) || a - b);
    const relations = [...this.relations(number, true), ...this.relations(number, false)];
    const told = (groups, most) => groups.slice(0, most).map(([other, count]) => [this.iri(other), count]);
    const sum = (groups) => groups.reduce((all, [, count]) => all + count, 0);
    const named = [number, ...units, ...incoming.slice(0, MOST.in).map(([n]) => n), ...published.slice(0, MOST.in).map(([n]) => n), ...targets.slice(0, MOST.out).map(([n]) => n), ...relations.flatMap((each) => each.iris)];
    return this.withThings({
      iri,
      names: this.names.get(number) ?? [],
      versions: this.versions.get(number) ?? [],
      facts: this.facts.get(number) ?? [],
      pages: this.pages.get(number) ?? [],
      text: this.things.document[number] >= 0 ? (await this.texts()).units.get(number) ?? "" : "",
      relations: relations.map((each) => ({ ...each, iris: each.iris.map((other) => this.iri(other)) })),
      units: units.map((unit) => this.iri(unit)),
      in: { total: sum(incoming), groups: told(incoming, MOST.in) },
      published: { total: sum(published), groups: told(published, MOST.in) },
      out: { total: outgoing.length, unresolved, groups: told(targets, MOST.out) },
    }, named);
  }

  async answer_passages({ from = "", to = "", publisher = "", unresolved = false, filters = {}, offset = 0, limit = 24 }) {
    const [source, target, by] = [from, to, publisher].map((iri) => (iri ? this.number(iri) ?? -1 : undefined));
    const mask = this.counts.mask(filters);
    let rows = by !== undefined ? this.publishedRows(by) : target !== undefined ? this.toThing.rows(target) : source !== undefined ? this.rowsFrom(source) : this.documents.map((_, row) => row);
    rows = [...rows].filter((row) => (!mask || mask[row]) && (!unresolved || this.references.to[row] < 0));
    if (source !== undefined) rows = rows.filter((row) => this.references.from[row] === source || this.documents[row] === source);
    rows.sort((a, b) => a - b);
    const texts = await this.texts();
    const part = rows.slice(offset, offset + limit);
    const named = part.flatMap((row) => [this.references.from[row], this.references.to[row], ...(this.candidates.get(row) ?? [])]).filter((number) => number >= 0);
    return this.withThings({ total: rows.length, passages: part.map((row) => this.passage(row, texts)) }, named);
  }

  answer_neighbours({ iri, depth = 1, limit = 24, filters = {}, drawn = [] }) {
    const centre = this.of[this.known(iri)];
    const there = this.numbers(drawn);
    const [order, left] = strongest(this, centre, { depth, limit, filters, drawn: there });
    const shown = [centre, ...order];
    return this.withThings({ iri: this.iri(centre), order: order.map((number) => this.iri(number)), left, edges: this.edgesAmong([...shown, ...there], filters) }, shown);
  }

  numbers(iris) {
    return iris.map((iri) => this.number(iri)).filter((number) => number !== undefined);
  }

  answer_drawing({ iris, filters = {} }) {
    const known = this.numbers(iris);
    return this.withThings({ edges: this.edgesAmong(known, filters) }, known);
  }

  answer_path({ from, to, filters = {} }) {
    const way = shortestPath(this, this.of[this.known(from)], this.of[this.known(to)], filters);
    return this.withThings({ path: way.map((number) => this.iri(number)), edges: this.edgesAmong(way, filters) }, way);
  }

  // Parts of the answers

  known(iri) {
    const number = this.number(iri);
    if (number === undefined) throw new Error(iri);
    return number;
  }

  // References of a unit, or of a document with its units.
  rowsFrom(number) {
    if (this.things.document[number] < 0) return this.fromDocument.rows(number);
    return this.fromDocument.rows(this.of[number]).filter((row) => this.references.from[row] === number);
  }

  // References to what an organisation published.
  publishedRows(number) {
    return [...this.linksTo.rows(number)].filter((link) => this.links.relations[this.links.relation[link]] === "publisher").flatMap((link) => [...this.toThing.rows(this.links.from[link])]).sort((a, b) => a - b);
  }

  counted(rows, value) {
    const counts = new Map();
    for (const row of rows) counts.set(value(row), (counts.get(value(row)) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || byKey(this.iri(a[0]), this.iri(b[0])));
  }

  relations(number, own) {
    const groups = new Map();
    for (const link of (own ? this.linksFrom : this.linksTo).rows(number)) {
      const relation = this.links.relations[this.links.relation[link]];
      if (!groups.has(relation)) groups.set(relation, new Set());
      groups.get(relation).add(own ? this.links.to[link] : this.links.from[link]);
    }
    return [...groups].map(([relation, others]) => ({
      relation, own, total: others.size,
      iris: [...others].sort((a, b) => byKey(this.iri(a), this.iri(b))).slice(0, MOST.related),
    }));
  }

  certainty(row) {
    return this.references.to[row] >= 0 ? "resolved" : this.candidates.has(row) ? "ambiguous" : "unresolved";
  }

  passage(row, texts) {
    const { from, to, begin, line, relation, relations } = this.references;
    const passage = { from: this.iri(from[row]), begin: begin[row], certainty: this.certainty(row), words: texts.words[row], sentence: texts.sentences[texts.sentence[row]] };
    if (texts.anchors[row]) passage.anchor = texts.anchors[row];
    if (to[row] >= 0) passage.to = this.iri(to[row]);
    if (line[row]) passage.line = line[row];
    if (relations[relation[row]]) passage.relation = relations[relation[row]];
    for (const name of ["footnote", "pinpoint", "reason"]) if (this[name].has(row)) passage[name] = this[name].get(row);
    if (this.candidates.has(row)) passage.candidates = this.candidates.get(row).map((number) => this.iri(number));
    return passage;
  }

  // Sentences, words and texts of units: unpacked at the first question for them.
  texts() {
    this.unpackedTexts ??= unpack("texts").then((texts) => ({ ...texts, units: sparse(texts.units) }));
    return this.unpackedTexts;
  }

  // Edges among things: [[from, to, weight, relation]] in order of IRI.
  edgesAmong(numbers, filters) {
    const wanted = new Set(numbers);
    const counts = new Map();
    for (const number of wanted) this.addEdgesFrom(number, filters, wanted, counts);
    return [...counts.values()].sort((a, b) => byKey(a[0], b[0]) || byKey(a[1], b[1]) || a[2] - b[2] || byKey(a[3], b[3]));
  }

  addEdgesFrom(number, filters, wanted, counts) {
    const mask = this.counts.mask(filters);
    const add = (to, relation, weight) => {
      if (to === number || !wanted.has(to)) return;
      const key = `${number} ${to} ${relation}`;
      const edge = counts.get(key);
      if (!edge) counts.set(key, [this.iri(number), this.iri(to), 1, relation]);
      else edge[2] += weight;
    };
    for (const row of this.fromDocument.rows(number)) {
      const to = this.references.to[row];
      if (to >= 0 && (!mask || mask[row])) add(this.of[to], this.references.relations[this.references.relation[row]], 1);
    }
    for (const [to, relation] of this.linked(number)) add(to, relation, 0);
  }

  // What a thing, or a unit of it, is linked with without a passage: [[other, relation]].
  linked(number) {
    const found = [];
    for (const part of [number, ...this.units.rows(number)]) {
      for (const link of this.linksFrom.rows(part)) {
        const relation = this.links.relations[this.links.relation[link]];
        const to = this.of[this.links.to[link]];
        if (DRAWN_RELATIONS.has(relation) || (this.kinds.length && !this.references.from.length)) found.push([to, relation]);
      }
    }
    return found;
  }

  unitsAsked(text, limit) {
    const asked = unitAsked(text);
    if (!asked) return [];
    const papers = asked.paper ? [...this.nameIndex().search(asked.paper, 20).keys()] : null;
    const questions = [];
    for (const [number, unit] of this.unit) {
      if (unit === `Q${asked.number}` && (!papers || papers.includes(this.of[number]))) questions.push(number);
    }
    if (asked.isQuestion) return questions.slice(0, limit);
    const answers = questions.flatMap((question) => [...this.linksTo.rows(question)].map((link) => this.links.from[link]));
    return [...new Set(answers)].slice(0, limit);
  }

  // Every name of what is no unit, the most used things first.
  nameIndex() {
    if (this.index) return this.index;
    const order = [];
    for (let at = 0; at < this.size; at += 1) if (this.things.document[at] < 0) order.push(at);
    order.sort((a, b) => this.toThing.count(b) - this.toThing.count(a) || byKey(this.iri(a), this.iri(b)));
    const keys = new Set(["title", "officialId", "abbreviation", "bwbId", "celex", "dossierNumber", "fileName"]);
    const entries = [];
    for (const number of order) {
      entries.push([number, this.things.label[number], false]);
      for (const name of this.names.get(number) ?? []) entries.push([number, name, true]);
      for (const [name] of this.versions.get(number) ?? []) entries.push([number, name, true]);
      for (const [key, value] of this.facts.get(number) ?? []) if (keys.has(key)) entries.push([number, value, true]);
    }
    this.index = new Names(entries);
    return this.index;
  }
}
