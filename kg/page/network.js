// The picture of the explorer: the one in #canvas.

import { Picture } from "./picture.js";
import { card } from "./source.js";

export const canvas = document.getElementById("canvas");
export const picture = new Picture(canvas, card, () => (picture.isSmall() ? 50 : 58) + document.getElementById("chips").offsetHeight);

export const startNetwork = (on) => picture.start(on);
export const show = (places, edges, pins) => picture.show(places, edges, pins);
export const light = (iri, others) => picture.light(iri, others);
export const isShown = (iri) => picture.isShown(iri);
export const placesShown = () => picture.placesShown();
export const isSmall = () => picture.isSmall();
export const roomFor = (iri) => picture.roomFor(iri);
export const sheet = () => picture.sheet();
export const fit = (animate, isBelow) => picture.fit(animate, isBelow);
export const sizeBy = (cards) => picture.sizeBy(cards);
export const centreOn = (iri) => picture.centreOn(iri);
export const zoomBy = (factor) => picture.zoomBy(factor);
export const nodeTowards = (iri, arrow) => picture.nodeTowards(iri, arrow);
export const firstShown = () => picture.firstShown();
export const recolour = () => picture.recolour();
