// The picture: vis-network with our own nodes and labels. Every place is given; nothing moves by itself.

import { KIND_FORMS, PAINT, readColours } from "./kinds.js";
import { LABEL, drawLabels, labelAt, placeLabels, wrap } from "./labels.js";
import { card } from "./source.js";

export const canvas = document.getElementById("canvas");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
let network = null;
let chosen = null; // IRI of the drawn thing that the panel is about
let lit = null; // IRIs of what belongs to it: the rest fades; null: nothing fades
let pinned = new Set();
let hovered = null;
let isOnEdge = false;

const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, tooltipDelay: 1e9, selectConnectedEdges: false, keyboard: false, multiselect: false, zoomSpeed: 0.7 },
  nodes: { shape: "custom", ctxRenderer: renderNode },
  edges: { smooth: false, arrows: { to: { enabled: true, scaleFactor: 0.38 } }, hoverWidth: 0.8, selectionWidth: 0.8, arrowStrikethrough: false },
};

let isRedrawing = false;

// Once a frame, however much changed.
function redrawSoon() {
  if (isRedrawing) return;
  isRedrawing = true;
  requestAnimationFrame(() => {
    isRedrawing = false;
    network.redraw();
  });
}

export function isSmall() {
  return canvas.clientWidth < 520;
}

export function radiusOf(iri) {
  const { kind, uses = 0 } = card(iri);
  const radius = Math.min(6.5 + 2.1 * Math.sqrt(uses), 24);
  return (kind === "document" ? Math.min(Math.max(14, radius), 20) : radius) * (isSmall() ? 0.7 : 1);
}

// Nodes shrink less than the drawing does, so that they can still be told apart and hit on a small screen.
function magnification(scale) {
  return Math.max(Math.sqrt(1 / scale), 0.55);
}

export function labelOf(iri) {
  const { kind, label, short, title } = card(iri);
  const name = short ?? label;
  return title && (kind === "document" || kind === "kamerstuk") ? `${name}\n${title}` : name;
}

function setLabelSizes() {
  Object.assign(LABEL, isSmall() ? { size: 11.5, leading: 14, widest: 112, titleLines: 1 } : { size: 12.5, leading: 15, widest: 168, titleLines: 2 });
}

const measuring = document.createElement("canvas").getContext("2d");

// What a node takes in a layout: radius, and width and height of its label.
export function roomFor(iri) {
  setLabelSizes();
  const { lines, width } = wrap(measuring, labelOf(iri), card(iri).kind === "document");
  return { id: iri, radius: radiusOf(iri), width, height: lines.length * LABEL.leading };
}

function isFaint(iri) {
  return lit !== null && iri !== chosen && !lit.has(iri);
}

