// Rows as a table that is sorted by a click on a column; some rows at a time, however many there are.

import { button, element, outsideLink } from "./elements.js";
import { kindIcon } from "./kinds.js";
import { compare, isIri, isNumber } from "./results.js";
import { isKnown, isWebAddress } from "./source.js";
import { say } from "./words.js";

const AT_ONCE = 100;

export class ResultTable {
  // names: Names; linkOf(iri): the address of its page, or ""
  constructor(names, linkOf) {
    Object.assign(this, { names, linkOf });
    this.element = element("div", { class: "rows", tabindex: "0", role: "region", "aria-label": say("result") });
  }

  show(found) {
    Object.assign(this, { found, order: null, wanted: "" });
    this.numeric = found.columns.map((_, at) => {
      const some = found.rows.slice(0, 200).map((row) => row[at]).filter(Boolean);
      return some.length > 0 && some.every(isNumber);
    });
    this.fill();
  }

  // First upwards, then downwards, then as the answer had it. Numbers begin with the largest.
  sort(at) {
    const first = this.numeric[at] ? -1 : 1;
    const sign = this.order?.at !== at ? first : this.order.sign === first ? -first : 0;
    this.order = sign ? { at, sign } : null;
    this.fill();
    this.element.querySelectorAll("th button")[at].focus();
  }

  // Shows the rows with *words* in a value, or in the name of a thing as far as names are known. Says how many they are.
  narrow(words) {
    this.wanted = words.trim().toLowerCase();
    this.fill();
    return this.shown.length;
  }

  isWanted(row) {
    const { wanted, names } = this;
    return row.some((value) => value && (value.value.toLowerCase().includes(wanted) || (isIri(value) && names.cardOf(value.value).label.toLowerCase().includes(wanted))));
  }

  fill() {
    this.shown = this.wanted ? this.found.rows.filter((row) => this.isWanted(row)) : [...this.found.rows];
    if (this.order) {
      const { at, sign } = this.order;
      this.shown.sort((a, b) => (a[at] && b[at] ? sign : 1) * compare(a[at], b[at]));
    }
    const heads = this.found.columns.map((name, at) => {
      const sign = this.order?.at === at ? this.order.sign : 0;
      const attributes = { scope: "col", class: this.numeric[at] ? "number" : undefined, "aria-sort": sign ? (sign > 0 ? "ascending" : "descending") : undefined };
      return element("th", attributes, button(name, () => this.sort(at), { title: say("sortBy", name) }));
    });
    this.body = element("tbody");
    this.element.replaceChildren(element("table", {}, element("thead", {}, element("tr", {}, heads)), this.body));
    this.element.scrollTop = 0;
    this.addRows(0);
  }

  async addRows(from) {
    const rows = this.shown.slice(from, from + AT_ONCE);
    const made = rows.map((row) => element("tr", {}, row.map((value, at) => this.cell(value, this.numeric[at]))));
    this.body.append(...made);
    const left = this.shown.length - from - rows.length;
    if (left > 0) {
      const more = button(say("nextRows", Math.min(left, AT_ONCE), this.shown.length), () => {
        more.remove();
        this.addRows(from + AT_ONCE);
        made.at(-1).nextElementSibling?.querySelector("a, button")?.focus();
      }, { class: "more" });
      this.element.append(more);
    }
    const { body } = this;
    if ((await this.names.learn(rows.flat().filter(isIri).map(({ value }) => value))) && body === this.body) {
      made.forEach((row, index) => row.replaceChildren(...rows[index].map((value, at) => this.cell(value, this.numeric[at]))));
    }
  }

  cell(value, isNumeric) {
    const made = element("td", { class: isNumeric ? "number" : undefined });
    if (isIri(value)) made.append(this.name(value.value));
    else if (value && value.type === "literal" && isWebAddress(value.value)) made.append(outsideLink(value.value));
    else if (value) made.append(value.type === "bnode" ? `_:${value.value}` : value.value);
    if (value?.["xml:lang"]) made.lang = value["xml:lang"];
    return made;
  }

  // A thing that the graph knows leads to its page; another address leads out; a term is only named.
  name(iri) {
    const { kind, label } = this.names.cardOf(iri);
    const address = this.linkOf(iri, isKnown(iri));
    const content = isKnown(iri) ? [kindIcon(kind), element("span", {}, label)] : [element("code", {}, label)];
    if (address) return element("a", { href: address, title: iri, class: "to-thing" }, content);
    return label === iri ? outsideLink(iri) : element("span", { title: iri, class: "to-thing" }, content);
  }
}
