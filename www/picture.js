// The chart as a picture of its own: an SVG or a PNG with title, unit and source in it.
//
// The page loads this file when somebody asks for a picture. What a style sheet says of the chart is
// written into the picture, so that it looks the same anywhere.

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 24;
const HEAD = 64;
const FOOT = 40;
/** Pixels of a PNG for one of the page. */
const SHARP = 2;

/** What a style sheet decides and a picture must keep. */
const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight", "font-style", "opacity"];

/**
 * The chart `svg` as the text of an SVG file. `words` has `title`, `total` and `source`, each a line.
 */
export function toSvg(svg, words) {
  const { width, height } = svg.getBoundingClientRect();
  const page = getComputedStyle(ground(svg));
  const picture = element("svg", {
    xmlns: SVG,
    width: width + 2 * MARGIN,
    height: height + HEAD + FOOT + MARGIN,
    viewBox: `0 0 ${width + 2 * MARGIN} ${height + HEAD + FOOT + MARGIN}`,
    "font-family": page.fontFamily,
  });
  picture.append(element("title", {}, words.title));
  picture.append(element("rect", { width: "100%", height: "100%", fill: page.backgroundColor }));
  const write = (words, y, size, weight) =>
    picture.append(element("text", { x: MARGIN, y, "font-size": size, "font-weight": weight, fill: page.color }, words));
  write(words.title, MARGIN + 14, 18, 700);
  write(words.total, MARGIN + 36, 14, 400);
  const chart = element("svg", { x: MARGIN, y: HEAD + 8, width, height });
  for (const child of svg.children) chart.append(kept(child));
  picture.append(chart);
  write(words.source, height + HEAD + FOOT, 12, 400);
  return new XMLSerializer().serializeToString(picture);
}

/** An SVG file as the bytes of a PNG. */
export async function toPng(text) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SHARP;
  canvas.height = image.height * SHARP;
  const paint = canvas.getContext("2d");
  paint.scale(SHARP, SHARP);
  paint.drawImage(image, 0, 0);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return new Uint8Array(await blob.arrayBuffer());
}

function element(name, attributes, words) {
  const made = document.createElementNS(SVG, name);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (words) made.textContent = words;
  return made;
}

/** The nearest element around the chart that is not transparent. */
function ground(svg) {
  let around = svg.parentElement;
  const isClear = (element) => /^(transparent|rgba\(.*, 0\))$/.test(getComputedStyle(element).backgroundColor);
  while (around.parentElement && isClear(around)) around = around.parentElement;
  return around;
}

/** A copy that carries its looks with it. */
function kept(node) {
  const copy = node.cloneNode(false);
  if (node instanceof SVGElement) {
    const style = getComputedStyle(node);
    for (const name of KEPT) copy.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "data-line", "data-holds"]) copy.removeAttribute(name);
  }
  for (const child of node.childNodes) copy.append(kept(child));
  return copy;
}
