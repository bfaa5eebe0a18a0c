// Reading: a document as a page. In a single file they are inert templates that kg/reading/ made; kg serve has pages.

import { button, element } from "./elements.js";
import { CONFIG, card, drawable } from "./source.js";
import { go, state } from "./state.js";
import { say } from "./words.js";

const stage = document.getElementById("reading");

function templateOf(iri) {
  const document_ = drawable(iri);
  return [...document.querySelectorAll("template[data-document]")].find((each) => each.dataset.document === document_) ?? null;
}

// The anchor of a place in the text: of a passage `c44d64d15f28f`, of a unit its name; of a document itself "".
function anchorOf(iri, passage) {
  return passage?.anchor ?? card(iri).unit ?? "";
}

function servedAddress(iri, passage) {
  const id = drawable(iri).split("/").pop();
  const anchor = anchorOf(iri, passage);
  return `${CONFIG.reading}${id}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;
}

export function canRead(iri) {
  const { kind } = card(drawable(iri));
  return kind === "document" && Boolean(CONFIG.reading || templateOf(iri));
}

// A button or link that leads to a unit, or to the place of a passage, in its text; null where there is no text.
export function readButton(iri, passage = null, attributes = { class: "doing-one" }) {
  if (!canRead(iri)) return null;
  if (CONFIG.reading) return element("a", { href: servedAddress(iri, passage), ...attributes }, say("read"));
  return button(say("read"), () => go({ view: "reading", thing: iri, passage }), attributes);
}

export function showReading() {
  const isReading = state.view === "reading";
  const isNew = isReading === stage.hidden; // what has the focus disappears: it goes where one reads on
  document.body.dataset.view = state.view;
  document.body.toggleAttribute("data-about", Boolean(state.about));
  stage.hidden = !isReading;
  document.getElementById("picture").hidden = isReading;
  if (!isReading && isNew) document.getElementById("panel").focus({ preventScroll: true });
  if (!isReading) return;
  const { thing, passage } = state;
  const template = templateOf(thing);
  if (!template) {
    stage.replaceChildren(element("p", {}, say("noReading")));
    return;
  }
  if (stage.dataset.document !== template.dataset.document) {
    stage.dataset.document = template.dataset.document;
    const { label, title } = card(drawable(thing));
    stage.replaceChildren(
      element("div", { class: "reading-head" }, button(say("backToNetwork"), () => go({ view: "thing" }), { class: "tool", id: "leave-reading" }),
        element("p", {}, element("strong", {}, label), title ? ` ${title}` : "")),
      element("div", { class: "reading-text", tabindex: "0", role: "region", "aria-label": label }, template.content.cloneNode(true)));
  }
  jump(anchorOf(thing, passage));
  if (isNew) stage.querySelector(".reading-text").focus({ preventScroll: true });
}

// Brings a place into view and marks it.
function jump(anchor) {
  const text = stage.querySelector(".reading-text");
  for (const old of text.querySelectorAll("[data-here]")) delete old.dataset.here;
  const place = anchor && text.querySelector(`[id="${CSS.escape(anchor)}"]`);
  if (!place) {
    text.scrollTop = 0;
    return;
  }
  place.dataset.here = "";
  for (let around = place; around; around = around.parentElement) if (around.tagName === "DETAILS") around.open = true;
  const [own, box] = [place.getBoundingClientRect(), text.getBoundingClientRect()];
  const above = own.height > box.height / 2 ? 24 : (box.height - own.height) / 3;
  text.scrollTop += own.top - box.top - above;
}

// Clicks in the text: a reference opens what it refers to, a link within the document jumps.
export function startReading() {
  stage.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    const { iri, doc, anchor } = link.dataset;
    const href = link.getAttribute("href");
    if (!iri && !doc && !href.startsWith("#")) return; // a link to another site
    event.preventDefault();
    const own = decodeURIComponent(anchor ?? href.slice(1));
    if (stage.querySelector(`[id="${CSS.escape(own)}"]`)) jump(own);
    else if (iri) go({ about: iri });
    else if (doc && doc !== stage.dataset.document) go({ view: "reading", thing: doc, passage: { anchor } });
  });
}
