// Drawings of the page as one picture that stands alone: one below the other, each under its title, with the
// colours that its CSS variables have now.
import { readVariables } from './plotTheme.ts';

const TITLE_PX = 20;
const GAP_PX = 12;
/** Pixels of a PNG for each of the drawing: sharp on any screen, and in print at this size. */
const PNG_SCALE = 2;

/** @param drawings with a viewBox from 0 0 and their title in `data-plot`; not empty */
export function stackSvg(drawings: readonly SVGSVGElement[]): Blob {
  let y = 0;
  const parts = drawings.map((drawing) => {
    const { width, height } = drawing.viewBox.baseVal;
    const title = new XMLSerializer().serializeToString(
      document.createTextNode(drawing.dataset['plot'] ?? ''),
    );
    const copy = drawing.cloneNode(true) as SVGSVGElement;
    copy.removeAttribute('class');
    copy.setAttribute('y', String(y + TITLE_PX));
    copy.setAttribute('width', String(width));
    copy.setAttribute('height', String(height));
    const heading = `<text x="4" y="${y + 14}" font-weight="600" fill="var(--ink)">${title}</text>`;
    y += TITLE_PX + height + GAP_PX;
    return heading + new XMLSerializer().serializeToString(copy);
  });
  const width = Math.max(...drawings.map((drawing) => drawing.viewBox.baseVal.width));
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" font-family="system-ui, sans-serif" font-size="12"><rect width="100%" height="100%" fill="var(--sheet)"/>${parts.join('')}</svg>`;
  const variable = readVariables(drawings[0]!);
  const coloured = text.replaceAll(/var\(--([\w-]+)\)/g, (_, name: string) => variable(name));
  return new Blob([coloured], { type: 'image/svg+xml' });
}

/** @param svg as `stackSvg` makes it */
export async function toPng(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width * PNG_SCALE, image.height * PNG_SCALE];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no 2d canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((png) => (png ? resolve(png) : reject(new Error('no picture'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
