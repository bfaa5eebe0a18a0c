// The query page: a field, examples, prefixes and words of the graph beside it, and the answer as a table or a network.
// In kg serve it is a page (query-page.js), in a file with an engine it is a part of the explorer (file-bench.js).

import { BENCH_WORDS } from "./bench-words.js";
import { Editor } from "./editor.js";
import { button, element } from "./elements.js";
import { csvValue, download } from "./files.js";
import { toPng, toSvg } from "./picture-files.js";
import { Names } from "./result-names.js";
import { ResultNetwork } from "./result-network.js";
import { ResultTable } from "./result-table.js";
import { fromJson, fromTriples, toCsv, toJson, toTsv } from "./results.js";
import { isOfTriples, mistakeIn, withDeclarations } from "./sparql-text.js";
import { addWords, figure, languageNow, say } from "./words.js";

addWords(BENCH_WORDS);
const JSON_RESULTS = "application/sparql-results+json";
const TERMS = `SELECT ?term ?kind ?label ?comment WHERE {
  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty } ?term a ?kind .
  FILTER(STRSTARTS(STR(?term), STR(kg:)))
  OPTIONAL { ?term rdfs:label ?label FILTER(LANG(?label) = "LANG") } OPTIONAL { ?term rdfs:comment ?comment FILTER(LANG(?comment) = "LANG") }
} ORDER BY LCASE(STR(?term))`;

export class Bench {
  // told: { prefixes: { kg: IRI }, queries: [[name, question, text]], limits: text }; a question may be { nl, en }
  // source: { answer(query, mediaType) -> Promise of text, stop() }
  // on: { linkOf(iri, isKnown) -> address or "", changed(text, form), share(), close() }
  constructor(told, source, on) {
    Object.assign(this, { told, source, on, form: "table", found: null, turn: 0 });
    this.names = new Names(told.prefixes);
    this.editor = new Editor({ name: say("query"), hint: say("queryHint") }, { run: () => this.run(), input: () => this.chooseExample() });
    this.table = new ResultTable(this.names, on.linkOf);
    this.network = new ResultNetwork(this.names, on.linkOf);
    this.element = element("div", { class: "bench" });
    this.make();
  }

  // All that has words, made anew when the language changes.
  make() {
    this.editor.label({ name: say("query"), hint: say("queryHint") });
    this.status = element("p", { id: "state", role: "status", "aria-live": "polite" });
    this.runButton = button(say("run"), () => this.run(), { id: "ask", class: "primary" });
    this.stopButton = button(say("stopQuery"), () => this.stop(), { id: "stop", class: "tool", hidden: true });
    this.declareButton = button(say("declare"), () => this.declare(), { class: "tool", id: "declare", title: say("declareHint") });
    const choice = (form, words) => button(words, () => this.showForm(form), { id: `result-as-${form}`, "aria-pressed": "false" });
    this.choices = { table: choice("table", say("asTable")), network: choice("network", say("asNetwork")) };
    this.files = element("span", { class: "files", role: "group", "aria-label": say("save") });
    this.filter = element("input", { type: "search", id: "narrow", placeholder: say("narrow"), "aria-label": say("narrow"), oninput: () => this.narrow() });
    this.tools = element("div", { class: "result-tools", hidden: true }, element("div", { class: "choice", role: "group", "aria-label": say("result") }, Object.values(this.choices)), this.filter, this.files);
    this.output = element("div", { id: "result" }, this.table.element, this.network.element);
    this.table.element.hidden = true;
    this.network.element.hidden = true;
    this.element.replaceChildren(
      element("div", { class: "bench-head" },
        this.on.close ? button(say("closeBench"), () => this.on.close(), { id: "close-bench", class: "tool" }) : "",
        element(this.on.close ? "h2" : "h1", {}, say("benchTitle")), element("p", {}, say("benchLead"))),
      element("div", { class: "bench-side" }, this.examples(), this.prefixes(), this.terms(), this.limits()),
      element("div", { class: "bench-main" },
        this.editor.element,
        element("div", { class: "bench-act" }, this.runButton, this.stopButton, element("kbd", {}, "Ctrl+Enter"), this.declareButton, button(say("shareQuery"), () => this.share(), { class: "tool", id: "share-query", title: say("shareQueryHint") })),
        this.status, this.tools, this.output));
    if (this.found) this.showFound(this.said);
  }

