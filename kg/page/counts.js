// Filters over the references of a single file, and what is counted under them; kg/view/figures.py does the same.

const CERTAINTIES = ["resolved", "ambiguous", "unresolved"];
const RELATION_GROUPS = ["cites", "mentions", "seeAnswer"];
const KINDS_OF_RELATIONS = {
  citesDocument: "kamerstuk", citesDossier: "dossier", citesLaw: "law", citesArticle: "article", citesReport: "report",
  citesMotion: "motion", citesWebPage: "url", mentionsProgramme: "programme", mentionsMinistry: "ministry",
  mentionsBody: "body", mentionsParty: "party", mentionsCommittee: "committee", mentionsPerson: "person",
  mentionsPlace: "place", seeAnswer: "question",
};
const MOST_VALUES = 200;

export class Counts {
  constructor(data) {
    this.data = data;
    this.kept = new Map(); // filters as text -> mask
    const { relations } = data.references;
    this.groups = relations.map((name) => RELATION_GROUPS.findIndex((group) => name.startsWith(group)));
    this.kindsOfRelations = relations.map((name) => data.kinds.indexOf(KINDS_OF_RELATIONS[name] ?? "thing"));
    this.ministries = this.linkedBy("responsibleMinistry");
    this.parties = this.partiesOfUnits();
    this.years = new Map();
    for (const [number, facts] of data.facts) {
      const issued = facts.find(([key]) => key === "issued");
      if (issued && data.kind(number) === "document") this.years.set(number, issued[1].slice(0, 4));
    }
  }

  linkedBy(name) {
    const found = new Map();
    const { relations, relation, from, to } = this.data.links;
    relation.forEach((each, link) => {
      if (relations[each] === name) found.set(from[link], [...(found.get(from[link]) ?? []), to[link]]);
    });
    return found;
  }

  // Who asked a question, and for an answer who asked what it answers.
  partiesOfUnits() {
    const asked = this.linkedBy("askedBy");
    const found = new Map(asked);
    for (const [answer, questions] of this.linkedBy("answersQuestion")) {
      const parties = [...new Set(questions.flatMap((question) => asked.get(question) ?? []))];
      if (parties.length) found.set(answer, parties);
    }
    return found;
  }

  // The values of a reference in a facet, as numbers (things, places in lists) or years.
  values(name, row) {
    const { references, documents, things } = this.data;
    switch (name) {
      case "kind": return [references.to[row] >= 0 ? things.kind[references.to[row]] : this.kindsOfRelations[references.relation[row]]];
      case "document": return [documents[row]];
      case "ministry": return this.ministries.get(documents[row]) ?? [];
      case "party": return this.parties.get(references.from[row]) ?? [];
      case "year": return this.years.has(documents[row]) ? [this.years.get(documents[row])] : [];
      case "relation": return this.groups[references.relation[row]] >= 0 ? [this.groups[references.relation[row]]] : [];
      default: return [references.to[row] >= 0 ? 0 : this.data.candidates.has(row) ? 1 : 2];
    }
  }

  // A filter's values in the form in which references have them.
  inner(name, value) {
    if (["document", "ministry", "party"].includes(name)) return this.data.number(value);
    if (name === "kind") return this.data.kinds.indexOf(value);
    if (name === "relation") return RELATION_GROUPS.indexOf(value);
    return name === "certainty" ? CERTAINTIES.indexOf(value) : value;
  }

  outer(name, value) {
    if (name === "kind") return this.data.kinds[value];
    if (name === "relation") return RELATION_GROUPS[value];
    return name === "certainty" ? CERTAINTIES[value] : value;
  }

  // [[facet, test of a reference]] for the filters that are set.
  tests(filters) {
    return Object.entries(filters).filter(([, some]) => some.length).map(([name, some]) => {
      const wanted = new Set(some.map((value) => this.inner(name, value)));
      return [name, (row) => this.values(name, row).some((value) => wanted.has(value))];
    });
  }

  // For each reference whether the filters hold; null when there are none.
  mask(filters) {
    const key = JSON.stringify(Object.entries(filters).filter(([, some]) => some.length).sort());
    if (key === "[]") return null;
    if (!this.kept.has(key)) {
      if (this.kept.size > 20) this.kept.clear();
      const tests = this.tests(filters).map(([, test]) => test);
      this.kept.set(key, Uint8Array.from(this.data.documents, (_, row) => (tests.every((test) => test(row)) ? 1 : 0)));
    }
    return this.kept.get(key);
  }

  total(filters) {
    const mask = this.mask(filters);
    return mask ? mask.reduce((sum, each) => sum + each, 0) : this.data.documents.length;
  }

  // For each facet [[value, count]]: references that have it when the other facets hold.
  facets(filters) {
    const names = ["kind", "document", "ministry", "party", "year", "relation", "certainty"];
    const counts = Object.fromEntries(names.map((name) => [name, new Map()]));
    const tests = this.tests(filters);
    for (let row = 0; row < this.data.documents.length; row += 1) {
      const failed = tests.filter(([, test]) => !test(row));
      if (failed.length > 1) continue;
      for (const name of failed.length ? [failed[0][0]] : names) {
        for (const value of this.values(name, row)) counts[name].set(value, (counts[name].get(value) || 0) + 1);
      }
    }
    const sortKey = (name, value) => (["document", "ministry", "party"].includes(name) ? this.data.iri(value) : this.outer(name, value));
    return Object.fromEntries(names.map((name) => [name, [...counts[name]]
      .sort((a, b) => b[1] - a[1] || (sortKey(name, a[0]) < sortKey(name, b[0]) ? -1 : 1)).slice(0, MOST_VALUES)
      .map(([value, count]) => [this.outer(name, value), count])]));
  }

  // Things of a kind: [number, references, documents], those of most documents first; documents by what they refer to.
  ranking(kind, filters) {
    const key = JSON.stringify([kind, filters]);
    this.rankings ??= new Map();
    if (this.rankings.size > 200) this.rankings.clear();
    if (!this.rankings.has(key)) this.rankings.set(key, this.ranked(kind, filters));
    return this.rankings.get(key);
  }

  ranked(kind, filters) {
    const { data } = this;
    const mask = this.mask(filters);
    const code = data.kinds.indexOf(kind);
    const found = [];
    for (let number = 0; number < data.size; number += 1) {
      if (data.things.kind[number] !== code) continue;
      if (!data.documents.length) { // triples without references: what is connected most
        found.push([number, data.uses(number), 0]);
        continue;
      }
      const rows = kind === "document" ? data.fromDocument.rows(number) : data.toThing.rows(number);
      const holding = mask ? rows.filter((row) => mask[row]) : rows;
      if (!holding.length && (kind !== "document" || mask)) continue;
      const documents = kind === "document" ? 1 : new Set(holding.map((row) => data.documents[row])).size;
      found.push([number, holding.length, documents]);
    }
    return found.sort((a, b) => b[2] - a[2] || b[1] - a[1] || (data.iri(a[0]) < data.iri(b[0]) ? -1 : 1));
  }
}
