// The drawing: vis-network with our own nodes and labels. Places come from the page or are worked out here; nothing moves by itself.

const canvas = document.getElementById("canvas");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const hidden = new Set(); // kinds that are switched off
let network = null;
let chosen = null; // the drawn thing that the panel is about
let lit = new Set(); // numbers of what it refers to or is referred to by: the rest fades
let hovered = null; // number of the node under the mouse
let isOnEdge = false;

const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, tooltipDelay: 1e9, selectConnectedEdges: false, keyboard: false, multiselect: false },
  nodes: { shape: "custom", ctxRenderer: renderNode },
  edges: { smooth: false, arrows: { to: { enabled: true, scaleFactor: 0.45 } }, hoverWidth: 0.6, selectionWidth: 0.8 },
};

function radiusOf(thing) {
  const radius = Math.min(6.5 + 2.1 * Math.sqrt(thing.uses), 24);
  return (thing.kind === "document" ? Math.max(15, radius) : radius) * (isSmall() ? 0.7 : 1);
}

// Nodes shrink less than the drawing does, so that they can still be told apart and hit on a small screen.
function magnification(scale) {
  return Math.max(Math.sqrt(1 / scale), 0.55);
}

function isFaint(number) {
  if (!chosen || !nodes.get(chosen.number)) return false;
  return number !== chosen.number && !lit.has(number);
}

function renderNode({ ctx, id, x, y, state }) {
  const thing = THINGS[id];
  const form = KIND_FORMS[thing.kind];
  const radius = radiusOf(thing) * magnification(network ? network.getScale() : 1);
  const drawNode = () => {
    ctx.save();
    ctx.translate(x - radius, y - radius);
    ctx.scale(radius / 12, radius / 12);
    ctx.globalAlpha = isFaint(id) ? 0.3 : 1;
    ctx.lineJoin = "round";
    const isChosen = chosen && chosen.number === id;
    ctx.lineWidth = isChosen || state.hover ? 7 : 4;
    ctx.strokeStyle = isChosen ? PAINT.accent : PAINT.paper;
    ctx.stroke(form.outline);
    ctx.fillStyle = form.open ? PAINT.paper : form.colour;
    ctx.fill(form.outline);
    ctx.lineWidth = form.open ? 2.6 : 1;
    ctx.strokeStyle = form.colour;
    ctx.stroke(form.outline);
    ctx.restore();
  };
  return { drawNode, nodeDimensions: { width: 2 * radius, height: 2 * radius } };
}

// Lays the labels over the drawing, counted in pixels of the screen.
function drawAllLabels(context) {
  const scale = network.getScale();
  const shown = network.getPositions();
  const drawn = Object.keys(shown).map((id) => {
    const number = Number(id);
    const thing = THINGS[number];
    const at = network.canvasToDOM(shown[id]);
    const isChosen = chosen === thing || hovered === number;
    const isNear = lit.has(number);
    return {
      number, x: at.x, y: at.y,
      radius: radiusOf(thing) * magnification(scale) * scale,
      importance: (isChosen ? 1e6 : 0) + (isNear ? 1e5 : 0) + (thing.kind === "document" ? 1e4 : 0) + thing.uses,
      strong: isChosen || (thing.kind === "document" && !isFaint(number)),
      faint: isFaint(number) && hovered !== number,
    };
  });
  context.save();
  const ratio = context.canvas.width / canvas.clientWidth;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  setLabelSizes();
  const isFar = scale < 0.8 && !isSmall(); // from far, papers have their number only
  drawLabels(context, drawn, { left: 2, top: 2, right: canvas.clientWidth - 2, bottom: canvas.clientHeight - 2, isFar });
  context.restore();
}

function setLabelSizes() {
  Object.assign(LABEL, isSmall() ? { size: 11.5, leading: 14, widest: 112, titleLines: 1 } : { size: 12.5, leading: 15, widest: 168, titleLines: 2 });
}

function edgeId(a, b) {
  return `${a}>${b}`;
}

function edgeStyle(from, to, value) {
  const touches = chosen && ((from === chosen.number && lit.has(to)) || (to === chosen.number && lit.has(from)));
  const isFaded = chosen && nodes.get(chosen.number) && !touches;
  return {
    id: edgeId(from, to), from, to, value: undefined, weight: value,
    width: ((touches ? 1.1 : 0.7) + 0.5 * Math.log2(1 + value)) * (isSmall() ? 0.6 : 1),
    color: { color: touches ? PAINT.accent : PAINT.edge, hover: PAINT.accent, highlight: PAINT.accent, opacity: isFaded ? 0.18 : 1 },
  };
}

