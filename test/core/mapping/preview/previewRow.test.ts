import fc from 'fast-check';

import { RowError } from '../../../../core/flow/syncError';
import { itemRow } from '../../../../core/mapping/preview/itemRow';
import { previewRow } from '../../../../core/mapping/preview/previewRow';
import type { MapRow } from '../../../../core/mapping/run/mapRow';

/** A mapping that sends this line, with a warning for each target. */
const sending =
	(line: string, ...targets: readonly string[]): MapRow =>
	(_row, _origin, warn) => {
		for (const target of targets) warn('textTooLong', target);
		return { line, once: false, sourceId: 'id', fields: [] };
	};

const row = (text: string) => ({
	key: 'part-00001',
	line: 7,
	bytes: Buffer.from(text),
	origin: { source: 1, line: 7 },
});

const place = { key: 'part-00001', line: 7 };

it.each([
	{
		direction: 'toBraze' as const,
		line: '{"external_id":"1"}',
		request: { method: 'POST', path: '/users/track', body: '{"attributes":[{"external_id":"1"}]}' },
	},
	{
		direction: 'toBlueConic' as const,
		line: '{"identifier":"1:7"}',
		request: { method: 'PUT', path: '/profiles', body: '[{"identifier":"1:7"}]' },
	},
])('a mapped row is shown with its request: $direction', ({ direction, line, request }) => {
	expect(previewRow(sending(line, 'about'), direction, row('{"id":"a"}'))).toEqual({
		place,
		status: 'mapped',
		before: { id: 'a' },
		after: JSON.parse(line),
		warnings: [{ kind: 'textTooLong', target: 'about' }],
		request,
	});
});

it('the request keeps every digit and every name', () => {
	const line = '{"external_id":"1","points":12345678901234567890,"__proto__":{"a":1}}';
	const shown = previewRow(sending(line), 'toBraze', row('{}'));
	expect(shown).toMatchObject({ request: { body: `{"attributes":[${line}]}` } });
	expect(Object.keys('after' in shown ? Object(shown.after) : {})).toContain('__proto__');
});

it('a skipped row has its reason', () => {
	const mapRow: MapRow = () => ({ skip: 'noIdentifier' });
	expect(previewRow(mapRow, 'toBraze', row('{"id":"a"}'))).toEqual({
		place,
		before: { id: 'a' },
		warnings: [],
		status: 'skipped',
		reason: 'noIdentifier',
	});
});

it('a refused row has its reason, its message and what was warned of before', () => {
	const mapRow: MapRow = (_row, _origin, warn) => {
		warn('textTooLong', 'about');
		throw new RowError('badCountry', `'country' does not fit.`);
	};
	expect(previewRow(mapRow, 'toBraze', row('{"id":"a"}'))).toEqual({
		place,
		before: { id: 'a' },
		warnings: [{ kind: 'textTooLong', target: 'about' }],
		status: 'refused',
		reason: 'badCountry',
		message: `'country' does not fit.`,
	});
});

it('a line that is no JSON is refused and shown as its text, cut', () => {
	const text = `{broken ${'x'.repeat(5000)}`;
	const shown = previewRow(sending('{}'), 'toBraze', row(text));
	expect(shown).toMatchObject({ status: 'refused', reason: 'brokenJson' });
	expect(shown.before).toBe(text.slice(0, 2000));
});

it('an item is a row that holds what the item holds', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (json, position) => {
			const text = JSON.stringify(json);
			expect(itemRow(json, position)).toEqual({
				key: 'items',
				line: position + 1,
				bytes: Buffer.from(text),
				origin: { source: 1, line: position + 1 },
			});
			expect(JSON.stringify(json)).toBe(text);
		}),
	);
});

it('an item that is no JSON is refused', () => {
	const round: Record<string, unknown> = {};
	round.self = round;
	for (const json of [round, { big: 1n }]) {
		expect(itemRow(json, 2)).toMatchObject({
			reason: 'notJson',
			message: expect.stringMatching(/^Item 3 /),
		});
	}
});
