// What every screen must be, checked where a journey has come to it: without a fault that axe knows, light and dark,
// and from phone to wide screen without scrolling sideways, controls on one another, or targets too small to touch.
import axe from 'axe-core';
import { expect, type Page } from 'playwright/test';

const WIDTHS = [360, 390, 768, 1440, 2560];
const HEIGHT = 900;
/** Up to here the page has room for fingers (app/tokens.css). */
const TOUCH_WIDTH = 768;
const TARGET_PX = 44;

/** Leaves the page light and as wide as it was. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  await emulate(page, 'light');
  expect(await violationsOf(page, {}), 'light').toEqual([]);
  await emulate(page, 'dark');
  const onlyColours = { runOnly: ['color-contrast', 'link-in-text-block'] };
  // Chromium is sometimes late with the inherited colours of what is being drawn anew.
  await expect.poll(() => violationsOf(page, onlyColours), { message: 'dark' }).toEqual([]);
  await page.emulateMedia({ reducedMotion: null, colorScheme: 'light' });
}

/** Resolves when nothing is on its way from one colour to another. */
async function emulate(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** Leaves the page as wide as it was. */
export async function expectFits(page: Page): Promise<void> {
  const before = page.viewportSize()!;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    // The frame after the change has the layout that the change brings about.
    const faults = await page.evaluate(
      async ([least]) => {
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return findFaults(least);

        function findFaults(leastPx: number): string[] {
          const found: string[] = [];
          const sideways = document.documentElement.scrollWidth - window.innerWidth;
          if (sideways > 0) found.push(`scrolls sideways by ${sideways} px`);
          const controls = [
            ...document.querySelectorAll<HTMLElement>(
              'button, a[href], select, input, [role=switch], [role=checkbox], [role=radio]',
            ),
          ].filter(isSeen);
          const targets = new Map(controls.map((control) => [targetOf(control), control]));
          const boxes = [...targets].map(
            ([target, control]) => [control, target.getBoundingClientRect(), target] as const,
          );
          for (const [control, { width, height }] of boxes)
            if (height < leastPx - 0.5 || (width < leastPx - 0.5 && isBare(control)))
              found.push(`${nameOf(control)} is ${Math.round(width)} × ${Math.round(height)} px`);
          boxes.forEach(([control, box, target], index) => {
            for (const [other, otherBox, otherTarget] of boxes.slice(index + 1)) {
              if (target.contains(otherTarget) || otherTarget.contains(target)) continue;
              // What sticks to the foot or the head lies over what scrolls.
              if (layerOf(control) !== layerOf(other)) continue;
              const across =
                Math.min(box.right, otherBox.right) - Math.max(box.left, otherBox.left);
              const down = Math.min(box.bottom, otherBox.bottom) - Math.max(box.top, otherBox.top);
              if (across > 1 && down > 1)
                found.push(`${nameOf(control)} and ${nameOf(other)} lie on one another`);
            }
          });
          return found;
        }

        function isSeen(element: HTMLElement): boolean {
          return (
            element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }) &&
            element.closest('[aria-hidden=true]') === null &&
            !(element instanceof HTMLInputElement && element.type === 'file')
          );
        }

        /** What a finger may hit: of a switch its label, of a slider its whole height. */
        function targetOf(control: HTMLElement): Element {
          if (control.matches('[role=switch], [role=checkbox], [role=radio]'))
            return control.closest('label') ?? control;
          if (control.matches('input[type=range]')) return control.closest('[data-hit]') ?? control;
          return control;
        }

        /** A square with a pictogram or a letter; words are wide enough. */
        function isBare(control: HTMLElement): boolean {
          return control.matches('[data-tip]');
        }

        function layerOf(element: Element): Element | null {
          for (let at: Element | null = element; at; at = at.parentElement)
            if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return at;
          return null;
        }

        function nameOf(control: HTMLElement): string {
          const words = control.ariaLabel ?? control.textContent.trim();
          return `${control.tagName.toLowerCase()} “${words.slice(0, 40) || control.id}”`;
        }
      },
      [width <= TOUCH_WIDTH ? TARGET_PX : 0] as const,
    );
    expect(faults, `${width} px wide`).toEqual([]);
  }
  await page.setViewportSize(before);
}

async function violationsOf(page: Page, options: axe.RunOptions): Promise<string[]> {
  const { violations } = await page.evaluate(
    (asked) => (window as unknown as { axe: typeof axe }).axe.run(document, asked),
    { ...options, resultTypes: ['violations'] } as axe.RunOptions,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}
