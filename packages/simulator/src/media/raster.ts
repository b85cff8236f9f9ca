export type Rgb = readonly [number, number, number];

interface Point {
  x: number;
  y: number;
}

/** Samples per pixel and axis. */
const SAMPLES = 3;

/** A square picture that shapes are painted on; units are 0–100 on both axes. */
export class Canvas {
  readonly size: number;
  readonly pixels: Uint8Array;

  constructor(size: number, background: Rgb) {
    this.size = size;
    this.pixels = new Uint8Array(size * size * 3);
    for (let index = 0; index < size * size; index += 1) this.pixels.set(background, index * 3);
  }

  /** Fills an SVG path (absolute M, L, C, Q and Z only) with the even-odd rule, smoothed. */
  fill(path: string, color: Rgb, alpha = 1): void {
    const edges = toEdges(flatten(path), this.size / 100);
    const coverage = new Float32Array(this.size);
    for (let y = 0; y < this.size; y += 1) {
      coverage.fill(0);
      let touched = false;
      for (let sub = 0; sub < SAMPLES; sub += 1)
        touched = scan(edges, y + (sub + 0.5) / SAMPLES, coverage) || touched;
      if (touched) this.#blendRow(y, coverage, { color, alpha });
    }
  }

  /** A filled circle. */
  circle({ x, y, r }: Point & { r: number }, color: Rgb): void {
    const k = 0.5523 * r;
    this.fill(
      `M${x - r} ${y} C${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r} C${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y} ` +
        `C${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r} C${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y} Z`,
      color,
    );
  }

  #blendRow(y: number, coverage: Float32Array, paint: { color: Rgb; alpha: number }): void {
    for (let x = 0; x < this.size; x += 1) {
      const share = Math.min(1, coverage[x] ?? 0) * paint.alpha;
      if (share <= 0) continue;
      const at = (y * this.size + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const old = this.pixels[at + channel] ?? 0;
        this.pixels[at + channel] = Math.round(old + ((paint.color[channel] ?? 0) - old) * share);
      }
    }
  }
}

type Edge = [Point, Point];

function toEdges(rings: Point[][], scale: number): Edge[] {
  return rings.flatMap((ring) =>
    ring.map((point, index): Edge => {
      const next = ring[(index + 1) % ring.length] ?? point;
      return [
        { x: point.x * scale, y: point.y * scale },
        { x: next.x * scale, y: next.y * scale },
      ];
    }),
  );
}

/** Adds one sample line's coverage; true where anything was covered. */
function scan(edges: Edge[], y: number, coverage: Float32Array): boolean {
  const crossings: number[] = [];
  for (const [from, to] of edges) {
    if (from.y <= y !== to.y <= y)
      crossings.push(from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x));
  }
  crossings.sort((a, b) => a - b);
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const start = Math.max(0, crossings[index] ?? 0);
    const end = Math.min(coverage.length, crossings[index + 1] ?? 0);
    for (let x = Math.floor(start); x < end; x += 1) {
      coverage[x] = (coverage[x] ?? 0) + Math.max(0, Math.min(end, x + 1) - Math.max(start, x)) / SAMPLES;
    }
  }
  return crossings.length > 0;
}

/** Turns a path into closed polygons. */
function flatten(path: string): Point[][] {
  const rings: Point[][] = [];
  let ring: Point[] = [];
  for (const [, command = "", numbers = ""] of path.matchAll(/([MLCQZ])([^MLCQZ]*)/g)) {
    const values = numbers
      .trim()
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number);
    if (command === "M") {
      ring = [];
      rings.push(ring);
    }
    const step = { M: 2, L: 2, Q: 4, C: 6 }[command] ?? 0;
    for (let at = 0; step > 0 && at + step <= values.length; at += step)
      curve(ring, values.slice(at, at + step));
  }
  return rings;
}

/** Appends a line, quadratic or cubic piece from the ring's last point. */
function curve(ring: Point[], values: number[]): void {
  const points: Point[] = [];
  for (let at = 0; at < values.length; at += 2) points.push({ x: values[at] ?? 0, y: values[at + 1] ?? 0 });
  const from = ring.at(-1);
  if (!from || points.length === 1) {
    ring.push(...points);
    return;
  }
  const control = [from, ...points];
  for (let step = 1; step <= 20; step += 1) ring.push(casteljau(control, step / 20));
}

function casteljau(points: Point[], t: number): Point {
  const [first] = points;
  if (!first || points.length === 1) return first ?? { x: 0, y: 0 };
  const next = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return { x: before.x + (point.x - before.x) * t, y: before.y + (point.y - before.y) * t };
  });
  return casteljau(next, t);
}