// Puts the light on a thing; of a unit on its document, with what that very unit refers to.
function light(thing) {
  chosen = thing && drawable(thing);
  if (!thing) lit = new Set();
  else if (thing.isUnit) lit = new Set([...thing.passagesOut.filter((p) => p.target), ...thing.passagesIn].map((p) => drawable(thing === p.source ? p.target : p.source).number));
  else lit = new Set(thing.neighbours.keys());
}

function repaint() {
  edges.update(edges.get().map((edge) => edgeStyle(edge.from, edge.to, edge.weight)));
  if (network) network.redraw();
}

function isVisible(thing) {
  return !hidden.has(thing.kind);
}

// Adds things at places and joins them with everything that is drawn. Returns how many are new.
function addNodes(places) {
  const fresh = [...places].filter(([number]) => !nodes.get(number));
  nodes.add(fresh.map(([number, at]) => ({ id: number, x: at.x, y: at.y, hidden: !isVisible(THINGS[number]) })));
  const added = [];
  for (const [number] of fresh) {
    for (const other of THINGS[number].neighbours.keys()) if (nodes.get(other)) added.push(...edgesBetween(THINGS[number], THINGS[other]));
  }
  edges.update(added);
  return fresh.length;
}

function edgesBetween(a, b) {
  const count = (from, to) =>
    from.passagesOut.filter((p) => p.target && drawable(p.target) === to).length +
    [from, ...from.units].reduce((sum, each) => sum + each.links.filter(([, other, isSource]) => isSource && drawable(other) === to).length, 0);
  return [[a, b], [b, a]].map(([from, to]) => [from, to, count(from, to)]).filter(([, , n]) => n > 0)
    .map(([from, to, n]) => edgeStyle(from.number, to.number, n));
}

function removeNode(number) {
  edges.remove(edges.get().filter((edge) => edge.from === number || edge.to === number).map((edge) => edge.id));
  nodes.remove(number);
}

function isSmall() {
  return canvas.clientWidth < 520;
}

// Shows the drawing that the page came with: one for a wide window, one for a telephone.
function drawStart() {
  const start = isSmall() ? DATA.narrow : DATA.wide;
  nodes.clear();
  edges.clear();
  nodes.add(start.nodes.map((node) => ({ id: node.id, x: node.x, y: node.y, hidden: !isVisible(THINGS[node.id]) })));
  edges.add(start.edges.map((edge) => edgeStyle(edge.from, edge.to, edge.value)));
}

// Free places around a node, ring after ring, turning by the golden angle: the same every time.
function placesAround(centre, numbers) {
  const origin = nodes.get(centre) || { x: 0, y: 0 };
  const taken = nodes.get().map((node) => ({ x: node.x, y: node.y }));
  const places = new Map();
  let turn = 0;
  for (const number of numbers) {
    for (;;) {
      turn += 1;
      const distance = 110 + 22 * Math.sqrt(turn) * 1.7;
      const at = { x: origin.x + 1.35 * distance * Math.cos(turn * 2.399963), y: origin.y + distance * Math.sin(turn * 2.399963) };
      if (taken.some((other) => Math.abs(other.x - at.x) < 120 && Math.abs(other.y - at.y) < 40) && turn < 4000) continue;
      taken.push(at);
      places.set(number, at);
      break;
    }
  }
  return places;
}

const MOST_NEIGHBOURS = 24; // added at a time

// Draws the strongest neighbours of a thing that are not drawn yet. Returns [added, left over].
function expand(thing) {
  const base = drawable(thing);
  if (!nodes.get(base.number)) show(base);
  const missing = [...base.neighbours].filter(([number]) => !nodes.get(number) && isVisible(THINGS[number]));
  missing.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const added = missing.slice(0, MOST_NEIGHBOURS).map(([number]) => number).sort((a, b) => a - b);
  addNodes(placesAround(base.number, added));
  return [added.length, missing.length - added.length];
}

// Puts a thing into the drawing near one of its neighbours; when none is drawn, with its strongest ones.
function show(thing) {
  const ranked = [...thing.neighbours].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
  const near = ranked.find((number) => nodes.get(number));
  addNodes(placesAround(near === undefined ? -1 : near, [thing.number]));
  if (near === undefined) addNodes(placesAround(thing.number, ranked.slice(0, 8)));
}

// Only a thing and its strongest neighbours.
function showOnly(thing) {
  const base = drawable(thing);
  nodes.clear();
  edges.clear();
  addNodes([[base.number, { x: 0, y: 0 }]]);
  expand(base);
  fit();
}

