// The panel beside the drawing: what is known of a thing, and every passage that refers to it.

import { thingAddress } from "./address.js";
import { bars, button, element, outsideLink, shortened, thingButton } from "./elements.js";
import { drawing, drawOnly, remove, togglePin } from "./drawing.js";
import { expandAndTell, tellOfStep } from "./doing.js";
import { isShown, light } from "./network.js";
import { kindIcon } from "./kinds.js";
import { byDocument, byTarget, startLine, unresolvedBlock } from "./passages.js";
import { canRead, readButton } from "./reading.js";
import { ask, card, CONFIG, drawable, isUnit } from "./source.js";
import { go, state } from "./state.js";
import { formatDate, kindName, say } from "./words.js";

export const panel = document.getElementById("panel");
let turn = 0; // of the answers that come in, only the last asked for is shown
let told = null; // what is known of the thing in the panel, when it is about one

function fill(...children) {
  panel.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

function section(title, ...children) {
  return element("section", {}, element("h3", {}, title), ...children);
}

// Shows what the state says. Resolves when the panel is filled.
export async function showPanel({ keepScroll = false } = {}) {
  turn += 1;
  const own = turn;
  const scrolled = panel.scrollTop;
  const { view, thing, about } = state;
  const subject = view === "thing" ? thing : view === "reading" ? about ?? thing : null;
  const detail = subject && (await ask("thing", { iri: subject, filters: state.filters }));
  startLine();
  const made = detail ? [about ? closeButton() : null, ...thingPanel(detail)] : await content();
  if (own !== turn) return;
  told = detail;
  if (told) lightOn(told);
  fill(...made);
  panel.scrollTop = keepScroll ? scrolled : 0;
}

// After a change of the drawing only: its buttons and the light on it. The passages stay as they are, and so does the focus.
export function renewPanel() {
  if (!told) return;
  lightOn(told);
  const old = panel.querySelector(".actions");
  const focused = old.contains(document.activeElement) ? document.activeElement.id : null;
  old.replaceWith(actions(told.iri));
  if (focused) (document.getElementById(focused) ?? document.getElementById("expand")).focus({ preventScroll: true });
}

async function content() {
  const { view, ranked, edge } = state;
  if (view === "ranking") return rankingPanel(ranked);
  if (view === "edge") return edgePanel(...edge);
  if (view === "path") return pathPanel();
  return overviewPanel();
}

// On a telephone the text has the whole window, until a reference in it is opened.
function closeButton() {
  return button(say("closeAbout"), () => go({ about: null }), { class: "tool", id: "close-about" });
}

// The overview as text: the documents, and of each kind what is referred to most.
async function overviewPanel() {
  light(null);
  const { figures, groups } = await ask("overview", { filters: state.filters });
  const ranked = new Map(groups.map(({ kind, iris, counts }) => [kind, iris.map((iri, at) => [iri, counts[at]]).sort((a, b) => b[1] - a[1])]));
  const blocks = groups.map(({ kind, total }) => section(
    element("button", { type: "button", class: "to-ranking", onclick: () => go({ view: "ranking", ranked: kind }) }, kindName(kind, true), element("span", { class: "count" }, say("number", total))),
    bars(ranked.get(kind), kind === "document" ? 8 : 5)));
  return [
    element("h2", {}, say(groups[0]?.kind === "document" ? "startTitle" : "startTitleTriples")),
    summary(figures, ranked),
    element("p", { class: "lead" }, say("start")),
    ...blocks,
    groups.length ? null : element("p", {}, say("nothingHolds")),
    CONFIG.queries ? section(say("moreWays"), element("p", {}, element("a", { href: CONFIG.queries, title: say("readyQueriesHint") }, say("readyQueries")), " · ", element("a", { href: CONFIG.query }, "SPARQL"))) : null,
  ];
}

// The overview in one sentence: how much refers to how much, and most often to what, each of another kind.
function summary({ documents, things, references }, ranked) {
  const most = [...ranked].filter(([kind]) => kind !== "document").map(([, [first]]) => first).sort((a, b) => b[1] - a[1]).slice(0, 3);
  if (!documents || !references || !most.length) return null;
  const named = most.flatMap(([iri, count], at) => [at ? (at === most.length - 1 ? say("and") : ", ") : " ",
    element("a", { href: thingAddress(iri), "data-iri": iri }, card(iri).short ?? card(iri).label), ` (${say("number", count)})`]);
  return element("p", { class: "summary" }, say("summary", documents, things, references), named, ".");
}

async function rankingPanel(kind) {
  light(null);
  const { total, rows } = await ask("ranking", { kind, filters: state.filters, limit: 60 });
  const counted = (some) => (kind === "document" ? some.map(([iri, count]) => [iri, count]) : some);
  const list = bars(counted(rows), 60);
  const parts = [element("p", { class: "kind" }, kindIcon(kind), say("allOfKind")), element("h2", {}, kindName(kind, true)), element("p", { class: "lead" }, say(kind === "document" ? "rankingDocuments" : "ranking", total)), list];
  const addMore = (offset) => {
    if (offset >= total) return;
    const more = button(say("next", Math.min(60, total - offset), total), async () => {
      const next = await ask("ranking", { kind, filters: state.filters, offset, limit: 60 });
      more.parentElement.remove();
      list.append(...bars(counted(next.rows), 60).children);
      addMore(offset + next.rows.length);
    }, { class: "more" });
    list.append(element("li", { class: "rest" }, more));
  };
  addMore(rows.length);
  return parts;
}

function thingPanel(detail) {
  const { iri } = detail;
  const { label, title } = card(iri);
  const sees = card(iri).kind === "document";
  return [
    element("p", { class: "kind" }, kindIcon(card(iri).kind), kindName(card(iri).kind)),
    element("h2", {}, label),
    title ? element("p", { class: "lead" }, detail.facts.find(([key]) => key === "title")?.[1] ?? title) : null,
    isUnit(iri) ? element("p", { class: "place" }, thingButton(card(iri).document), card(iri).line ? element("span", {}, `${say("line")} ${card(iri).line}`) : "") : null,
    actions(iri),
    versions(detail),
    names(detail),
    facts(detail),
    related(detail, true),
    detail.text ? section(say("text"), element("p", { class: "text", tabindex: "0", role: "group", "aria-label": say("text") }, detail.text)) : null,
    isUnit(iri) || (sees && !detail.in.total) ? null : incoming(detail),
    published(detail),
    isUnit(iri) ? seeAlso(detail) : null,
    outgoing(detail),
    isUnit(iri) && detail.in.total ? incoming(detail) : null,
    related(detail, false),
    units(detail),
  ];
}

// What is drawn and belongs to a thing keeps its light; of a unit, what that very unit refers to.
function lightOn(detail) {
  const { iri } = detail;
  const base = drawable(iri);
  if (isUnit(iri)) light(base, new Set([...detail.out.groups, ...detail.in.groups].map(([other]) => drawable(other))));
  else light(base);
}

function actions(iri) {
  const base = drawable(iri);
  const isPinned = drawing.pinned.has(base);
  const act = (work) => async () => { await work(); tellOfStep(); renewPanel(); };
  const depths = [1, 2, 3].map((depth) => button(String(depth), act(() => drawOnly(base, depth)), { id: `only-${depth}`, "aria-label": say("onlyDepth", depth), title: say("onlyDepth", depth) }));
  return element("div", { class: "actions" },
    canRead(iri) ? readButton(iri, null, { class: "main", id: "read" }) : null,
    button(say("expand"), () => expandAndTell(base), { id: "expand", class: canRead(iri) ? "" : "main" }),
    button(say("pathFrom"), () => go({ asking: base }), { id: "path-from" }),
    isShown(base) ? button(say(isPinned ? "unpin" : "pin"), act(() => togglePin(base)), { "aria-pressed": String(isPinned), id: "pin" }) : null,
    isShown(base) ? button(say("collapse"), act(() => remove(base)), { id: "collapse" }) : null,
    element("span", { class: "depths", role: "group", "aria-label": say("focus") }, element("span", {}, say("focus")), depths));
}

function versions({ versions: rows }) {
  if (!rows.length) return null;
  return section(say("versions"), element("ol", { class: "versions" }, rows.map(([name, from, until]) =>
    element("li", {}, element("span", { class: "when" }, `${from || "…"} – ${until || say("now")}`), element("span", {}, name)))));
}

function names({ names: all, versions: rows }) {
  const shown = all.filter((name) => !rows.some(([version]) => version === name));
  if (!shown.length) return null;
  return section(say("names"), shortened(shown.map((name) => () => element("li", {}, name)), 6, element("ul", { class: "names" })));
}

function facts({ iri, facts: all, pages }) {
  const rows = all.filter(([key]) => key !== "title" || !card(iri).title)
    .map(([key, value]) => [element("dt", {}, say(`fact_${key}`)), element("dd", {}, factText(key, value))]);
  const links = pages.map((page) => element("dd", {}, outsideLink(page, page.replace(/^https?:\/\//, ""))));
  if (links.length) rows.push([element("dt", {}, say("outside")), ...links]);
  return rows.length ? section(say("facts"), element("dl", {}, rows)) : null;
}

function factText(key, value) {
  return key === "documentType" ? value.replaceAll("-", " ") : formatDate(value);
}

// Links that rest on no passage: its own ("Uitgever"), or those of others to it ("Gaf uit").
function related({ relations }, isOwn) {
  const groups = relations.filter(({ own }) => own === isOwn);
  if (!groups.length) return null;
  const rows = groups.map(({ relation, own, iris, total }) => {
    const sorted = [...iris].sort((a, b) => card(a).label.localeCompare(card(b).label, "nl", { numeric: true }));
    const rest = total > iris.length ? element("div", { class: "lead" }, say("andMore", total - iris.length)) : "";
    return [element("dt", {}, linkName(relation, own)), element("dd", {}, shortened(sorted.map((other) => () => element("div", {}, thingButton(other))), 4, element("div", {})), rest)];
  });
  return isOwn ? element("dl", { class: "links" }, rows) : section(say("links"), element("dl", {}, rows));
}

export function linkName(relation, isSource) {
  const words = say(`link_${relation}`);
  return typeof words === "string" ? `${isSource ? "" : "← "}${words}` : words[isSource ? 0 : 1];
}

function counted(title, total) {
  return [title, " ", element("span", { class: "count" }, say("number", total))];
}

function incoming(detail) {
  const { total, groups } = detail.in;
  if (!total) return section(say("passagesIn"), element("p", { class: "lead" }, say(Object.keys(state.filters).length ? "nothingHolds" : "noPassages")));
  return section(counted(say("passagesIn"), total), byDocument(groups, { to: detail.iri }));
}

function published(detail) {
  const { total, groups } = detail.published ?? { total: 0 };
  if (!total) return null;
  return section(counted(say("passagesPublished"), total), element("p", { class: "lead" }, say("publishedHint")), byDocument(groups, { publisher: detail.iri }));
}

// An answer that points at another: that comes before everything else it refers to.
function seeAlso({ out }) {
  const seen = out.groups.map(([iri]) => iri).filter((iri) => card(iri).kind === "question");
  if (!seen.length) return null;
  return element("p", { class: "see" }, say("seeAlso"), seen.map((iri) => thingButton(iri)));
}

function outgoing(detail) {
  const { total, unresolved, groups } = detail.out;
  if (!total) return null;
  return section(counted(say("passagesOut"), total), byTarget(detail.iri, groups), unresolved ? unresolvedBlock(detail.iri, unresolved) : null);
}

function units({ units: all }) {
  if (!all.length) return null;
  return element("details", { class: "group" },
    element("summary", {}, element("span", {}, say("units")), element("span", { class: "count" }, say("number", all.length))),
    element("ul", { class: "units" }, all.map((unit) => element("li", {}, thingButton(unit)))));
}

// All passages that one drawn line stands for, in both directions, and relations that rest on none.
async function edgePanel(a, b) {
  const [there, back, both] = await Promise.all([
    ask("passages", { from: a, to: b, filters: state.filters, limit: 1 }),
    ask("passages", { from: b, to: a, filters: state.filters, limit: 1 }),
    ask("drawing", { iris: [a, b], filters: state.filters }),
  ]);
  light(a, new Set([b]));
  const relations = both.edges.filter(([, , , relation]) => !/^(cites|mentions|seeAnswer)/.test(relation));
  return [
    element("p", { class: "kind" }, say("passagesEdge")),
    element("h2", { class: "pair" }, thingButton(a), element("span", { "aria-hidden": "true" }, back.total && !there.total ? "←" : "→"), thingButton(b)),
    there.total ? byDocument([[a, there.total]], { to: b }) : null,
    back.total ? byDocument([[b, back.total]], { to: a }) : null,
    relations.length ? element("dl", { class: "links" }, relations.map(([from, to, , relation]) => [element("dt", {}, linkName(relation, true)), element("dd", {}, thingButton(from), element("span", { "aria-hidden": "true" }, " → "), thingButton(to))])) : null,
  ];
}

// A way between two things, step by step, each with its passages.
async function pathPanel() {
  const [from, to] = state.path;
  const { way } = state;
  light(drawable(from), Object.assign(new Set(way), { isWay: true }));
  const heading = [
    element("p", { class: "kind" }, say("pathKind")),
    element("h2", { class: "pair" }, thingButton(drawable(from)), element("span", { "aria-hidden": "true" }, "→"), thingButton(drawable(to))),
  ];
  if (!way.length) return [...heading, element("p", { class: "lead" }, say("noPath"))];
  const asked = way.slice(1).map((to, at) => askStep(way[at], to));
  const steps = (await Promise.all(asked)).map(stepItem);
  return [...heading, element("p", { class: "lead" }, say("pathSteps", steps.length)), element("ol", { class: "steps" }, steps)];
}

async function askStep(a, b) {
  const { edges } = await ask("drawing", { iris: [a, b], filters: state.filters });
  const [from, to] = edges[0] ?? [a, b];
  return { a, b, edges, from, to, passages: await ask("passages", { from, to, filters: state.filters, limit: 1 }) };
}

function stepItem({ a, b, edges, from, to, passages }) {
  const relations = edges.filter(([, , , relation]) => !/^(cites|mentions|seeAnswer)/.test(relation)).map(([, , , relation]) => linkName(relation, true));
  return element("li", {},
    element("p", { class: "pair" }, thingButton(a), element("span", { "aria-hidden": "true" }, from === a ? "→" : "←"), thingButton(b)),
    relations.length ? element("p", { class: "lead" }, [...new Set(relations)].join(", ")) : null,
    passages.total ? byDocument([[from, passages.total]], { to }) : null);
}
