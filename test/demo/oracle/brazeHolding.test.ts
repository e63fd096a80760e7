import { heldByBraze } from '../../../demo/oracle/brazeHolding';

const THIRTY = Array.from({ length: 30 }, (_, index) => `choice ${index + 1}`);

test.each<[string, unknown, unknown]>([
	['a text', 'gold', 'gold'],
	['a text of digits', '000123', '000123'],
	['a number', 12.5, 12.5],
	['a boolean', false, false],
	['a time', '2026-10-01T12:30:00.250Z', '2026-10-01 12:30:00.250 UTC'],
	['a time before 1970', '1969-12-31T23:59:59.999Z', '1969-12-31 23:59:59.999 UTC'],
	['a list', ['a', 'b'], ['a', 'b']],
	['a list of 25', THIRTY.slice(0, 25), THIRTY.slice(0, 25)],
	['a list of 30', THIRTY, THIRTY.slice(5)],
])('%s', (_name, sent, held) => {
	expect(heldByBraze(sent)).toEqual(held);
});