  examples() {
    const fill = (text) => {
      this.editor.replace(text);
      this.chooseExample();
    };
    this.exampleButtons = this.told.queries.map(([name, question, text]) => [text, button([question[languageNow()] ?? question, " ", element("code", {}, name)], () => fill(text), { "data-example": name, "aria-pressed": "false" })]);
    return this.aside("examples", true, element("ul", { class: "examples" }, this.exampleButtons.map(([, each]) => element("li", {}, each))));
  }

  // Marks the example that stands in the field.
  chooseExample() {
    for (const [text, each] of this.exampleButtons) each.setAttribute("aria-pressed", String(text === this.editor.text));
  }

  prefixes() {
    const items = Object.entries(this.told.prefixes).map(([name, space]) => element("li", {}, button(element("code", {}, `${name}:`), () => this.editor.insert(`${name}:`)), element("small", {}, space)));
    return this.aside("prefixes", false, element("p", {}, say("prefixesHint")), element("ul", { class: "prefixes" }, items));
  }

  // Classes and properties with what they mean, asked of the graph itself when somebody looks.
  terms() {
    const list = element("ul", { class: "terms" });
    const narrow = () => {
      const wanted = filter.value.trim().toLowerCase();
      for (const item of list.children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    };
    const filter = element("input", { type: "search", placeholder: say("termsFind"), "aria-label": say("termsFind"), oninput: narrow });
    const made = this.aside("terms", false, filter, list);
    made.addEventListener("toggle", async () => {
      if (!made.open || list.children.length) return;
      list.replaceChildren(element("li", {}, "…"));
      const text = await this.source.answer(TERMS.replaceAll("LANG\"", `${languageNow()}"`), JSON_RESULTS).catch((error) => error.message);
      list.replaceChildren(...(text.startsWith("{") ? fromJson(text).rows.map((row) => this.term(row)) : [element("li", {}, text)]));
      narrow();
    });
    return made;
  }

  term([iri, kind, label, comment]) {
    const name = this.names.short(iri.value);
    const isClass = kind.value.endsWith("#Class");
    return element("li", { class: isClass ? "is-class" : undefined }, button(element("code", {}, name), () => this.editor.insert(name)), " ", label?.value, element("small", {}, comment?.value));
  }

  limits() {
    return this.told.limits ? this.aside("limitsTitle", false, element("p", {}, this.told.limits)) : "";
  }

  aside(title, open, ...content) {
    return element("details", { open: open && matchMedia("(min-width: 900px)").matches }, element("summary", {}, say(title)), content);
  }

  // Puts a query into the field, and runs it when an address asked for it.
  open(text, form, isRun) {
    this.editor.text = text;
    this.form = form ?? this.form;
    this.chooseExample();
    if (isRun) return this.run({ isNew: false });
    return null;
  }

  declare() {
    const text = withDeclarations(this.editor.text, this.told.prefixes);
    if (text !== this.editor.text) this.editor.replace(text);
  }

  async share() {
    this.on.changed(this.editor.text, this.form, true);
    await this.on.share();
  }

  async run({ isNew = true } = {}) {
    this.turn += 1;
    const turn = this.turn;
    const query = this.editor.text;
    this.source.stop();
    this.clear();
    if (isNew) this.on.changed(query, this.form);
    const began = performance.now();
    const seconds = () => figure(Math.round((performance.now() - began) / 10) / 100);
    this.runButton.setAttribute("aria-busy", "true");
    const clock = setInterval(() => { this.status.textContent = say("running", Math.round((performance.now() - began) / 1000)); this.stopButton.hidden = false; }, 300);
    try {
      const isTriples = isOfTriples(query);
      const text = await this.source.answer(query, isTriples ? "application/n-triples" : JSON_RESULTS);
      if (turn === this.turn) this.answered(isTriples ? fromTriples(text) : fromJson(text), seconds());
    } catch (error) {
      if (turn === this.turn) this.failed(query, error);
    } finally {
      clearInterval(clock);
      if (turn === this.turn) {
        this.stopButton.hidden = true;
        this.runButton.removeAttribute("aria-busy");
      }
    }
  }

  stop() {
    this.turn += 1;
    this.source.stop();
    this.stopButton.hidden = true;
    this.runButton.removeAttribute("aria-busy");
    this.status.textContent = say("stopped");
    this.runButton.focus();
  }

  clear() {
    Object.assign(this, { found: null, said: "" });
    this.status.className = "";
    this.status.textContent = "";
    this.tools.hidden = true;
    this.table.element.hidden = true;
    this.network.element.hidden = true;
  }

  answered(found, seconds) {
    this.found = found;
    if ("boolean" in found) this.said = say(found.boolean ? "yes" : "no");
    else this.said = found.rows.length ? say(found.isTriples ? "triples" : "rows", found.rows.length, seconds) : say("noRows");
    this.showFound(this.said);
  }

  showFound(said) {
    this.status.textContent = said;
    const hasRows = Boolean(this.found.rows?.length);
    this.tools.hidden = !hasRows;
    if (!hasRows) return;
    const fits = ResultNetwork.fits(this.found);
    this.choices.network.disabled = !fits;
    this.choices.network.title = fits ? "" : say("noNetwork");
    this.filter.value = "";
    this.table.show(this.found);
    this.showForm(fits ? this.form : "table", false);
  }

  // Leaves the rows in which the words stand; files have all of them.
  narrow() {
    const left = this.table.narrow(this.filter.value);
    this.status.textContent = left < this.found.rows.length ? say("narrowed", left, this.found.rows.length) : this.said;
  }

  showForm(form, isChosen = true) {
    if (isChosen && form !== this.form) {
      this.form = form;
      this.on.changed(this.editor.text, form);
    }
    for (const [name, each] of Object.entries(this.choices)) each.setAttribute("aria-pressed", String(name === form));
    this.table.element.hidden = form !== "table";
    this.filter.hidden = form !== "table";
    this.network.element.hidden = form !== "network";
    this.files.replaceChildren(...this.fileButtons(form));
    if (form === "network") this.network.show(this.found);
  }

  fileButtons(form) {
    const { found, network } = this;
    const save = (name, ending, type, make) => button(name, async () => download(`kamergraaf.${ending}`, type, await make()), { class: "tool", "data-file": ending });
    if (form === "network") return [save("PNG", "png", "image/png", () => toPng(network.picture)), save("SVG", "svg", "image/svg+xml", () => toSvg(network.picture))];
    const files = [
      save("CSV", "csv", "text/csv", () => `\ufeff${toCsv(found, csvValue)}`),
      save("TSV", "tsv", "text/tab-separated-values", () => toTsv(found)),
      save("JSON", "json", JSON_RESULTS, () => toJson(found)),
    ];
    const query = this.editor.text;
    return found.isTriples ? [save("Turtle", "ttl", "text/turtle", () => this.source.answer(query, "text/turtle")), ...files] : files;
  }

  failed(query, error) {
    this.status.className = "mistake";
    const mistake = mistakeIn(query, error.message, this.told.prefixes);
    if (!mistake) {
      this.status.textContent = error.message;
      return;
    }
    this.editor.mark(mistake.line, mistake.column);
    const parts = [say("mistakeAt", mistake.line, mistake.column)];
    if (mistake.unknown !== undefined) parts.push(say("unknownPrefix", mistake.unknown));
    else if (mistake.reason) parts.push(`${mistake.reason}.`);
    this.status.textContent = parts.join(" ");
  }
}
