// Says in words that Node is too old, before anything newer than it is loaded. Runs on any Node.
const wanted = require('../package.json').engines.node;
const version = process.versions.node.split('.').map(Number);
const isEnough = wanted.split('||').some((range) => {
  const [major, minor] = range
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number);
  if (version[0] === major) return version[1] >= (minor || 0);
  return range.includes('>=') && version[0] > major;
});
if (!isEnough) {
  console.error(
    `Cadenza needs Node ${wanted}; this is ${process.versions.node}. See https://nodejs.org.`,
  );
  process.exit(1);
}
