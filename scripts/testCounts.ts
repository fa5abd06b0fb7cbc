// Passed and failed out of the JSON reports of Vitest and Playwright. A run that ended badly
// without naming a failed test (a crash, a file that does not load) still counts as one failure.
import { existsSync, readFileSync } from 'node:fs';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Report {
  // Vitest
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly numPendingTests?: number;
  readonly numTodoTests?: number;
  // Playwright
  readonly stats?: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** @param isSuccess whether the runner exited with 0. */
export function readCounts(reportPath: string, isSuccess: boolean): Counts {
  if (!existsSync(reportPath)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(reportPath, 'utf8')) as Report;
  const { stats } = report;
  const counts = stats
    ? { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
    : {
        passed: report.numPassedTests ?? 0,
        failed: report.numFailedTests ?? 0,
        skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
      };
  const isUnexplained = counts.failed === 0 && (!isSuccess || counts.passed === 0);
  return isUnexplained ? { ...counts, failed: 1 } : counts;
}
