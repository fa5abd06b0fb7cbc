// Runs before anything is painted (a file of its own, as the page allows no script within it): the colours chosen on
// this device (src/app/theme.ts), and whether the page that index.html brings, that of a first visit, is the one to be
// seen (src/app/firstVisit.ts). Then, when that has been seen, it begins the app.
const { files, notice, reload } = document.currentScript.dataset;
const { dataset } = document.documentElement;
try {
  const theme = localStorage.getItem('cadenza.theme');
  if (theme) dataset.theme = theme;
  const isElsewhere = location.hash !== '' && location.hash !== '#collect';
  if (localStorage.getItem('cadenza.begun') !== null || isElsewhere) dataset.waits = '';
} catch (error) {
  console.info('What was chosen on this device cannot be read:', error);
}

// What is pressed before there is an app behind it: src/app/firstVisit.ts presses it again. The steps are plain links.
addEventListener('click', (event) => {
  const pressed = event.target.closest?.('main button, main a');
  if (!pressed || !('early' in dataset)) return;
  event.preventDefault();
  dataset.early = pressed.textContent;
});
dataset.early = '';

// A file dropped before there is an app would take its place.
for (const type of ['dragover', 'drop'])
  addEventListener(type, (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });

/** @param begin called after the frame that has the page, which a hidden tab has not, and again, as modules run once */
function afterPaint(begin) {
  requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, 300);
}

/** Said once, in what the app replaces when it comes after all. */
function tellNotLoaded(error) {
  console.error('The app cannot be loaded:', error);
  if (document.querySelector('#not-loaded')) return;
  const alert = document.createElement('p');
  alert.role = 'alert';
  alert.id = 'not-loaded';
  const button = document.createElement('button');
  button.textContent = reload;
  button.onclick = () => location.reload();
  alert.append(notice, ' ', button);
  document.querySelector('#root').append(alert);
}

// The development server begins the app itself.
if (files)
  document.addEventListener('DOMContentLoaded', () =>
    afterPaint(async () => {
      try {
        // The last one is the app, and imports the others; run one by one they leave a moment in between.
        for (const file of files.split(' ')) {
          await import(file);
          await new Promise((resolve) => setTimeout(resolve));
        }
      } catch (error) {
        tellNotLoaded(error);
      }
    }),
  );
