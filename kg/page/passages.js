// Passages: every reference with the sentence it stands in, the words marked, and the place; by document, in reading order.

import { copy } from "./clipboard.js";
import { button, element, quotation, shortened, thingButton } from "./elements.js";
import { kindIcon } from "./kinds.js";
import { readButton } from "./reading.js";
import { ask, card, drawable, isUnit } from "./source.js";
import { state } from "./state.js";
import { announce, tell } from "./tell.js";
import { kindName, say } from "./words.js";

const AT_ONCE = 24;
const OPEN_AT_FIRST = 3;

// What is open from the start is filled one after the other, once the drawing and the panel are there: what one asks
// for meanwhile need not wait behind it.
let line = Promise.resolve();

// A new panel does not wait for what the one before it asked.
export function startLine() {
  line = new Promise((resolve) => { requestAnimationFrame(resolve); });
}

function later(body, work) {
  line = line.then(() => new Promise((resolve) => { setTimeout(resolve); })).then(() => (body.isConnected ? work() : null));
}

// A block that is filled when it is opened.
function block(summary, fill, isOpen) {
  const body = element("div", { class: "passages" });
  const made = element("details", { class: "group", open: isOpen }, summary, body);
  let isFilled = false;
  const open = async () => {
    if (isFilled) return;
    isFilled = true;
    try {
      await fill(body);
    } catch (error) {
      isFilled = false;
      body.replaceChildren(element("p", { class: "lead" }, `${say("failed")} ${error.message}`));
    }
  };
  let isFirst = isOpen; // a browser tells of what is open from the start too
  made.addEventListener("toggle", () => {
    if (made.open && !isFirst) open();
    isFirst = false;
  });
  if (isOpen) later(body, open);
  return made;
}

function summaryOf(iri, count) {
  const { kind, label, title } = card(iri);
  return element("summary", {}, kindIcon(kind), element("span", {}, label, title ? element("small", {}, title) : ""), element("span", { class: "count" }, say("number", count)));
}

// groups: [[document, count]]; args: what is asked for besides the document ({ to } or { publisher }).
export function byDocument(groups, args) {
  return groups.map(([document, count], index) =>
    block(summaryOf(document, count), (body) => fillPart(body, { ...args, from: document }, { withTarget: Boolean(args.publisher) }), index < OPEN_AT_FIRST && count <= 200));
}

// groups: [[thing, count]] that a document or unit refers to: a block for each kind, in it each thing with its passages.
export function byTarget(source, groups) {
  const kinds = new Map();
  for (const group of groups) {
    const { kind } = card(group[0]);
    kinds.set(kind, [...(kinds.get(kind) ?? []), group]);
  }
  const isOpen = isUnit(source);
  return [...kinds].map(([kind, own]) => {
    const total = own.reduce((sum, [, count]) => sum + count, 0);
    const summary = element("summary", {}, kindIcon(kind), element("span", {}, kindName(kind, true)), element("span", { class: "count" }, say("number", total)));
    return block(summary, (body) => {
      shortened(own.map(([target, count]) => () => targetItem(source, target, count, isOpen)), 20, body);
    }, isOpen);
  });
}

function targetItem(source, target, count, isOpen) {
  const inner = block(element("summary", {}, say("refers", count)), (body) => fillPart(body, { from: source, to: target }), isOpen);
  inner.className = "inner";
  return element("div", { class: "target" }, thingButton(target), inner);
}

export function unresolvedBlock(source, count) {
  const summary = element("summary", {}, element("span", {}, say("unresolved")), element("span", { class: "count" }, say("number", count)));
  return block(summary, (body) => {
    body.append(element("p", { class: "lead" }, say("unresolvedHint")));
    return fillPart(body, { from: source, unresolved: true });
  }, false);
}

// A part of the passages, and a button for the next.
async function fillPart(body, args, { offset = 0, withTarget = false } = {}) {
  const answer = await ask("passages", { ...args, filters: state.filters, offset, limit: AT_ONCE });
  const items = bySentence(answer.passages).map((own) => passageItem(own, withTarget));
  body.append(...items);
  if (offset) items[0]?.querySelector("button")?.focus();
  const done = offset + answer.passages.length;
  if (done >= answer.total) return;
  const more = button(say("next", Math.min(AT_ONCE, answer.total - done), answer.total), () => {
    more.remove();
    fillPart(body, args, { offset: done, withTarget });
  }, { class: "more" });
  body.append(more);
}

// Passages of one sentence are one item, with all their words marked.
function bySentence(passages) {
  const groups = new Map();
  for (const passage of passages) {
    const key = JSON.stringify([passage.from, passage.sentence, passage.footnote, passage.reason]);
    groups.set(key, [...(groups.get(key) ?? []), passage]);
  }
  return [...groups.values()];
}

function passageItem(passages, withTarget) {
  const [{ from, sentence, reason, candidates = [] }] = passages;
  const targets = withTarget ? [...new Set(passages.map((passage) => passage.to))] : [];
  return element("article", { class: "passage" },
    quotation(sentence, passages.map((passage) => passage.words)),
    targets.length ? element("p", { class: "about" }, targets.map((iri) => thingButton(iri))) : null,
    reason ? element("p", { class: "reason" }, element("strong", {}, say("unresolved")), `: ${reason}`) : null,
    candidates.length ? element("p", { class: "reason" }, `${say("ambiguous")}: `, candidates.map((each) => thingButton(each))) : null,
    element("p", { class: "source" },
      element("span", {}, element("button", { type: "button", class: "where", "data-iri": from }, unitName(from)), placeOf(passages[0]).map((each) => ` · ${each}`)),
      element("span", { class: "doing" }, readButton(from, passages[0]), copyButton(passages))));
}

function unitName(iri) {
  return isUnit(iri) ? card(iri).label : say("body");
}

function placeOf({ footnote, line, pinpoint }) {
  const [page, rest] = line?.includes(".") ? line.split(".") : [null, line];
  return [footnote ? `${say("footnote")} ${footnote}` : null, page ? `${say("page")} ${page}` : null, rest ? `${say("line")} ${rest}` : null, pinpoint ?? null].filter(Boolean);
}

function copyButton(passages) {
  return button(say("copy"), async () => {
    const done = await copy(citation(passages[0]));
    announce(done);
    tell(done);
  }, { class: "doing-one", title: say("copyHint") });
}

// A passage as one pastes it: the sentence, and where it stands.
export function citation(passage) {
  const document = drawable(passage.from);
  const { label, title } = card(document);
  const place = [title ? `${label} (${title})` : label, unitName(passage.from), ...placeOf(passage)].join(", ");
  return `“${passage.sentence}”\n${place}`;
}
