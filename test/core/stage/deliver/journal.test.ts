import { noCounts } from '../../../../core/report/counts';
import { Journal } from '../../../../core/stage/deliver/journal';
import type { PendingChanges } from '../../../../core/stage/deliver/pendingChanges';
import { thrownBy } from '../../flow/thrown';

const counts = { ...noCounts, accepted: 1, requests: 1 };

const settled = (line: number) => (pending: PendingChanges) =>
	pending.settle({ lines: [[line, line]], counts, refused: [], unknown: [], skips: {} });

const started = (line: number) => (pending: PendingChanges) => pending.start([[line, line]]);

/** A journal whose writes end when they are told to. */
function slowJournal() {
	const entries: string[] = [];
	const ends: (() => void)[] = [];
	const journal = new Journal(0, async (entry, { started, settled: { lines } }) => {
		entries.push(`${entry}: ${JSON.stringify({ started, settled: lines })}`);
		await new Promise<void>((resolve) => ends.push(resolve));
	});
	const turn = async () => await new Promise((resolve) => setImmediate(resolve));
	return { journal, entries, turn, end: () => ends.shift()?.() };
}

it('what happens in one turn goes into one entry', async () => {
	const { journal, entries, turn, end } = slowJournal();
	journal.note(settled(1));
	journal.flushSoon();
	journal.note(started(2));
	const stored = journal.flush();
	await turn();
	end();
	await stored;
	expect(entries).toEqual(['1: {"started":[[2,2]],"settled":[[1,1]]}']);
});

it('while an entry is written the others wait and go together into the next', async () => {
	const { journal, entries, turn, end } = slowJournal();
	journal.note(settled(1));
	journal.flushSoon();
	await turn();
	journal.note(settled(2));
	const second = journal.flush();
	journal.note(settled(3));
	const third = journal.flush();
	await turn();
	expect(entries).toHaveLength(1);
	end();
	await turn();
	await turn();
	expect(entries[1]).toBe('2: {"started":[],"settled":[[2,3]]}');
	end();
	await Promise.all([second, third]);
	expect(entries).toHaveLength(2);
});

it('what may wait is recorded with the twentieth request; the next twenty wait for it', async () => {
	const { journal, entries, turn, end } = slowJournal();
	for (let line = 1; line < 20; line += 1) {
		journal.note(settled(line));
		await journal.keepUp();
	}
	await turn();
	expect(entries).toEqual([]);
	journal.note(settled(20));
	await journal.keepUp();
	await turn();
	expect(entries).toEqual(['1: {"started":[],"settled":[[1,20]]}']);

	for (let line = 21; line < 40; line += 1) {
		journal.note(settled(line));
		await journal.keepUp();
	}
	journal.note(settled(40));
	let isFree = false;
	const kept = journal.keepUp().then(() => (isFree = true));
	await turn();
	expect(isFree).toBe(false);
	end();
	await turn();
	await turn();
	end();
	await kept;
	expect(entries[1]).toBe('2: {"started":[],"settled":[[21,40]]}');
});

it('what may wait is recorded after a second', async () => {
	const { journal, entries } = slowJournal();
	journal.note(settled(1));
	await journal.keepUp();
	await new Promise((resolve) => setTimeout(resolve, 500));
	expect(entries).toEqual([]);
	await new Promise((resolve) => setTimeout(resolve, 550));
	expect(entries).toEqual(['1: {"started":[],"settled":[[1,1]]}']);
});

it('nothing new: nothing is written', async () => {
	const { journal, entries } = slowJournal();
	await journal.flush();
	expect(entries).toEqual([]);
});

it('after a failed write nothing more is written, and everybody gets that failure', async () => {
	let writes = 0;
	const journal = new Journal(4, async (entry) => {
		writes += 1;
		throw new Error(`no store for ${entry}`);
	});
	journal.note(settled(1));
	expect((await thrownBy(() => journal.flush())).message).toBe('no store for 5');
	journal.note(settled(2));
	expect((await thrownBy(() => journal.flush())).message).toBe('no store for 5');
	expect((await thrownBy(() => journal.keepUp())).message).toBe('no store for 5');
	expect(writes).toBe(1);
});
