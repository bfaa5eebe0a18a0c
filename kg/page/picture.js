// A picture of things and lines: vis-network with our own nodes and labels. Every place is given; nothing moves by itself.

import { KIND_FORMS, PAINT, readColours } from "./kinds.js";
import { BELOW, LABEL, drawLabels, placeLabels, wrap } from "./labels.js";

const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, tooltipDelay: 1e9, selectConnectedEdges: false, keyboard: false, multiselect: false, zoomSpeed: 0.7 },
  edges: { smooth: false, arrows: { to: { enabled: true, scaleFactor: 0.38 } }, hoverWidth: 0.8, selectionWidth: 0.8, arrowStrikethrough: false },
};
// Uses of what is drawn largest, when there is nothing that has more: of documents, and of all else.
const LARGE = { document: 60, other: 70 };
const DENSE = 110; // lines
const MANY = 25; // lit things, whose lines must be quiet
const FEW = 10; // documents that always have their label
const measuring = document.createElement("canvas").getContext("2d");

// Nodes shrink less than the drawing does, so that they can still be told apart and hit on a small screen.
function magnification(scale) {
  return Math.max(Math.sqrt(1 / scale), 0.55);
}

export function reducedMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

export class Picture {
  // canvas: the element that it fills; cardOf: IRI -> card; topRoom: pixels above that are not free.
  constructor(canvas, cardOf, topRoom = () => 12) {
    Object.assign(this, { canvas, cardOf, topRoom });
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = null;
    this.chosen = null; // IRI of the drawn thing that is read about
    this.belonging = null; // IRIs of what belongs to it, when that is not just what it is joined with
    this.lit = null; // IRIs of what belongs to it: the rest fades; null: nothing fades
    this.pinned = new Set();
    this.hovered = null;
    this.isOnEdge = false;
    this.isRedrawing = false;
    this.sides = new Map(); // of the labels
    this.most = LARGE;
    this.isDense = false; // so many lines that they must be quiet
    this.labelBoxes = [];
  }

