// Labels of the drawing: the same size at any magnification, and never over each other or over a node.
// The more important ones are placed first; one that finds no room is left out until there is room.

const LABEL = { size: 12.5, leading: 15, widest: 168, lines: 2, titleLines: 2 };
const labelBoxes = []; // of the last drawing, to find what was clicked: { number, left, top, right, bottom } in pixels
const wrapped = new Map(); // font and text -> { lines, width }

// A label in lines: [{ text, font }]. After a line break (a document's title) the type is lighter.
function wrap(context, text, isStrong) {
  const key = `${isStrong} ${LABEL.widest} ${text}`;
  if (wrapped.has(key)) return wrapped.get(key);
  const parts = text.split("\n");
  const lines = parts.flatMap((part, index) => {
    const font = `${isStrong && !index ? 650 : 450} ${LABEL.size}px system-ui, "Segoe UI", Roboto, sans-serif`;
    return wrapPart(context, part, font, parts.length < 2 ? LABEL.lines : index ? LABEL.titleLines : 1);
  });
  const result = { lines, width: Math.max(...lines.map((line) => line.width)) };
  wrapped.set(key, result);
  return result;
}

function wrapPart(context, text, font, most) {
  context.font = font;
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (lines.at(-1) && context.measureText(longer).width > LABEL.widest) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] += " …";
  return kept.map((line) => cut(context, line)).map((line) => ({ text: line, font, width: context.measureText(line).width }));
}

function cut(context, line) {
  let shown = line;
  while (shown.length > 4 && context.measureText(shown).width > LABEL.widest) shown = `${shown.replace(/ ?…$/, "").slice(0, -1)}…`;
  return shown;
}

// Where a label may stand beside a node: right, left, below, above.
function* labelPlaces(node, width, height) {
  const { x, y, radius } = node;
  const gap = 4;
  yield [x + radius + gap, y - height / 2];
  yield [x - radius - gap - width, y - height / 2];
  yield [x - width / 2, y + radius + gap - 1];
  yield [x - width / 2, y - radius - gap - height + 1];
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// nodes: { number, x, y, radius, importance, faint, strong } in pixels. Draws on a context that counts in pixels.
function drawLabels(context, nodes, view) {
  labelBoxes.length = 0;
  const taken = nodes.map((n) => ({ number: n.number, left: n.x - n.radius, right: n.x + n.radius, top: n.y - n.radius, bottom: n.y + n.radius }));
  const ordered = [...nodes].sort((a, b) => b.importance - a.importance || a.number - b.number);
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const node of ordered) {
    const text = THINGS[node.number].short;
    const { lines, width } = wrap(context, view.isFar ? text.split("\n")[0] : text, node.strong);
    const box = freeBox(node, width, lines.length * LABEL.leading, taken, view);
    if (!box) continue;
    taken.push(box);
    labelBoxes.push(box);
    drawLabel(context, lines, box, node);
  }
}

// Where the label of a node finds room, or null. One that must be there may cover a node, never another label.
function freeBox(node, width, height, taken, view) {
  const boxes = [...labelPlaces(node, width, height)].map(([left, top]) => ({ number: node.number, left, top, right: left + width, bottom: top + height }));
  const inside = boxes.filter((box) => box.left > view.left && box.right < view.right && box.top > view.top && box.bottom < view.bottom);
  const others = taken.filter((box) => box.number !== node.number);
  const isFree = (box) => !others.some((other) => overlap(box, other));
  const isClear = (box) => !labelBoxes.some((other) => overlap(box, other));
  return inside.find(isFree) ?? (node.strong ? inside.find(isClear) ?? boxes.find(isClear) : null) ?? null;
}

function drawLabel(context, lines, box, node) {
  context.globalAlpha = node.faint ? 0.35 : 1;
  context.strokeStyle = PAINT.paper;
  context.lineWidth = 4;
  context.fillStyle = PAINT.ink;
  lines.forEach((line, index) => {
    const y = box.top + index * LABEL.leading + 1;
    context.font = line.font;
    context.strokeText(line.text, box.left, y);
    context.fillText(line.text, box.left, y);
  });
  context.globalAlpha = 1;
}

function labelAt(x, y) {
  const box = labelBoxes.find((each) => x >= each.left && x <= each.right && y >= each.top && y <= each.bottom);
  return box ? box.number : undefined;
}
