import { encodePng } from "./png.ts";
import { Canvas, type Rgb } from "./raster.ts";
import { SILHOUETTES, type SilhouetteName } from "./silhouettes.ts";

/** Colours of the shop's goods by their Spanish name. */
const COLORS: Record<string, Rgb> = {
  negro: [52, 50, 54],
  blanco: [242, 239, 233],
  rosa: [226, 165, 168],
  salmon: [229, 162, 140],
  piel: [220, 178, 148],
  rojo: [176, 52, 48],
  bordo: [122, 40, 56],
  azul: [62, 88, 138],
  celeste: [142, 178, 204],
  lila: [168, 148, 196],
  verde: [84, 122, 100],
  gris: [142, 142, 146],
  natural: [222, 204, 174],
  dorado: [196, 160, 92],
  plateado: [186, 190, 196],
  marron: [122, 84, 62],
  fucsia: [196, 74, 122],
  camel: [186, 142, 96],
};

const BACKGROUNDS: Rgb[] = [
  [238, 231, 220],
  [228, 234, 233],
  [240, 228, 226],
  [232, 229, 238],
  [236, 236, 224],
];

const cache = new Map<string, Buffer>();

export interface PictureInput {
  silhouette: SilhouetteName;
  color: string;
  /** Chooses the background, so that neighbours differ. */
  seed: number;
  size?: number;
}

/** A tile with the silhouette of a product, as PNG bytes; drawn once per input. */
export function productPicture(input: PictureInput): Buffer {
  const size = input.size ?? 640;
  const key = `${input.silhouette}:${input.color}:${input.seed % BACKGROUNDS.length}:${size}`;
  const known = cache.get(key);
  if (known) return known;
  const picture = draw(input, size);
  cache.set(key, picture);
  return picture;
}

function draw(input: PictureInput, size: number): Buffer {
  const background = BACKGROUNDS[input.seed % BACKGROUNDS.length] ?? [238, 231, 220];
  const color = COLORS[normalise(input.color)] ?? COLORS["rosa"] ?? [226, 165, 168];
  const canvas = new Canvas(size, background);
  // White goods need a darker disc to stand out.
  const disc: Rgb =
    luminance(color) > 225 ? mix(background, [90, 100, 110], 0.28) : mix(background, [255, 255, 255], 0.55);
  canvas.circle({ x: 50, y: 50, r: 41 }, disc);
  canvas.fill("M20 89 C32 85 68 85 80 89 C68 93 32 93 20 89 Z", mix(background, [60, 50, 40], 0.22), 0.7);
  const { body, detail } = SILHOUETTES[input.silhouette];
  const outline = luminance(color) > 205 ? mix(color, [90, 80, 70], 0.3) : mix(color, [20, 18, 20], 0.28);
  for (const path of body) canvas.fill(path, color);
  for (const path of detail) canvas.fill(path, outline, 0.85);
  return encodePng({ width: size, height: size, channels: 3, pixels: canvas.pixels });
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [at(0), at(1), at(2)];
}

function luminance([r, g, b]: Rgb): number {
  return 0.299 * r + 0.587 * g + 0.114 * b;
}

function normalise(color: string): string {
  return color.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
