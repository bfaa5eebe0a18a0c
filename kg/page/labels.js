// Labels of the drawing: the same size at any magnification, and never over each other or over a node.
// The more important ones are placed first; one that finds no room is left out until there is room. A label stays on
// the side of its node where it was, as long as there is room.

import { PAINT } from "./kinds.js";

export const LABEL = { size: 12.5, leading: 15, widest: 168, lines: 2, titleLines: 2 };
export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
export const BELOW = 2; // number of a side, see labelPlaces
const CELL = 64; // pixels: the sides of the squares in which is looked what stands there
const wrapped = new Map(); // font and text -> { lines, width }

// A label in lines: [{ text, font }]. After a line break (a document's title) the type is lighter.
export function wrap(context, text, isStrong) {
  const key = `${isStrong} ${LABEL.widest} ${LABEL.size} ${text}`;
  if (wrapped.has(key)) return wrapped.get(key);
  const parts = text.split("\n");
  const lines = parts.flatMap((part, index) => {
    const font = `${isStrong && !index ? 650 : 450} ${LABEL.size}px ${FONT}`;
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
function labelPlaces({ x, y, radius }, width, height) {
  const gap = 4;
  return [
    [x + radius + gap, y - height / 2],
    [x - radius - gap - width, y - height / 2],
    [x - width / 2, y + radius + gap - 1],
    [x - width / 2, y - radius - gap - height + 1],
  ];
}

// Boxes by the squares that they touch, so that five hundred nodes need no quarter of a million comparisons.
class Squares {
  constructor() {
    this.cells = new Map();
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  isFree(box, test) {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (test(other) && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return false;
      }
    }
    return true;
  }

  *keys({ left, right, top, bottom }) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) yield x * 100003 + y;
    }
  }
}

// nodes: { id, text, x, y, radius, importance, faint, isBold, isNeeded, side } in pixels. Gives [{ node, lines, box }] of the
// labels that find room in the view; without their title when there is room for the name only. sides: id -> the side where its label was last; written anew.
export function placeLabels(context, nodes, view, sides = new Map()) {
  const taken = new Squares();
  for (const { id, x, y, radius } of nodes) taken.add({ id, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  const placed = [];
  for (const node of [...nodes].sort((a, b) => b.importance - a.importance || (a.id < b.id ? -1 : 1))) {
    if (node.x < view.left - 20 || node.x > view.right + 20 || node.y < view.top - 20 || node.y > view.bottom + 20) continue;
    const name = node.text.split("\n")[0];
    const label = [...new Set(view.isFar ? [name] : [node.text, name])].map((text) => labelOf(context, node, text, taken, view, sides, false)).find(Boolean)
      ?? (node.isNeeded ? labelOf(context, node, name, taken, view, sides, true) : null);
    if (!label) continue;
    taken.add(label.box);
    placed.push(label);
  }
  return placed;
}

// A label where it finds room, or null. One that must be there may cover a node, never another label.
function labelOf(context, node, text, taken, view, sides, mayCover) {
  const { lines, width } = wrap(context, text, node.isBold);
  const box = freeBox(node, width, lines.length * LABEL.leading, taken, view, sides, mayCover);
  return box && { node, lines, box };
}

function freeBox(node, width, height, taken, view, sides, mayCover) {
  const boxes = labelPlaces(node, width, height).map(([left, top], side) => ({ id: node.id, side, isLabel: true, left, top, right: left + width, bottom: top + height }));
  const first = node.side ?? sides.get(node.id) ?? 0;
  boxes.sort((a, b) => (b.side === first) - (a.side === first) || a.side - b.side);
  const isInside = (box) => box.left > view.left && box.right < view.right && box.top > view.top && box.bottom < view.bottom;
  const isFree = (box) => taken.isFree(box, (other) => (mayCover ? other.isLabel : other.id !== node.id));
  const found = boxes.find((box) => isInside(box) && isFree(box)) ?? (mayCover ? boxes.find(isFree) : null) ?? null;
  if (found) sides.set(node.id, found.side);
  return found;
}

// Draws the labels that find room. Gives their boxes, to find what was clicked.
export function drawLabels(context, nodes, view, sides) {
  context.textBaseline = "top";
  context.lineJoin = "round";
  return placeLabels(context, nodes, view, sides).map(({ node, lines, box }) => {
    drawLabel(context, lines, box, node);
    return box;
  });
}

function drawLabel(context, lines, box, node) {
  context.globalAlpha = node.faint ? 0.55 : 1;
  context.strokeStyle = PAINT.paper;
  context.lineWidth = 4;
  lines.forEach((line, index) => {
    const y = box.top + index * LABEL.leading + 1;
    context.font = line.font;
    context.fillStyle = index && node.text.includes("\n") ? PAINT.soft : PAINT.ink;
    context.strokeText(line.text, box.left, y);
    context.fillText(line.text, box.left, y);
  });
  context.globalAlpha = 1;
}
