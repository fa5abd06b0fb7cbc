// Drawings of the page as one SVG file that stands alone: one below the other, each under its title, with the
// colours that its CSS variables have now.

const TITLE_PX = 20;
const GAP_PX = 12;

/** @param drawings with a viewBox from 0 0 and a title each; not empty */
export function stackSvg(drawings: readonly SVGSVGElement[]): Blob {
  let y = 0;
  const parts = drawings.map((drawing) => {
    const { width, height } = drawing.viewBox.baseVal;
    const title = new XMLSerializer().serializeToString(
      document.createTextNode(drawing.querySelector('title')?.textContent ?? ''),
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
  const { width } = drawings[0]!.viewBox.baseVal;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" font-family="system-ui, sans-serif" font-size="12"><rect width="100%" height="100%" fill="var(--sheet)"/>${parts.join('')}</svg>`;
  const style = getComputedStyle(drawings[0]!);
  const coloured = text.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) =>
    style.getPropertyValue(name).trim(),
  );
  return new Blob([coloured], { type: 'image/svg+xml' });
}
