// Elements of the page. Text only ever gets in as text, never as HTML.

import { kindIcon } from "./kinds.js";
import { card, isWebAddress } from "./source.js";
import { say } from "./words.js";

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, String(value));
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

export function button(text, onclick, attributes = {}) {
  return element("button", { type: "button", onclick, ...attributes }, text);
}

// A link to another site: only http and https, and that site is not told where the reader came from.
export function outsideLink(address, text = address) {
  if (!isWebAddress(address)) return element("span", {}, text);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

// A button with the name of a thing, that opens it.
export function thingButton(iri, text = "") {
  const { kind, label, title } = card(iri);
  return element("button", { type: "button", class: "thing", "data-iri": iri },
    kindIcon(kind), element("span", {}, text || label, title && !text ? element("small", {}, title) : ""));
}

// A long list shows its first items and a button for the rest.
export function shortened(items, most, parent) {
  parent.append(...items.slice(0, most).map((make) => make()));
  if (items.length > most) {
    const rest = button(say("all", items.length), () => {
      const made = items.slice(most).map((make) => make());
      rest.replaceWith(...made);
      made[0].querySelector("button, a, summary")?.focus();
    }, { class: "more" });
    parent.append(parent.matches("ol, ul") ? element("li", { class: "rest" }, rest) : rest);
  }
  return parent;
}

// A sentence with the words of its references marked; words that were read otherwise stand before it.
export function quotation(sentence, allWords) {
  const lower = sentence.toLowerCase();
  const marks = [];
  const elsewhere = [];
  for (const words of allWords.filter(Boolean)) {
    let at = lower.indexOf(words.toLowerCase());
    while (at >= 0 && marks.some(([from, to]) => at < to && from < at + words.length)) at = lower.indexOf(words.toLowerCase(), at + 1);
    if (at >= 0) marks.push([at, at + words.length]);
    else if (!lower.includes(words.toLowerCase())) elsewhere.push(words);
  }
  marks.sort((a, b) => a[0] - b[0]);
  const quote = element("blockquote", {}, elsewhere.map((words) => [element("mark", {}, words), " — "]));
  let done = 0;
  for (const [from, to] of marks) {
    quote.append(sentence.slice(done, from), element("mark", {}, sentence.slice(from, to)));
    done = to;
  }
  quote.append(sentence.slice(done));
  return quote;
}

// Things with a bar as long as their number: [[iri, references, documents]]; the documents may be left out.
export function bars(rows, most = 12) {
  const longest = Math.max(...rows.map(([, count]) => count), 1);
  const make = ([iri, count, documents]) => () => {
    const bar = element("span", { class: "bar", "aria-hidden": "true" });
    bar.style.setProperty("--share", count / longest);
    bar.style.setProperty("--colour", `var(--kind-${card(iri).kind})`);
    const spread = documents ? element("small", {}, say("inDocuments", documents)) : null;
    return element("li", {}, thingButton(iri), bar, element("span", { class: "count" }, say("number", count), spread));
  };
  return shortened(rows.map(make), most, element("ol", { class: rows[0]?.[2] ? "bars spread" : "bars" }));
}
