// Rows as a network, with the picture of the explorer: two columns are the ends of lines, or the triples are the lines.

import { button, element } from "./elements.js";
import { kindIcon } from "./kinds.js";
import { forceLayout } from "./layout.js";
import { Picture } from "./picture.js";
import { edgesOf, endColumns } from "./results.js";
import { isKnown } from "./source.js";
import { figure, kindName, say } from "./words.js";

const MOST = 200; // nodes
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class ResultNetwork {
  constructor(names, linkOf) {
    Object.assign(this, { names, linkOf, uses: new Map(), edges: [], started: false });
    this.canvas = element("div", { class: "canvas", tabindex: "0", role: "application" });
    this.ends = element("p", { class: "ends" });
    this.about = element("div", { class: "about-node", role: "status", hidden: true });
    this.told = element("p", { class: "told" });
    this.element = element("div", { class: "net" }, this.ends, element("div", { class: "net-stage" }, this.canvas, this.about), this.told);
    this.picture = new Picture(this.canvas, (iri) => ({ ...names.cardOf(iri), uses: this.uses.get(iri) ?? 0 }));
    this.canvas.addEventListener("keydown", (event) => this.useKey(event));
  }

  static fits(found) {
    return endColumns(found).length > 1;
  }

  // The result is laid out when it is looked at, because a place has no size before that.
  async show(found) {
    const columns = endColumns(found);
    this.found = found;
    const chooser = (label, chosen) => {
      const select = element("select", { onchange: () => this.draw() }, columns.map((name) => element("option", { value: name, selected: name === chosen }, name)));
      return [element("label", {}, say(label), " ", select), select];
    };
    const [from, fromSelect] = chooser("endFrom", columns[0]);
    const [to, toSelect] = chooser("endTo", columns[1]);
    Object.assign(this, { fromSelect, toSelect });
    this.ends.replaceChildren(from, to);
    this.ends.hidden = columns.length < 3;
    this.canvas.setAttribute("aria-label", say("networkHint"));
    if (!this.started) {
      this.started = true;
      this.picture.start({ open: (id) => this.choose(id), openEdge: (id) => this.choose(id), expand: (id) => this.open(id), moved: () => {} });
    }
    await this.draw();
  }

  async draw() {
    const { edges, nodes } = edgesOf(this.found, this.fromSelect.value, this.toSelect.value);
    const best = [...nodes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST);
    const drawn = new Map(best);
    await this.names.learn([...drawn.keys()].filter((id) => /^[a-z][a-z\d+.-]*:/i.test(id)));
    this.uses = drawn;
    this.edges = edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to));
    const ids = [...drawn.keys()];
    const anchors = ids.slice(0, Math.max(3, Math.round(ids.length / 12)));
    const places = forceLayout(ids.map((id) => this.picture.roomFor(id)), this.edges.map(({ from, to }) => [from, to]), anchors, this.picture.sheet());
    this.picture.light(null);
    this.picture.show(places, this.edges);
    this.picture.fit();
    this.about.hidden = true;
    this.told.textContent = [say("networkOf", drawn.size, this.edges.length), nodes.size > MOST ? say("networkMost", MOST, nodes.size) : ""].filter(Boolean).join(" · ");
  }

  choose(id) {
    const near = this.edges.filter(({ from, to }) => from === id || to === id);
    this.picture.light(id);
    this.picture.centreOn(id);
    const { kind, label, title } = this.names.cardOf(id);
    const address = this.linkOf(id, isKnown(id));
    const others = near.map((edge) => ({ ...edge, other: edge.from === id ? edge.to : edge.from })).sort((a, b) => b.weight - a.weight);
    this.about.replaceChildren(
      element("p", { class: "kind" }, kindIcon(kind), isKnown(id) ? kindName(kind) : "", button("×", () => this.leave(), { class: "leave", "aria-label": say("closeAbout") })),
      element("h3", {}, label), title ? element("p", {}, title) : "",
      address ? element("p", {}, element("a", { href: address }, say("openThing"))) : "",
      element("h4", {}, `${say("joinedWith")} (${figure(others.length)})`),
      element("ul", {}, others.slice(0, 30).map(({ other, weight, relations }) => element("li", {},
        button(this.names.cardOf(other).label, () => this.choose(other)), " ",
        element("small", {}, [...relations].map((iri) => this.names.short(iri)).join(", ") || (weight > 1 ? figure(weight) : ""))))));
    this.about.hidden = false;
  }

  leave() {
    this.picture.light(null);
    this.about.hidden = true;
    this.canvas.focus();
  }

  open(id) {
    const address = this.linkOf(id, isKnown(id));
    if (address) location.assign(address);
  }

  useKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { chosen } = this.picture;
    if (ARROWS[event.key]) {
      const next = chosen ? this.picture.nodeTowards(chosen, ARROWS[event.key]) : this.picture.firstShown();
      if (next) this.choose(next);
    } else if (event.key === "Enter" && chosen) this.open(chosen);
    else if (event.key === "Escape" && chosen) this.leave();
    else if (event.key === "+" || event.key === "=") this.picture.zoomBy(1.3);
    else if (event.key === "-") this.picture.zoomBy(1 / 1.3);
    else if (event.key === "0") this.picture.fit(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
