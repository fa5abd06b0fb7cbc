import { expect, test } from 'vitest';
import { AppError } from '../core/errors.ts';
import { toFailure, toJobEnd } from './job.ts';

test('a cancel is no failure, whoever threw it', () => {
  expect(toJobEnd(new AppError('cancelled', 'cancelled'))).toEqual({ status: 'cancelled' });
  expect(toJobEnd(new DOMException('stopped', 'AbortError'))).toEqual({ status: 'cancelled' });
});

test('a failure is plain data', () => {
  const failure = toFailure(new AppError('file/empty', 'no bytes', { fileName: 'a.mid' }));
  expect(structuredClone(failure)).toEqual({
    code: 'file/empty',
    message: 'no bytes',
    details: { fileName: 'a.mid' },
  });
  expect(toJobEnd('what')).toEqual({
    status: 'failed',
    failure: { code: 'unexpected', message: 'what', details: {} },
  });
});
