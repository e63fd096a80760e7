import { rowFates } from './rowFates';
import type { SentRequest } from './traffic';

const delivered = { rows: [], misplaced: 0, unknown: [], entries: new Map() };

const sent = (process: number, wasAnswered: boolean, adds = false): SentRequest => ({
	kind: 'sent',
	process,
	rows: [{ id: 'one', adds }],
	wasAnswered,
});

const again = 'Process 1 sent a row again that had been answered';
const twice = 'A row that adds was sent twice';

it.each([
	['by the same process, after an answer', [sent(1, true), sent(1, true)], [again]],
	['by the same process, without an answer', [sent(1, false), sent(1, true)], []],
	['by the next process, after an answer that it cannot know', [sent(1, true), sent(2, true)], []],
	['with a number to add', [sent(1, false, true), sent(2, true, true)], [twice]],
	['only once', [sent(1, true)], []],
])('a row that is sent %s', (_how, requests, problems) => {
	expect(rowFates(requests, delivered).problems).toEqual(problems);
});