function renderNode({ ctx, id, x, y, state }) {
  const form = KIND_FORMS[card(id).kind] ?? KIND_FORMS.thing;
  const radius = radiusOf(id) * magnification(network ? network.getScale() : 1);
  const drawNode = () => {
    ctx.save();
    ctx.translate(x - radius, y - radius);
    ctx.scale(radius / 12, radius / 12);
    ctx.globalAlpha = isFaint(id) ? 0.3 : 1;
    ctx.lineJoin = "round";
    const isChosen = chosen === id;
    ctx.lineWidth = isChosen || state.hover ? 7 : 4;
    ctx.strokeStyle = isChosen ? PAINT.accent : PAINT.paper;
    ctx.stroke(form.outline);
    ctx.fillStyle = form.open ? PAINT.paper : form.colour;
    ctx.fill(form.outline);
    ctx.lineWidth = form.open ? 2.6 : 1;
    ctx.strokeStyle = form.colour;
    ctx.stroke(form.outline);
    if (pinned.has(id)) drawPin(ctx);
    ctx.restore();
  };
  return { drawNode, nodeDimensions: { width: 2 * radius, height: 2 * radius } };
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

// Nodes as the labels see them: counted in pixels of the screen.
function nodesInPixels() {
  const scale = network.getScale();
  return Object.entries(network.getPositions()).map(([id, place]) => {
    const at = network.canvasToDOM(place);
    const { kind, uses = 0 } = card(id);
    const isChosen = chosen === id || hovered === id;
    return {
      id, text: labelOf(id), x: at.x, y: at.y,
      radius: radiusOf(id) * magnification(scale) * scale,
      importance: (isChosen ? 1e6 : 0) + (lit?.has(id) ? 1e5 : 0) + (kind === "document" ? 1e4 : 0) + (pinned.has(id) ? 1e4 : 0) + Math.min(uses, 9000),
      strong: isChosen || (kind === "document" && !isFaint(id) && nodes.length < 120),
      faint: isFaint(id) && hovered !== id,
    };
  });
}

function view() {
  const isFar = network.getScale() < 0.62 && !isSmall(); // from far, papers have their number only
  return { left: 2, top: 2, right: canvas.clientWidth - 2, bottom: canvas.clientHeight - 2, isFar };
}

function drawAllLabels(context) {
  context.save();
  const ratio = context.canvas.width / canvas.clientWidth;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  setLabelSizes();
  drawLabels(context, nodesInPixels(), view());
  context.restore();
}

function edgeStyle({ from, to, weight }) {
  const touches = lit !== null && ((from === chosen && lit.has(to)) || (to === chosen && lit.has(from)) || (lit.isWay && lit.has(from) && lit.has(to)));
  return {
    id: `${from} ${to}`, from, to, weight,
    width: ((touches ? 1.2 : 0.6) + 0.45 * Math.log2(1 + weight)) * (isSmall() ? 0.6 : 1),
    color: { color: touches ? PAINT.accent : PAINT.edge, hover: PAINT.accent, highlight: PAINT.accent, opacity: lit !== null && !touches ? 0.22 : 1 },
  };
}

// Makes the picture show exactly these nodes (Map IRI -> { x, y }) and edges ([{ from, to, weight }]).
export function show(places, wanted, pins) {
  pinned = pins;
  const gone = nodes.getIds().filter((id) => !places.has(id));
  nodes.remove(gone);
  const fresh = [...places].filter(([id, at]) => {
    const old = nodes.get(id);
    return !old || old.x !== at.x || old.y !== at.y;
  });
  nodes.update(fresh.map(([id, at]) => ({ id, x: at.x, y: at.y })));
  const styles = wanted.map(edgeStyle);
  const keep = new Set(styles.map((edge) => edge.id));
  edges.remove(edges.getIds().filter((id) => !keep.has(id)));
  edges.update(styles);
  redrawSoon();
}

// Puts the light on a thing and what belongs to it (a Set of IRIs, or null for none).
export function light(iri, others) {
  chosen = iri;
  lit = iri && nodes.get(iri) ? others : others?.isWay ? others : null;
  edges.update(edges.get().map(edgeStyle));
  redrawSoon();
}

export function isShown(iri) {
  return nodes.get(iri) !== null;
}

export function shownEdges() {
  return edges.get().map(({ from, to, weight }) => ({ from, to, weight }));
}

export function placesShown() {
  return new Map(Object.entries(network.getPositions()).map(([id, at]) => [id, { x: Math.round(at.x), y: Math.round(at.y) }]));
}

export function sheet() {
  return { width: Math.max(canvas.clientWidth - 40, 260), height: Math.max(canvas.clientHeight - 84, 220) };
}

// Everything in view with its labels, below the buttons: the largest scale at which that fits.
export function fit(animate = false) {
  if (!nodes.length || !canvas.clientWidth) return;
  const rooms = nodes.get().map(({ id, x, y }) => ({ x, y, ...roomFor(id) }));
  const area = { left: 12, right: canvas.clientWidth - 12, top: (isSmall() ? 50 : 58) + document.getElementById("chips").offsetHeight, bottom: canvas.clientHeight - 14 };
  const fits = (scale) => {
    const extent = extentAt(rooms, scale);
    return extent.right - extent.left <= area.right - area.left && extent.bottom - extent.top <= area.bottom - area.top;
  };
  let [low, high] = [0.02, 1.15];
  if (fits(high)) low = high;
  for (let turn = 0; turn < 12; turn += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  const extent = extentAt(rooms, low);
  const position = {
    x: ((extent.left + extent.right - area.left - area.right + canvas.clientWidth) / 2) / low,
    y: ((extent.top + extent.bottom - area.top - area.bottom + canvas.clientHeight) / 2) / low,
  };
  network.moveTo({ position, scale: low, animation: animate && !reducedMotion() ? { duration: 220, easingFunction: "easeInOutQuad" } : false });
}

// The rectangle in pixels that nodes take at a scale, with their labels at the right.
function extentAt(rooms, scale) {
  const extent = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y, radius, width, height } of rooms) {
    const size = radius * magnification(scale) * scale;
    extent.left = Math.min(extent.left, x * scale - size);
    extent.right = Math.max(extent.right, x * scale + size + 5 + width);
    extent.top = Math.min(extent.top, y * scale - Math.max(size, height / 2));
    extent.bottom = Math.max(extent.bottom, y * scale + Math.max(size, height / 2));
  }
  return extent;
}

