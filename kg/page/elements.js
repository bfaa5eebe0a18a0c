// Elements of the page. Text only ever gets in as text, never as HTML.

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, String(value));
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

function button(text, onclick, attributes = {}) {
  return element("button", { type: "button", onclick, ...attributes }, text);
}

// A link to another site: only http and https, and that site is not told where the reader came from.
function outsideLink(address, text = address) {
  if (!isWebAddress(address)) return element("span", {}, text);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

// A button with the name of a thing, that opens it.
function thingButton(thing, text = thing.label) {
  return element(
    "button",
    { type: "button", class: "thing", onclick: () => open(thing) },
    kindIcon(thing.kind),
    element("span", {}, text, thing.subtitle && text === thing.label ? element("small", {}, thing.subtitle) : ""),
  );
}

// A long list shows its first items and a button for the rest.
function shortened(items, most, parent) {
  parent.append(...items.slice(0, most).map((make) => make()));
  if (items.length > most) {
    const rest = button(say("all", items.length), () => {
      rest.replaceWith(...items.slice(most).map((make) => make()));
    }, { class: "more" });
    parent.append(rest);
  }
  return parent;
}

// A sentence with the words of its references marked; words that were read otherwise stand before it.
function quotation(sentence, allWords) {
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