// Everything in view with its labels, below the buttons: the largest scale at which that fits.
function fit(animate = false) {
  const drawn = nodes.get().filter((node) => !node.hidden);
  if (!drawn.length) return;
  setLabelSizes();
  const context = canvas.querySelector("canvas").getContext("2d");
  const rooms = drawn.map((node) => ({
    x: node.x, y: node.y, radius: radiusOf(THINGS[node.id]),
    label: wrap(context, THINGS[node.id].short, THINGS[node.id].kind === "document").width,
  }));
  const view = { left: 12, right: canvas.clientWidth - 12, top: 56, bottom: canvas.clientHeight - 14 };
  const fits = (scale) => {
    const extent = extentAt(rooms, scale);
    return extent.right - extent.left <= view.right - view.left && extent.bottom - extent.top <= view.bottom - view.top;
  };
  let [low, high] = [0.02, 1.25];
  if (fits(high)) low = high;
  for (let turn = 0; turn < 12; turn += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  const extent = extentAt(rooms, low);
  const position = {
    x: ((extent.left + extent.right - view.left - view.right + canvas.clientWidth) / 2) / low,
    y: ((extent.top + extent.bottom - view.top - view.bottom + canvas.clientHeight) / 2) / low,
  };
  network.moveTo({ position, scale: low, animation: animate && !reducedMotion() ? { duration: 250 } : false });
}

// The rectangle in pixels that nodes take at a scale, with their labels at the right.
function extentAt(rooms, scale) {
  const extent = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y, radius, label } of rooms) {
    const size = radius * magnification(scale) * scale;
    extent.left = Math.min(extent.left, x * scale - size);
    extent.right = Math.max(extent.right, x * scale + size + 5 + label);
    extent.top = Math.min(extent.top, y * scale - Math.max(size, 22));
    extent.bottom = Math.max(extent.bottom, y * scale + Math.max(size, 22));
  }
  return extent;
}

function reducedMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function centreOn(thing) {
  const at = network.canvasToDOM(network.getPosition(thing.number));
  const isInView = at.x > 40 && at.y > 40 && at.x < canvas.clientWidth - 40 && at.y < canvas.clientHeight - 40;
  if (!isInView) network.focus(thing.number, { scale: Math.max(network.getScale(), 0.7), animation: reducedMotion() ? false : { duration: 250 } });
}

function showKind(kind, isShown) {
  if (isShown) hidden.delete(kind);
  else hidden.add(kind);
  nodes.update(nodes.get().map((node) => ({ id: node.id, hidden: !isVisible(THINGS[node.id]) })));
}

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.08), 5) });
}

// The drawn node nearest to another one in a direction: for the arrow keys.
function nodeTowards(number, dx, dy) {
  const from = network.getPosition(number);
  let best = null;
  for (const node of nodes.get()) {
    if (node.id === number || node.hidden) continue;
    const at = network.getPosition(node.id);
    const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
    const aside = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
    if (along <= 0) continue;
    const cost = along + 2 * aside;
    if (!best || cost < best.cost) best = { number: node.id, cost };
  }
  return best && best.number;
}

function startNetwork() {
  readColours();
  network = new vis.Network(canvas, { nodes, edges }, OPTIONS);
  drawStart();
  network.on("afterDrawing", drawAllLabels);
  network.on("hoverNode", ({ node }) => setHovered(node));
  network.on("blurNode", () => setHovered(null));
  network.on("hoverEdge", () => { isOnEdge = true; });
  network.on("blurEdge", () => { isOnEdge = false; });
  network.on("click", ({ nodes: hit, edges: hitEdges, pointer }) => {
    const number = hit.length ? hit[0] : labelAt(pointer.DOM.x, pointer.DOM.y);
    if (number !== undefined) open(THINGS[number]);
    else if (hitEdges.length) openEdge(edges.get(hitEdges[0]));
  });
  network.on("doubleClick", ({ nodes: hit, pointer }) => {
    const number = hit.length ? hit[0] : labelAt(pointer.DOM.x, pointer.DOM.y);
    if (number !== undefined) expandAndTell(THINGS[number]);
  });
  network.on("dragEnd", ({ nodes: moved }) => {
    for (const number of moved) nodes.update({ id: number, ...network.getPosition(number) });
  });
  canvas.addEventListener("mousemove", (event) => {
    const box = canvas.getBoundingClientRect();
    const isOnLabel = labelAt(event.clientX - box.left, event.clientY - box.top) !== undefined;
    canvas.dataset.under = hovered !== null || isOnLabel ? "node" : isOnEdge ? "edge" : "";
  });
  fit();
}

function setHovered(number) {
  hovered = number;
  network.redraw();
}
