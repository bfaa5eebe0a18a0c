// A picture (picture.js) as SVG and PNG.

import { KIND_FORMS, PAINT } from "./kinds.js";
import { FONT, LABEL } from "./labels.js";

const escapeXml = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const round = (value) => Math.round(value * 10) / 10;

export function toSvg(picture) {
  const { nodes, labels, edges, at } = picture.inPixels();
  const xs = [...nodes.flatMap(({ x, radius }) => [x - radius, x + radius]), ...labels.flatMap(({ box }) => [box.left, box.right])];
  const ys = [...nodes.flatMap(({ y, radius }) => [y - radius, y + radius]), ...labels.flatMap(({ box }) => [box.top, box.bottom])];
  const [left, top] = [Math.min(...xs) - 16, Math.min(...ys) - 16];
  const [width, height] = [Math.max(...xs) - left + 16, Math.max(...ys) - top + 16];
  const lines = edges.filter(({ from, to }) => at.has(from) && at.has(to)).map((edge) => lineOf(edge, at));
  const shapes = nodes.map(({ id, x, y, radius }) => {
    const form = KIND_FORMS[picture.cardOf(id).kind] ?? KIND_FORMS.thing;
    const scale = radius / 12;
    return `<path d="${form.path}" transform="translate(${round(x - radius)} ${round(y - radius)}) scale(${scale.toFixed(3)})" fill="${form.open ? PAINT.paper : form.colour}" stroke="${form.colour}" stroke-width="${form.open ? 2.6 : 1}"><title>${escapeXml(picture.cardOf(id).label)}</title></path>`;
  });
  const texts = labels.flatMap(({ lines: rows, box }) => rows.map((row, index) => `<text x="${round(box.left)}" y="${round(box.top + index * LABEL.leading + LABEL.size)}" font-weight="${row.font.split(" ")[0]}">${escapeXml(row.text)}</text>`));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${round(left)} ${round(top)} ${round(width)} ${round(height)}" width="${Math.ceil(width)}" height="${Math.ceil(height)}">
<rect x="${round(left)}" y="${round(top)}" width="100%" height="100%" fill="${PAINT.paper}"/>
<g stroke="${PAINT.edge}">${lines.join("")}</g>
<g stroke-linejoin="round">${shapes.join("")}</g>
<g font-family="${escapeXml(FONT)}" font-size="${LABEL.size}" fill="${PAINT.ink}" stroke="${PAINT.paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${texts.join("")}</g>
</svg>
`;
}

// A line with a small head, up to the rim of the node that it points at.
function lineOf({ from, to, width }, at) {
  const [a, b] = [at.get(from), at.get(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const [x, y] = [b.x - dx * (b.radius + 2), b.y - dy * (b.radius + 2)];
  const head = [[x, y], [x - dx * 7 - dy * 3, y - dy * 7 + dx * 3], [x - dx * 7 + dy * 3, y - dy * 7 - dx * 3]].map((point) => point.map(round).join(",")).join(" ");
  return `<line x1="${round(a.x)}" y1="${round(a.y)}" x2="${round(x - dx * 6)}" y2="${round(y - dy * 6)}" stroke-width="${round(width)}"/><polygon points="${head}" fill="${PAINT.edge}" stroke="none"/>`;
}

// The canvas as it is, on paper, at the density of the screen.
export function toPng(picture) {
  const source = picture.canvas.querySelector("canvas");
  const copy = document.createElement("canvas");
  copy.width = source.width;
  copy.height = source.height;
  const context = copy.getContext("2d");
  context.fillStyle = PAINT.paper;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(source, 0, 0);
  return new Promise((resolve) => { copy.toBlob(resolve, "image/png"); });
}
