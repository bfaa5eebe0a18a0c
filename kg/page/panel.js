// The panel beside the drawing: what is known of a thing, and every passage that refers to it.

const panel = document.getElementById("panel");

function fillPanel(...children) {
  panel.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

function section(title, ...children) {
  return element("section", {}, element("h3", {}, title), ...children);
}

// The overview as text: the documents, and of each kind what is mentioned most.
function overviewPanel() {
  const tops = ["report", "programme", "ministry", "body", "law", "kamerstuk", "motion", "thing"].map((kind) => [kind, ranking(kind).filter((thing) => thing.uses)]);
  const documents = ranking("document");
  return [
    element("h2", {}, say(documents.length ? "startTitle" : "startTitleTriples")),
    element("p", { class: "lead" }, say("start")),
    documents.length ? section(say("documents"), bars(documents)) : null,
    ...tops.filter(([, things]) => things.length).map(([kind, things]) => section(kindName(kind, true), bars(things, 5))),
  ];
}

// Things with a bar as long as their number of references.
function bars(things, most = 12) {
  const longest = Math.max(...things.map((thing) => thing.uses), 1);
  const make = (thing) => () => {
    const bar = element("span", { class: "bar", "aria-hidden": "true" });
    bar.style.setProperty("--share", thing.uses / longest);
    bar.style.setProperty("--colour", `var(--kind-${thing.kind})`);
    return element("li", {}, thingButton(thing), bar, element("span", { class: "count", title: say("refers", thing.uses) }, figure(thing.uses)));
  };
  return shortened(things.map(make), most, element("ol", { class: "bars" }));
}

function kindPanel(kind) {
  return [element("h2", {}, kindName(kind, true)), element("p", { class: "lead" }, say("ranking", ranking(kind).length)), bars(ranking(kind), 60)];
}

function thingPanel(thing) {
  return [
    element("p", { class: "kind" }, kindIcon(thing.kind), kindName(thing.kind)),
    element("h2", {}, thing.label),
    thing.subtitle ? element("p", { class: "lead" }, thing.facts.find(([key]) => key === "title")[1]) : null,
    thing.isUnit ? element("p", { class: "place" }, thingButton(THINGS[thing.document]), thing.line ? element("span", {}, `${say("line")} ${thing.line}`) : "") : null,
    actions(thing),
    versions(thing),
    names(thing),
    facts(thing),
    related(thing, true),
    thing.text ? section(say("text"), element("p", { class: "text" }, thing.text)) : null,
    thing.kind === "document" ? null : passagesIn(thing),
    passagesOut(thing),
    thing.kind === "document" && thing.passagesIn.length ? passagesIn(thing) : null,
    related(thing, false),
    units(thing),
  ];
}

function actions(thing) {
  const base = drawable(thing);
  const isDrawn = nodes.get(base.number) !== null;
  return element("p", { class: "actions" },
    isDrawn ? null : button(say("show"), () => { show(base); refresh(); centreOn(base); }),
    button(say("expand"), () => expandAndTell(base), { id: "expand" }),
    button(say("focus"), () => { showOnly(base); refresh(); }),
    isDrawn && !thing.isUnit ? button(say("collapse"), () => { removeNode(base.number); refresh(); }) : null,
  );
}

function versions(thing) {
  if (!thing.versions.length) return null;
  const rows = thing.versions.map(([name, from, until]) =>
    element("li", {}, element("span", { class: "when" }, `${from || "…"} – ${until || say("now")}`), element("span", {}, name)));
  return section(say("versions"), element("ol", { class: "versions" }, rows));
}

function names(thing) {
  const shown = thing.names.filter((name) => !thing.versions.some(([version]) => version === name));
  if (!shown.length) return null;
  return section(say("names"), shortened(shown.map((name) => () => element("li", {}, name)), 6, element("ul", { class: "names" })));
}

function facts(thing) {
  if (!thing.facts.length && !thing.pages.length) return null;
  const rows = thing.facts.filter(([key]) => key !== "title" || !thing.subtitle)
    .map(([key, value]) => [element("dt", {}, say(`fact_${key}`)), element("dd", {}, factText(key, value))]);
  const pages = thing.pages.map((page) => element("dd", {}, outsideLink(page, page.replace(/^https?:\/\//, ""))));
  if (pages.length) rows.push([element("dt", {}, say("outside")), ...pages]);
  return section(say("facts"), element("dl", {}, rows));
}

function factText(key, value) {
  if (key === "documentType") return value.replaceAll("-", " ");
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const date = new Date(`${value}T12:00:00Z`);
  return Number.isNaN(date.getTime()) ? value : date.toLocaleDateString(language === "nl" ? "nl-NL" : "en-GB", { day: "numeric", month: "long", year: "numeric" });
}

// Links that rest on no passage: its own ("Uitgever"), or those of others to it ("Gaf uit").
function related(thing, isOwn) {
  const groups = new Map();
  for (const [relation, other, isSource] of thing.links) {
    if (isSource !== isOwn) continue;
    const title = linkName(relation, isSource);
    if (!groups.has(title)) groups.set(title, []);
    groups.get(title).push(other);
  }
  if (!groups.size) return null;
  const rows = [...groups].map(([title, others]) => [
    element("dt", {}, title),
    shortened(others.map((other) => () => element("div", {}, thingButton(other))), 4, element("dd", {})),
  ]);
  return isOwn ? element("dl", { class: "links" }, rows) : section(say("links"), element("dl", {}, rows));
}

function linkName(relation, isSource) {
  const words = say(`link_${relation}`);
  return typeof words === "string" ? `${isSource ? "" : "← "}${words}` : words[isSource ? 0 : 1];
}

function passagesIn(thing) {
  const count = thing.passagesIn.length;
  if (!count) return section(say("passagesIn"), element("p", { class: "lead" }, say("noPassages")));
  return section(`${say("passagesIn")} (${figure(count)})`, byDocument(thing.passagesIn));
}

// Passages in a block for each document, in reading order; the document with most comes first.
function byDocument(passages) {
  const groups = new Map();
  for (const passage of passages) {
    const document = drawable(passage.source);
    if (!groups.has(document)) groups.set(document, []);
    groups.get(document).push(passage);
  }
  const ranked = [...groups].sort((a, b) => b[1].length - a[1].length || a[0].number - b[0].number);
  return ranked.map(([document, own], index) =>
    element("details", { open: index < 3, class: "group" },
      element("summary", {}, kindIcon(document.kind), element("span", {}, document.label, document.subtitle ? element("small", {}, document.subtitle) : ""), element("span", { class: "count" }, figure(own.length))),
      passageItems(own, 8),
    ));
}

// Passages of one sentence are one item, with all their words marked.
function bySentence(passages) {
  const groups = new Map();
  for (const passage of passages) {
    const key = JSON.stringify([passage.source.number, passage.sentence, passage.footnote, passage.reason, passage.candidates.length]);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(passage);
  }
  return [...groups.values()];
}

function passageItems(passages, most) {
  return shortened(bySentence(passages).map((own) => () => passageItem(own)), most, element("div", { class: "passages" }));
}

function passageItem(passages) {
  const [{ source, sentence, footnote, line, reason, candidates }] = passages;
  const where = [
    element("button", { type: "button", class: "where", onclick: () => open(source) }, source.isUnit ? source.label : say("body")),
    footnote ? `${say("footnote")} ${footnote}` : null,
    line ? `${say("line")} ${line}` : null,
  ].filter(Boolean).flatMap((each, index) => (index ? [" · ", each] : [each]));
  return element("article", { class: "passage" },
    quotation(sentence, passages.map((passage) => passage.words)),
    reason ? element("p", { class: "reason" }, element("strong", {}, say("unresolved")), `: ${reason}`) : null,
    candidates.length ? element("p", { class: "reason" }, `${say("ambiguous")}: `, candidates.map((each) => thingButton(each))) : null,
    element("p", { class: "source" }, where),
  );
}

// What a document or unit refers to: a block for each kind, in it each thing with its passages.
function passagesOut(thing) {
  if (!thing.passagesOut.length) return null;
  const targets = new Map();
  for (const passage of thing.passagesOut) {
    if (!passage.target) continue;
    if (!targets.has(passage.target)) targets.set(passage.target, []);
    targets.get(passage.target).push(passage);
  }
  const kinds = DATA.kinds.map((kind) => [kind, [...targets].filter(([target]) => target.kind === kind).sort((a, b) => b[1].length - a[1].length || a[0].number - b[0].number)]);
  const blocks = kinds.filter(([, own]) => own.length).map(([kind, own]) =>
    element("details", { open: thing.isUnit, class: "group" },
      element("summary", {}, kindIcon(kind), element("span", {}, kindName(kind, true)), element("span", { class: "count" }, figure(own.length))),
      shortened(own.map(([target, passages]) => () => targetItem(target, passages, thing.isUnit)), 20, element("div", { class: "passages" })),
    ));
  const unresolved = thing.passagesOut.filter((passage) => !passage.target);
  if (unresolved.length) blocks.push(element("details", { class: "group" },
    element("summary", {}, element("span", {}, say("unresolved")), element("span", { class: "count" }, figure(unresolved.length))),
    element("p", { class: "lead" }, say("unresolvedHint")),
    passageItems(unresolved, 20)));
  return section(`${say("passagesOut")} (${figure(thing.passagesOut.length)})`, blocks);
}

function targetItem(target, passages, isOpen) {
  return element("div", { class: "target" },
    thingButton(target),
    element("details", { open: isOpen },
      element("summary", {}, say("refers", passages.length)),
      passageItems(passages, 8)));
}

function units(thing) {
  if (!thing.units.length) return null;
  return element("details", { class: "group" },
    element("summary", {}, element("span", {}, say("units")), element("span", { class: "count" }, figure(thing.units.length))),
    element("ul", { class: "units" }, thing.units.map((unit) => element("li", {}, thingButton(unit)))));
}

function edgePanel(a, b) {
  return [
    element("p", { class: "kind" }, say("passagesEdge")),
    element("h2", { class: "pair" }, thingButton(a), element("span", { "aria-hidden": "true" }, "→"), thingButton(b)),
    ...byDocument(passagesBetween(a, b)),
    ...[true, false].map((isOwn) => related({ links: [a, ...a.units].flatMap((each) => each.links.filter(([, other]) => drawable(other) === b)) }, isOwn)),
  ];
}
