// `npm test`: every check in turn, each with its time and outcome, and at the end one line with the
// sum of all. The quick checks all run, so that one run names everything that is wrong; the slow
// ones (browser, build, e2e) only start when the quick ones passed. Those that only read run side by side.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.ts';
import { readCounts, type Counts } from './testCounts.ts';

interface Step {
  readonly name: string;
  /** Script of package.json. */
  readonly script: string;
  readonly isSlow: boolean;
  /** The runner that writes a JSON report of its tests; a step without one is one check. */
  readonly runner?: 'vitest' | 'playwright';
}

const STEPS: readonly Step[] = [
  { name: 'format', script: 'format:check', isSlow: false },
  { name: 'lint', script: 'lint', isSlow: false },
  { name: 'types', script: 'types', isSlow: false },
  { name: 'layers', script: 'lint:layers', isSlow: false },
  { name: 'unit', script: 'test:unit', isSlow: false, runner: 'vitest' },
  { name: 'browser', script: 'test:browser', isSlow: true, runner: 'vitest' },
  { name: 'build', script: 'build', isSlow: true },
  { name: 'size', script: 'size', isSlow: true },
  { name: 'e2e', script: 'test:e2e', isSlow: true, runner: 'playwright' },
];
// Outside test-results, which Playwright empties.
const REPORTS = 'node_modules/.cache/test-reports';

function reporterArguments(runner: Step['runner'], report: string): string {
  if (runner === 'vitest')
    return ` -- --reporter=default --reporter=json --outputFile.json=${report}`;
  return runner === 'playwright' ? ' -- --reporter=list,json' : '';
}

/** Its output is seen as it comes. */
async function runStep({ name, script, runner }: Step): Promise<Counts> {
  const report = `${REPORTS}/${name}.json`;
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  // One left over in the shell would change what is built and tested.
  delete environment['NODE_ENV'];
  // Through a shell, as npm is a script of its own kind on every system.
  const child = spawn(`npm run --silent ${script}${reporterArguments(runner, report)}`, {
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment,
  });
  const isSuccess = await new Promise<boolean>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status === 0));
  });
  if (runner !== undefined) return readCounts(report, isSuccess);
  return { passed: isSuccess ? 1 : 0, failed: isSuccess ? 0 : 1, skipped: 0 };
}

/** What it prints comes with the promise. */
function readAside({ script }: Step): Promise<{ counts: Counts; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(`npm run --silent ${script}`, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => (output += data.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      const [passed, failed] = status === 0 ? [1, 0] : [0, 1];
      resolve({ counts: { passed, failed, skipped: 0 }, output });
    });
  });
}

/** Sets CHROMIUM_PATH for the steps that follow. Having one is no check passed; having none fails. */
async function prepareBrowser(): Promise<Counts> {
  try {
    const { path, version } = await findBrowser();
    process.env['CHROMIUM_PATH'] = path;
    console.log(`Using ${path} (${version}).`);
    return { passed: 0, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const summary: string[] = [];
const total = { passed: 0, failed: 0 };

async function check(name: string, work: () => Counts | Promise<Counts>): Promise<void> {
  console.log(`\n== ${name}`);
  const startedAt = performance.now();
  const { passed, failed, skipped } = await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  total.passed += passed;
  total.failed += failed;
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  summary.push(
    `${failed > 0 ? 'FAIL' : 'ok  '}  ${name.padEnd(12)} ${seconds.padStart(6)} s  ${counts}`,
  );
}

const quick = STEPS.filter(({ isSlow }) => !isSlow);
await Promise.all(
  quick
    .filter(({ runner }) => runner === undefined)
    .map((step) =>
      check(step.name, async () => {
        const { counts, output } = await readAside(step);
        console.log(`\n-- ${step.name}\n${output.trimEnd()}`);
        return counts;
      }),
    ),
);
for (const step of quick.filter(({ runner }) => runner !== undefined))
  await check(step.name, () => runStep(step));
if (total.failed === 0) await check('find browser', prepareBrowser);
for (const step of STEPS.filter(({ isSlow }) => isSlow)) {
  if (total.failed === 0) await check(step.name, () => runStep(step));
  else summary.push(`      ${step.name.padEnd(12)} not run, as a check before it failed`);
}

console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