  // on: { open(iri), openEdge(from, to), expand(iri), moved(ids), hoverEdge(from, to) }, the last with nulls when it is left
  start(on) {
    readColours();
    const nodes = { shape: "custom", ctxRenderer: (given) => this.renderNode(given) };
    this.network = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, { ...OPTIONS, nodes });
    const { network } = this;
    this.canvas.firstChild.removeAttribute("tabindex"); // the element itself is the one stop of the Tab key
    network.on("afterDrawing", (context) => this.drawAllLabels(context));
    network.on("hoverNode", ({ node }) => this.setHovered(node));
    network.on("blurNode", () => this.setHovered(null));
    network.on("hoverEdge", ({ edge }) => {
      this.isOnEdge = true;
      const { from, to } = this.edges.get(edge);
      on.hoverEdge?.(from, to);
    });
    network.on("blurEdge", () => {
      this.isOnEdge = false;
      on.hoverEdge?.(null, null);
    });
    network.on("click", ({ nodes: hit, edges: hitEdges, pointer }) => {
      const iri = hit[0] ?? this.labelAt(pointer.DOM.x, pointer.DOM.y);
      if (iri !== undefined) on.open(iri);
      else if (hitEdges.length) on.openEdge(this.edges.get(hitEdges[0]).from, this.edges.get(hitEdges[0]).to);
    });
    network.on("doubleClick", ({ nodes: hit, pointer }) => {
      const iri = hit[0] ?? this.labelAt(pointer.DOM.x, pointer.DOM.y);
      if (iri !== undefined) on.expand(iri);
    });
    network.on("dragEnd", ({ nodes: moved }) => { if (moved.length) on.moved(moved); });
    this.canvas.addEventListener("mousemove", (event) => {
      const box = this.canvas.getBoundingClientRect();
      const isOnLabel = this.labelAt(event.clientX - box.left, event.clientY - box.top) !== undefined;
      this.canvas.dataset.under = this.hovered !== null || isOnLabel ? "node" : this.isOnEdge ? "edge" : "";
    });
  }

  // Once a frame, however much changed.
  redrawSoon() {
    if (this.isRedrawing) return;
    this.isRedrawing = true;
    requestAnimationFrame(() => {
      this.isRedrawing = false;
      this.network.redraw();
    });
  }

  labelAt(x, y) {
    return this.labelBoxes.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.id;
  }

  setHovered(iri) {
    this.hovered = iri;
    this.redrawSoon();
  }

  isSmall() {
    return this.canvas.clientWidth < 520;
  }

  // Sizes by the number of references, up to those of the things that have most in the whole graph.
  sizeBy(cards) {
    const most = (isWanted) => Math.max(...cards.filter(({ kind }) => isWanted(kind === "document")).map(({ uses = 0 }) => uses), 0);
    this.most = { document: Math.max(most((isOne) => isOne), LARGE.document), other: Math.max(most((isOne) => !isOne), LARGE.other) };
  }

  radiusOf(iri) {
    const { kind, uses = 0 } = this.cardOf(iri);
    const isDocument = kind === "document";
    const share = Math.sqrt(Math.min(uses / this.most[isDocument ? "document" : "other"], 1)); // of the area
    return (isDocument ? 12 + 11 * share : 6.5 + 17.5 * share) * (this.isSmall() ? 0.7 : 1);
  }

  labelOf(iri) {
    const { kind, label, short, title } = this.cardOf(iri);
    const name = short ?? label;
    return title && (kind === "document" || kind === "kamerstuk") ? `${name}\n${title}` : name;
  }

  setLabelSizes() {
    const { clientWidth } = this.canvas;
    if (this.isSmall()) Object.assign(LABEL, { size: 11.5, leading: 14, widest: 112, titleLines: 1 });
    else if (clientWidth < 1300) Object.assign(LABEL, { size: 12.5, leading: 15, widest: 168, titleLines: 2 });
    else Object.assign(LABEL, { size: 14.5, leading: 17.5, widest: 210, titleLines: 2 });
  }

  // What a node takes in a layout: radius, and width and height of its label.
  roomFor(iri) {
    this.setLabelSizes();
    const { lines, width } = wrap(measuring, this.labelOf(iri), this.cardOf(iri).kind === "document");
    return { id: iri, radius: this.radiusOf(iri), width, height: lines.length * LABEL.leading };
  }

  isFaint(iri) {
    return this.lit !== null && iri !== this.chosen && !this.lit.has(iri);
  }

  renderNode({ ctx, id, x, y, state }) {
    const form = KIND_FORMS[this.cardOf(id).kind] ?? KIND_FORMS.thing;
    const radius = this.radiusOf(id) * magnification(this.network ? this.network.getScale() : 1);
    const drawNode = () => {
      ctx.save();
      ctx.translate(x - radius, y - radius);
      ctx.scale(radius / 12, radius / 12);
      ctx.globalAlpha = this.isFaint(id) ? 0.4 : 1;
      ctx.lineJoin = "round";
      const isChosen = this.chosen === id;
      ctx.lineWidth = isChosen || state.hover ? 7 : 4;
      ctx.strokeStyle = isChosen ? PAINT.accent : PAINT.paper;
      ctx.stroke(form.outline);
      ctx.fillStyle = form.open ? PAINT.paper : form.colour;
      ctx.fill(form.outline);
      ctx.lineWidth = form.open ? 2.6 : 1;
      ctx.strokeStyle = form.colour;
      ctx.stroke(form.outline);
      if (this.pinned.has(id)) drawPin(ctx);
      ctx.restore();
    };
    return { drawNode, nodeDimensions: { width: 2 * radius, height: 2 * radius } };
  }

  // Nodes as the labels see them: counted in pixels of the screen.
  nodesInPixels() {
    const scale = this.network.getScale();
    const side = this.isWayAcross() ? BELOW : undefined;
    const isFew = this.nodes.get({ filter: ({ id }) => this.cardOf(id).kind === "document" && !this.isFaint(id) }).length <= FEW;
    return Object.entries(this.network.getPositions()).map(([id, place]) => {
      const at = this.network.canvasToDOM(place);
      const { kind, uses = 0 } = this.cardOf(id);
      const isChosen = this.chosen === id || this.hovered === id;
      return {
        id, text: this.labelOf(id), x: at.x, y: at.y,
        radius: this.radiusOf(id) * magnification(scale) * scale,
        importance: (isChosen ? 1e6 : 0) + (this.lit?.has(id) ? 1e5 : 0) + (kind === "document" ? 1e4 : 0) + (this.pinned.has(id) ? 1e4 : 0) + Math.min(uses, 9000),
        side: side !== undefined && this.lit.has(id) ? side : undefined,
        isBold: isChosen || (kind === "document" && !this.isFaint(id)),
        isNeeded: isChosen || (kind === "document" && !this.isFaint(id) && isFew),
        faint: this.isFaint(id) && this.hovered !== id,
      };
    });
  }

  // A way from left to right has its labels below it, where its lines do not run.
  isWayAcross() {
    if (!this.lit?.isWay) return false;
    const places = Object.values(this.network.getPositions([...this.lit].filter((id) => this.isShown(id))));
    const extent = (axis) => Math.max(...places.map((at) => at[axis])) - Math.min(...places.map((at) => at[axis]));
    return places.length > 1 && extent("x") > extent("y");
  }

  view() {
    const isFar = this.network.getScale() < 0.62 && !this.isSmall(); // from far, papers have their number only
    return { left: 2, top: 2, right: this.canvas.clientWidth - 2, bottom: this.canvas.clientHeight - 2, isFar };
  }

  drawAllLabels(context) {
    context.save();
    const ratio = context.canvas.width / this.canvas.clientWidth;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.setLabelSizes();
    this.labelBoxes = drawLabels(context, this.nodesInPixels(), this.view(), this.sides);
    context.restore();
  }

  edgeStyle({ from, to, weight }) {
    const { lit, chosen } = this;
    const touches = lit !== null && ((from === chosen && lit.has(to)) || (to === chosen && lit.has(from)) || (lit.isWay && lit.has(from) && lit.has(to)));
    return {
      id: `${from} ${to}`, from, to, weight,
      width: ((touches ? 1.2 : 0.6) + 0.45 * Math.log2(1 + weight)) * (this.isSmall() ? 0.6 : 1),
      color: { color: touches ? PAINT.accent : PAINT.edge, hover: PAINT.accent, highlight: PAINT.accent, opacity: touches ? (lit.size > MANY ? 0.6 : 1) : lit !== null ? 0.22 : this.isDense ? 0.55 : 1 },
    };
  }

  // Makes the picture show exactly these nodes (Map IRI -> { x, y }) and edges ([{ from, to, weight }]).
  show(places, wanted, pins = new Set()) {
    this.pinned = pins;
    const gone = this.nodes.getIds().filter((id) => !places.has(id));
    this.nodes.remove(gone);
    const fresh = [...places].filter(([id, at]) => {
      const old = this.nodes.get(id);
      return !old || old.x !== at.x || old.y !== at.y;
    });
    this.nodes.update(fresh.map(([id, at]) => ({ id, x: at.x, y: at.y })));
    this.lit = this.litAmong(wanted);
    this.isDense = wanted.length > DENSE;
    const keep = new Set(wanted.map(({ from, to }) => `${from} ${to}`));
    this.edges.remove(this.edges.getIds().filter((id) => !keep.has(id)));
    this.styleEdges(wanted);
    this.redrawSoon();
  }

  // Gives edges their looks; only those that look otherwise than before, since vis-network takes long over each.
  styleEdges(wanted) {
    const changed = wanted.map((edge) => this.edgeStyle(edge)).filter((style) => {
      const old = this.edges.get(style.id);
      return !old || old.weight !== style.weight || old.width !== style.width || old.color.color !== style.color.color || old.color.opacity !== style.color.opacity;
    });
    if (changed.length) this.edges.update(changed);
  }

  // Puts the light on a thing (null: on nothing) and what belongs to it: others, a Set of IRIs, else what it is joined with.
  light(iri, others = null) {
    this.chosen = iri;
    this.belonging = others;
    const drawn = this.edges.get();
    this.lit = this.litAmong(drawn);
    this.styleEdges(drawn);
    this.redrawSoon();
  }

  litAmong(drawn) {
    const { chosen, belonging } = this;
    if (belonging?.isWay) return belonging;
    if (!chosen || !this.isShown(chosen)) return null;
    return belonging ?? new Set(drawn.flatMap(({ from, to }) => (from === chosen ? [to] : to === chosen ? [from] : [])));
  }

  isShown(iri) {
    return this.nodes.get(iri) !== null;
  }

  placesShown() {
    return new Map(Object.entries(this.network.getPositions()).map(([id, at]) => [id, { x: Math.round(at.x), y: Math.round(at.y) }]));
  }

  sheet() {
    return { width: Math.max(this.canvas.clientWidth - 40, 260), height: Math.max(this.canvas.clientHeight - 104, 200) };
  }

  // Everything in view with its labels, below the buttons: the largest scale at which that fits. isBelow: so are the labels.
  fit(animate = false, isBelow = this.isWayAcross()) {
    const { nodes, canvas } = this;
    if (!nodes.length || !canvas.clientWidth) return;
    const rooms = nodes.get().map(({ id, x, y }) => ({ x, y, ...this.roomFor(id) }));
    const area = { left: 12, right: canvas.clientWidth - 12, top: this.topRoom(), bottom: canvas.clientHeight - 34 }; // below it is told how much is drawn
    const fits = (scale) => {
      const extent = extentAt(rooms, scale, isBelow);
      return extent.right - extent.left <= area.right - area.left && extent.bottom - extent.top <= area.bottom - area.top;
    };
    let [low, high] = [0.02, 1.15];
    if (fits(high)) low = high;
    for (let turn = 0; turn < 12; turn += 1) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle;
      else high = middle;
    }
    const extent = extentAt(rooms, low, isBelow);
    const position = {
      x: ((extent.left + extent.right - area.left - area.right + canvas.clientWidth) / 2) / low,
      y: ((extent.top + extent.bottom - area.top - area.bottom + canvas.clientHeight) / 2) / low,
    };
    if (this.shows(position, low)) return;
    this.network.moveTo({ position, scale: low, animation: animate && !reducedMotion() ? { duration: 220, easingFunction: "easeInOutQuad" } : false });
  }

  // Whether that is in view already, but for a few pixels: then nothing need move.
  shows(position, scale) {
    const now = this.network.getViewPosition();
    const isNear = (axis) => Math.abs(now[axis] - position[axis]) * scale < 6;
    return Math.abs(this.network.getScale() / scale - 1) < 0.02 && isNear("x") && isNear("y");
  }

  centreOn(iri) {
    if (!this.isShown(iri) || !this.canvas.clientWidth) return;
    const at = this.network.canvasToDOM(this.network.getPosition(iri));
    const isInView = at.x > 40 && at.y > 50 && at.x < this.canvas.clientWidth - 40 && at.y < this.canvas.clientHeight - 40;
    if (!isInView) this.network.focus(iri, { scale: Math.max(this.network.getScale(), 0.7), animation: reducedMotion() ? false : { duration: 220 } });
  }

  zoomBy(factor) {
    this.network.moveTo({ scale: Math.min(Math.max(this.network.getScale() * factor, 0.08), 5) });
  }

  // The shown node nearest to another one in a direction: for the arrow keys.
  nodeTowards(iri, [dx, dy]) {
    const from = this.network.getPosition(iri);
    let best = null;
    for (const { id } of this.nodes.get()) {
      if (id === iri) continue;
      const at = this.network.getPosition(id);
      const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
      const aside = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
      if (along <= 0) continue;
      const cost = along + 2 * aside;
      if (!best || cost < best.cost) best = { id, cost };
    }
    return best?.id;
  }

  firstShown() {
    return this.nodes.getIds()[0];
  }

  // The nodes and labels of the picture in pixels, for an export.
  inPixels() {
    this.setLabelSizes();
    const nodes = this.nodesInPixels();
    const at = new Map(nodes.map((node) => [node.id, node]));
    const everywhere = { ...this.view(), left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };
    return { nodes, labels: placeLabels(measuring, nodes, everywhere, new Map(this.sides)), edges: this.edges.get(), at };
  }

  recolour() {
    readColours();
    if (!this.network) return;
    this.styleEdges(this.edges.get());
    this.redrawSoon();
  }
}

function drawPin(ctx) {
  ctx.beginPath();
  ctx.arc(20.5, 3.5, 4.5, 0, 2 * Math.PI);
  ctx.fillStyle = PAINT.ink;
  ctx.strokeStyle = PAINT.paper;
  ctx.lineWidth = 2;
  ctx.fill();
  ctx.stroke();
}

// The rectangle in pixels that nodes take at a scale, with their labels at the right or below.
function extentAt(rooms, scale, isBelow) {
  const extent = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y, radius, width, height } of rooms) {
    const size = radius * magnification(scale) * scale;
    extent.left = Math.min(extent.left, x * scale - (isBelow ? Math.max(size, width / 2) : size));
    extent.right = Math.max(extent.right, x * scale + (isBelow ? Math.max(size, width / 2) : size + 5 + width));
    extent.top = Math.min(extent.top, y * scale - Math.max(size, isBelow ? 0 : height / 2));
    extent.bottom = Math.max(extent.bottom, y * scale + (isBelow ? size + 5 + height : Math.max(size, height / 2)));
  }
  return extent;
}