export function reducedMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

export function centreOn(iri) {
  if (!isShown(iri) || !canvas.clientWidth) return;
  const at = network.canvasToDOM(network.getPosition(iri));
  const isInView = at.x > 40 && at.y > 50 && at.x < canvas.clientWidth - 40 && at.y < canvas.clientHeight - 40;
  if (!isInView) network.focus(iri, { scale: Math.max(network.getScale(), 0.7), animation: reducedMotion() ? false : { duration: 220 } });
}

export function zoomBy(factor) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.08), 5) });
}

// The shown node nearest to another one in a direction: for the arrow keys.
export function nodeTowards(iri, [dx, dy]) {
  const from = network.getPosition(iri);
  let best = null;
  for (const { id } of nodes.get()) {
    if (id === iri) continue;
    const at = network.getPosition(id);
    const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
    const aside = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
    if (along <= 0) continue;
    const cost = along + 2 * aside;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}

export function firstShown() {
  return nodes.getIds()[0];
}

// The nodes and labels of the picture in pixels, for an export.
export function pictureInPixels() {
  setLabelSizes();
  const inPixels = nodesInPixels();
  const at = new Map(inPixels.map((node) => [node.id, node]));
  return { nodes: inPixels, labels: placeLabels(measuring, inPixels, { ...view(), left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 }), edges: edges.get(), at, pinned };
}

export function recolour() {
  readColours();
  if (!network) return;
  edges.update(edges.get().map(edgeStyle));
  redrawSoon();
}

// on: { open(iri), openEdge(from, to), expand(iri), moved(ids), menu(iri, x, y) }
export function startNetwork(on) {
  readColours();
  network = new vis.Network(canvas, { nodes, edges }, OPTIONS);
  network.on("afterDrawing", drawAllLabels);
  network.on("hoverNode", ({ node }) => setHovered(node));
  network.on("blurNode", () => setHovered(null));
  network.on("hoverEdge", () => { isOnEdge = true; });
  network.on("blurEdge", () => { isOnEdge = false; });
  network.on("click", ({ nodes: hit, edges: hitEdges, pointer }) => {
    const iri = hit[0] ?? labelAt(pointer.DOM.x, pointer.DOM.y);
    if (iri !== undefined) on.open(iri);
    else if (hitEdges.length) on.openEdge(edges.get(hitEdges[0]).from, edges.get(hitEdges[0]).to);
  });
  network.on("doubleClick", ({ nodes: hit, pointer }) => {
    const iri = hit[0] ?? labelAt(pointer.DOM.x, pointer.DOM.y);
    if (iri !== undefined) on.expand(iri);
  });
  network.on("dragEnd", ({ nodes: moved }) => { if (moved.length) on.moved(moved); });
  canvas.addEventListener("mousemove", (event) => {
    const box = canvas.getBoundingClientRect();
    const isOnLabel = labelAt(event.clientX - box.left, event.clientY - box.top) !== undefined;
    canvas.dataset.under = hovered !== null || isOnLabel ? "node" : isOnEdge ? "edge" : "";
  });
}

function setHovered(iri) {
  hovered = iri;
  redrawSoon();
}
