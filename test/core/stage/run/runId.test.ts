import fc from 'fast-check';

import { newRunId } from '../../../../core/stage/run/runId';

it.each([
	['2026-11-21T21:00:00.000Z', '7f3a', '20261121T210000Z-7f3a'],
	['2026-01-02T03:04:05.678Z', '0001', '20260102T030405Z-0001'],
])('%s with %s is %s', (now, random, expected) => {
	expect(newRunId(new Date(now), Buffer.from(random, 'hex'))).toBe(expected);
});

it('without given bytes two runs of one second differ', () => {
	const now = new Date('2026-11-21T21:00:00Z');
	const ids = new Set(Array.from({ length: 20 }, () => newRunId(now)));
	expect(ids.size).toBeGreaterThan(10);
	for (const id of ids) expect(id).toMatch(/^20261121T210000Z-[0-9a-f]{4}$/);
});

it('ids sort by time', () => {
	const seconds = fc.integer({ min: 0, max: 4_102_444_800 });
	fc.assert(
		fc.property(seconds, seconds, (one, other) => {
			fc.pre(one < other);
			const [before, after] = [one, other].map((at) => newRunId(new Date(at * 1000)));
			expect(String(before) < String(after)).toBe(true);
		}),
	);
});
