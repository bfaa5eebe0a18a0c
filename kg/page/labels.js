// Labels of the drawing: the same size at any magnification, and never over each other or over a node.
// The more important ones are placed first; one that finds no room is left out until there is room.

const LABEL = { size: 12.5, leading: 15, widest: 168, lines: 2 };
const labelBoxes = []; // of the last drawing, to find what was clicked: { number, left, top, right, bottom } in pixels
const wrapped = new Map(); // font and text -> { lines, width }

function wrap(context, text, font) {
  const key = `${font} ${LABEL.widest} ${text}`;
  if (wrapped.has(key)) return wrapped.get(key);
  context.font = font;
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && context.measureText(longer).width > LABEL.widest) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  const kept = lines.slice(0, LABEL.lines);
  if (lines.length > LABEL.lines) kept[LABEL.lines - 1] += " …";
  const fitting = kept.map((each) => cut(context, each));
  const result = { lines: fitting, width: Math.max(...fitting.map((each) => context.measureText(each).width)) };
  wrapped.set(key, result);
  return result;
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
    const font = `${node.strong ? 650 : 450} ${LABEL.size}px system-ui, "Segoe UI", Roboto, sans-serif`;
    const { lines, width } = wrap(context, THINGS[node.number].label, font);
    const height = lines.length * LABEL.leading;
    for (const [left, top] of labelPlaces(node, width, height)) {
      const box = { number: node.number, left, top, right: left + width, bottom: top + height };
      const isInside = box.left > view.left && box.right < view.right && box.top > view.top && box.bottom < view.bottom;
      if (!node.strong && !isInside) continue;
      if (taken.some((other) => other.number !== node.number && overlap(box, other))) continue;
      taken.push(box);
      labelBoxes.push(box);
      drawLabel(context, lines, box, font, node);
      break;
    }
  }
}

function drawLabel(context, lines, box, font, node) {
  context.font = font;
  context.globalAlpha = node.faint ? 0.35 : 1;
  context.strokeStyle = PAINT.paper;
  context.lineWidth = 4;
  context.fillStyle = PAINT.ink;
  lines.forEach((line, index) => {
    const y = box.top + index * LABEL.leading + 1;
    context.strokeText(line, box.left, y);
    context.fillText(line, box.left, y);
  });
  context.globalAlpha = 1;
}

function labelAt(x, y) {
  const box = labelBoxes.find((each) => x >= each.left && x <= each.right && y >= each.top && y <= each.bottom);
  return box ? box.number : undefined;
}
