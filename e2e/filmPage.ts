// The page's part of a film: scales and encodes pictures. Each function is sent to a blank page as it stands, so that it
// may use nothing from outside of itself.

/** What is new in a picture. Pixels; the place is even. */
export interface Encoded {
  /** Base64. */
  readonly webp: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface ChangeRequest {
  /** Base64 of PNG; null: there is nothing yet. */
  readonly before: string | null;
  readonly after: string;
  readonly width: number;
  readonly height: number;
  readonly quality: number;
}

/** @returns null where nothing is new */
export async function encodeChange(request: ChangeRequest): Promise<Encoded | null> {
  const { before, after, width, height, quality } = request;
  const draw = async (png: string): Promise<OffscreenCanvasRenderingContext2D> => {
    const picture = await (await fetch(`data:image/png;base64,${png}`)).blob();
    const scaled = await createImageBitmap(picture, {
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: 'high',
    });
    const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false })!;
    context.drawImage(scaled, 0, 0);
    return context;
  };
  const drawn = await draw(after);
  let [left, top, right, bottom] = [0, 0, width, height];
  if (before !== null) {
    const pixelsOf = (context: OffscreenCanvasRenderingContext2D) =>
      new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    const [old, now] = [pixelsOf(await draw(before)), pixelsOf(drawn)];
    [left, top, right, bottom] = [width, height, 0, 0];
    for (let i = 0; i < now.length; i++) {
      if (old[i] === now[i]) continue;
      const [x, y] = [i % width, Math.floor(i / width)];
      left = Math.min(left, x - (x % 2));
      top = Math.min(top, y - (y % 2));
      right = Math.max(right, x + 1);
      bottom = Math.max(bottom, y + 1);
    }
    if (right === 0) return null;
  }
  const size = { width: right - left, height: bottom - top };
  const cut = new OffscreenCanvas(size.width, size.height);
  cut.getContext('2d', { alpha: false })!.drawImage(drawn.canvas, -left, -top);
  const bytes = await (await cut.convertToBlob({ type: 'image/webp', quality })).bytes();
  const webp = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return { webp, left, top, ...size };
}

interface SheetRequest {
  /** Base64, of the same size each. */
  readonly pngs: readonly string[];
  readonly columns: number;
  /** Of the sheet, unless its last row is not full. */
  readonly width: number;
  readonly height: number;
  readonly quality: number;
}

/** Pictures in rows. @returns WebP, base64 */
export async function encodeSheet(request: SheetRequest): Promise<string> {
  const { pngs, columns, width, height, quality } = request;
  const [cellWidth, cellHeight] = [width / columns, height / columns];
  const rows = Math.ceil(pngs.length / columns);
  // Twice as many pixels, so that the small pictures can be read on dense screens.
  const scale = 2;
  const canvas = new OffscreenCanvas(width * scale, rows * cellHeight * scale);
  const context = canvas.getContext('2d', { alpha: false })!;
  for (const [index, png] of pngs.entries()) {
    const picture = await (await fetch(`data:image/png;base64,${png}`)).blob();
    const scaled = await createImageBitmap(picture, {
      resizeWidth: cellWidth * scale,
      resizeHeight: cellHeight * scale,
      resizeQuality: 'high',
    });
    const [column, row] = [index % columns, Math.floor(index / columns)];
    context.drawImage(scaled, column * cellWidth * scale, row * cellHeight * scale);
  }
  const bytes = await (await canvas.convertToBlob({ type: 'image/webp', quality })).bytes();
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
