// A field for SPARQL: a plain textarea whose letters are transparent, over the same text in colours with line numbers.
// Both wrap alike, so that nothing has to be kept in step. Tab indents once one has typed or clicked, and leaves the field
// before that and after Escape.

import { element } from "./elements.js";
import { linesOf } from "./sparql-text.js";

const STEP = "  ";

export class Editor {
  // labels: { name, hint } for those who do not see it; on: { run(), input() }
  constructor(labels, on) {
    this.on = on;
    this.takesTab = false;
    this.coloured = element("pre", { "aria-hidden": "true" });
    this.area = element("textarea", { id: "query", spellcheck: "false", autocapitalize: "off", autocomplete: "off", autocorrect: "off", wrap: "soft", "aria-label": labels.name, "aria-describedby": "editor-hint" });
    this.element = element("div", { class: "code" }, element("div", { class: "sheet" }, this.coloured, this.area), element("p", { class: "unseen", id: "editor-hint" }, labels.hint));
    this.area.addEventListener("input", () => { this.wrong = null; this.takesTab = true; this.paint(); on.input(); });
    this.area.addEventListener("keydown", (event) => this.useKey(event));
    this.area.addEventListener("pointerdown", () => { this.takesTab = true; });
    this.area.addEventListener("blur", () => { this.takesTab = false; });
    this.wrong = null; // the line of a mistake
    this.paint();
  }

  get text() {
    return this.area.value;
  }

  set text(text) {
    this.area.value = text;
    this.wrong = null;
    this.paint();
  }

  label({ name, hint }) {
    this.area.setAttribute("aria-label", name);
    this.element.querySelector("#editor-hint").textContent = hint;
  }

  // Puts text where the caret is, so that it can be undone.
  insert(text) {
    this.area.focus();
    if (!document.execCommand("insertText", false, text)) this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
    this.paint();
  }

  // Replaces everything, so that it can be undone.
  replace(text) {
    this.area.focus();
    this.area.select();
    this.insert(text);
    this.area.setSelectionRange(0, 0);
  }

  // Shows that a line is wrong and puts the caret at the place; lines and columns from 1, columns in code points.
  mark(line, column) {
    const lines = this.text.split("\n");
    if (line > lines.length) return;
    this.wrong = line;
    const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const inLine = [...lines[line - 1]].slice(0, column - 1).join("").length;
    this.area.setSelectionRange(before + inLine, before + inLine);
    this.paint();
    this.coloured.children[line - 1]?.scrollIntoView({ block: "nearest" });
  }

  paint() {
    const lines = linesOf(this.area.value).map((parts, index) => element("div", { class: index + 1 === this.wrong ? "wrong" : undefined },
      parts.map(([kind, text]) => (kind === "space" || kind === "sign" || kind === "word" ? text : element("span", { class: kind }, text)))));
    this.coloured.replaceChildren(...lines);
  }

  useKey(event) {
    const { area } = this;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.on.run();
    } else if (event.key === "Escape") this.takesTab = false;
    else if (event.key === "Tab" && this.takesTab && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      this.indent(event.shiftKey);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      const before = area.value.slice(0, area.selectionStart).split("\n").at(-1);
      this.insert(`\n${/^[ \t]*/.exec(before)[0]}${/[{(]\s*$/.test(before) ? STEP : ""}`);
    } else if (event.key === "}" && !event.ctrlKey) this.closeBlock(event);
  }

  // A brace that closes stands two signs to the left of what it closes.
  closeBlock(event) {
    const { area } = this;
    const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
    const before = area.value.slice(start, area.selectionStart);
    if (area.selectionStart !== area.selectionEnd || !/^ {2,}$/.test(before)) return;
    event.preventDefault();
    area.setSelectionRange(area.selectionStart - STEP.length, area.selectionStart);
    this.insert("}");
  }

  // Moves the lines of the selection to the right, or back; without a selection puts two spaces.
  indent(isBack) {
    const { area } = this;
    if (area.selectionStart === area.selectionEnd && !isBack) return this.insert(STEP);
    const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
    const next = area.value.indexOf("\n", area.selectionEnd);
    const end = next < 0 ? area.value.length : next;
    const moved = area.value.slice(start, end).split("\n").map((line) => (isBack ? line.replace(/^ {1,2}/, "") : STEP + line)).join("\n");
    area.setSelectionRange(start, end);
    this.insert(moved);
    area.setSelectionRange(start, start + moved.length);
  }
}
