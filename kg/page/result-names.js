// Short names for what stands in a result: that of the thing when the graph knows it, else the IRI with a prefix.

import { ask, card, isKnown } from "./source.js";

const AT_ONCE = 400;

export class Names {
  // prefixes: { kg: "https://..." }
  constructor(prefixes) {
    this.spaces = Object.entries(prefixes).sort((a, b) => b[1].length - a[1].length);
    this.asked = new Set();
  }

  // "kg:citesReport"; an IRI in no known namespace as it is.
  short(iri) {
    for (const [name, space] of this.spaces) if (iri.startsWith(space) && /^[\w.~-]*$/.test(iri.slice(space.length))) return `${name}:${iri.slice(space.length)}`;
    return iri;
  }

  // Asks for the cards of IRIs, a few hundred at a time. Says whether any came.
  async learn(iris) {
    const wanted = [...new Set(iris)].filter((iri) => !isKnown(iri) && !this.asked.has(iri));
    for (const iri of wanted) this.asked.add(iri);
    for (let at = 0; at < wanted.length; at += AT_ONCE) await ask("drawing", { iris: wanted.slice(at, at + AT_ONCE) }).catch(() => {});
    return wanted.some(isKnown);
  }

  // What a picture and a table show of it.
  cardOf(iri) {
    if (!isKnown(iri)) return { iri, kind: "thing", label: this.short(iri) };
    const found = card(iri);
    return found.document && isKnown(found.document) ? { ...found, label: `${found.label} · ${card(found.document).label}` } : found;
  }
}
