import { oversizedLine } from '../../../../core/stage/parts/lines';
import { rowTextOf } from '../../../../core/stage/parts/rowText';
import { thrownBy } from '../../flow/thrown';

it.each(['', '{"a":"é🦊漢"}', '\u0000', '\ufeff'])('the text of %j', (text) => {
	expect(rowTextOf(Buffer.from(text))).toBe(text);
});

it.each<[string, Buffer, string]>([
	['a line that was too long to be read', oversizedLine, 'lineTooLong'],
	['Latin-1', Buffer.from('{"a":"é"}', 'latin1'), 'brokenUtf8'],
	['a character cut in two', Buffer.from('🦊').subarray(0, 2), 'brokenUtf8'],
	['a surrogate', Buffer.from([0xed, 0xa0, 0x80]), 'brokenUtf8'],
	['an overlong slash', Buffer.from([0xc0, 0xaf]), 'brokenUtf8'],
])('refuses %s', async (_case, line, reason) => {
	const error = await thrownBy(async () => rowTextOf(line));
	expect(error).toMatchObject({ kind: 'row', reason });
});
